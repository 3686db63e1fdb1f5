import type { NewFacts } from "../change-case";
import type { AssignmentByMacro, MoveByMacro, SnoozeByMacro } from "./macro-actions";
import type { MacroStep } from "./macro-steps";
import { spanInWords } from "./span-of-time";

/** Names by ids, as far as they are known. */
export type Names = ReadonlyMap<string, string>;

const NO_NAMES: Names = new Map();

/** What a step does, for the one who is about to take it: `set the priority to HIGH`. */
export function wordsOf(step: MacroStep, names: Names = NO_NAMES): string {
  if (step.kind === "REPLY") return "reply to the customer";
  if (step.kind === "NOTE") return "write a note";
  if (step.kind === "FACTS") return wordsOfFacts(step.facts);
  if (step.kind === "FIELDS") return `set ${step.fields.map(({ key }) => key).join(", ")}`;
  if (step.kind === "ASSIGNMENT") return wordsOfAssignment(step.assign, names);
  return step.kind === "MOVE" ? wordsOfMove(step.move) : wordsOfSnooze(step.snooze);
}

function wordsOfFacts({ kind, priority, addTags, removeTags }: NewFacts): string {
  return joined([
    kind && `call it ${kind}`,
    priority && `set the priority to ${priority}`,
    addTags && `add ${tags(addTags)}`,
    removeTags && `remove ${tags(removeTags)}`,
  ]);
}

function tags(all: readonly string[]): string {
  return `${all.length === 1 ? "the tag" : "the tags"} ${all.join(", ")}`;
}

function wordsOfAssignment({ teamId, memberId, toMe }: AssignmentByMacro, names: Names): string {
  return joined([
    teamId && `give it to the team ${names.get(teamId) ?? ""}`.trimEnd(),
    teamId === null && "take it out of its team's queue",
    memberId && `give it to ${names.get(memberId) ?? "a member"}`,
    memberId === null && "leave it to nobody in particular",
    toMe && "take it yourself",
  ]);
}

function wordsOfMove({ wait, resume, resolve, close, reopen }: MoveByMacro): string {
  return joined([
    wait && `wait for ${wait.waitingOn === "CUSTOMER" ? "the customer" : "a third party"}: ${wait.reason}`,
    resume && `go on with it: ${resume.reason}`,
    resolve && `resolve it: ${resolve.reason}`,
    close && `close it: ${close.reason}`,
    reopen && `reopen it: ${reopen.reason}`,
  ]);
}

function wordsOfSnooze({ for: span, untilReply }: SnoozeByMacro): string {
  return joined(
    [
      "snooze it",
      span != null && `for ${spanInWords(span)}`,
      span != null && untilReply && "or",
      untilReply && "until the customer writes",
    ],
    " ",
  );
}

function joined(parts: readonly (string | false | null | undefined)[], between = ", "): string {
  return parts.filter(Boolean).join(between);
}
