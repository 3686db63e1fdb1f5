import { pause } from "../stage/patience";
import type { Caller } from "../stage/caller";
import { reply, type Desk } from "./desk";

/** Replies at an even pace, whether or not the one before was answered; ends when all are. */
export async function replyAtPace(
  caller: Caller,
  { caseIds }: Desk,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<void> {
  const startedAt = performance.now();
  const answers: Promise<string>[] = [];
  const total = rate * seconds;
  while (answers.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1_000));
    while (answers.length < due) answers.push(reply(caller, caseIds[answers.length % caseIds.length] ?? ""));
    await pause(2);
  }
  await Promise.all(answers);
}
