import { pause } from "../stage/patience";
import type { Caller } from "../stage/caller";
import { reply, type Desk } from "./desk";

/** Replies at an even pace, whether or not the one before was answered; tells how many were done when all have ended. */
export async function replyAtPace(
  caller: Caller,
  { caseIds }: Desk,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<number> {
  const startedAt = performance.now();
  const answers: Promise<unknown>[] = [];
  const total = rate * seconds;
  let failed = 0;
  while (answers.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1_000));
    while (answers.length < due) {
      const caseId = caseIds[answers.length % caseIds.length] ?? "";
      answers.push(reply(caller, caseId).catch(() => (failed += 1)));
    }
    await pause(2);
  }
  await Promise.all(answers);
  return total - failed;
}
