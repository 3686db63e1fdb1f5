import type { Caller } from "../stage/caller";
import { atPace, type Pace } from "./at-pace";
import { reply, type Desk } from "./desk";

/** Replies at an even pace; tells how many were done when all have ended. */
export async function replyAtPace(caller: Caller, { caseIds }: Desk, pace: Pace): Promise<number> {
  const done = await atPace(pace, (index) =>
    reply(caller, caseIds[index % caseIds.length] ?? "").then(
      () => true,
      () => false,
    ),
  );
  return done.filter(Boolean).length;
}
