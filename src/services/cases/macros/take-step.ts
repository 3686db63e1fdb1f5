import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { InvalidError, Refusal, type ErrorCode } from "../../../kernel/errors";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { plusSeconds } from "../../../kernel/instant";
import { permitted } from "../../../kernel/operation";
import type { Context } from "../../access/actor";
import { assignCase } from "../assignment/assign-case";
import { changeCase } from "../change-case";
import { setCaseFields } from "../fields/set-case-fields";
import { addNote } from "../messages/add-note";
import { replyToCase } from "../messages/reply-to-case";
import { snoozeCase } from "../snooze/snooze-case";
import { closeCase } from "../states/close-case";
import { markCaseWaiting } from "../states/mark-case-waiting";
import { reopenCase } from "../states/reopen-case";
import { resolveCase } from "../states/resolve-case";
import { resumeCase } from "../states/resume-case";
import type { AssignmentByMacro, MoveByMacro, SnoozeByMacro } from "./macro-actions";
import { isThere } from "./macro-move";
import type { MacroStep } from "./macro-steps";
import { secondsIn } from "./span-of-time";
import { wordsOf } from "./step-words";

/** What a message or note is made of. */
export interface Saying {
  readonly body: string;
  readonly attachmentIds: readonly string[] | null;
}

/** What a step made of the case. */
export interface Taken {
  readonly case: Case;
  readonly message?: CaseMessage;
  readonly redactions: readonly Redaction[];
}

/** The command of each kind of step, whose permission it takes; all moves take the same. */
const COMMANDS = {
  REPLY: replyToCase,
  NOTE: addNote,
  FACTS: changeCase,
  FIELDS: setCaseFields,
  ASSIGNMENT: assignCase,
  MOVE: markCaseWaiting,
  SNOOZE: snoozeCase,
} as const satisfies Record<MacroStep["kind"], { readonly permission: string }>;

/** Refuses a caller who could not do each of these by itself. */
export function assertPermitted(ctx: Context, steps: readonly MacroStep[]): void {
  for (const { kind } of steps) permitted(ctx, COMMANDS[kind]);
}

/** A step that its own command refuses; a macro is applied as a whole, or not at all. */
class MacroStepRefusedError extends Refusal {
  readonly code: ErrorCode;
  override readonly retryable: boolean;
  override readonly field: readonly string[];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(step: MacroStep, { code, retryable, field, details, message }: Refusal) {
    super(`The macro was not applied, as it would ${wordsOf(step)}: ${message}`);
    this.code = code;
    this.retryable = retryable;
    this.field = field?.[0] === "caseId" ? field : ["macroId"];
    this.details = { ...details, step: step.kind };
  }
}

/** Takes a step by its own command, with all of its rules. */
export async function takeStep(
  ctx: Context,
  held: Case,
  step: MacroStep,
  saying: Saying | null,
): Promise<Taken> {
  try {
    return await taken(ctx, held, step, saying);
  } catch (error) {
    const isOfAction = error instanceof Refusal && step.kind !== "REPLY" && step.kind !== "NOTE";
    throw isOfAction ? new MacroStepRefusedError(step, error) : error;
  }
}

function taken(ctx: Context, held: Case, step: MacroStep, saying: Saying | null): Promise<Taken> {
  const caseId = held.id;
  if (step.kind === "FACTS") return changeCase.body(ctx, { caseId, ...step.facts });
  if (step.kind === "FIELDS") return setCaseFields.body(ctx, { caseId, fields: step.fields });
  if (step.kind === "ASSIGNMENT") return assignCase.body(ctx, { caseId, ...assignment(ctx, step.assign) });
  if (step.kind === "MOVE") return moved(ctx, held, step.move);
  if (step.kind === "SNOOZE") return snoozeCase.body(ctx, { caseId, ...snoozeFrom(ctx, step.snooze) });
  const { body, attachmentIds } = saying ?? { body: "", attachmentIds: null };
  const command = step.kind === "NOTE" ? addNote : replyToCase;
  return command.body(ctx, { caseId, body, attachmentIds });
}

async function moved(ctx: Context, held: Case, move: MoveByMacro): Promise<Taken> {
  const { wait, resume, resolve, close, reopen } = move;
  const caseId = held.id;
  if (isThere(held, move)) return { case: held, redactions: [] };
  if (wait) return markCaseWaiting.body(ctx, { caseId, ...wait });
  if (resume) return resumeCase.body(ctx, { caseId, ...resume });
  if (resolve) return resolveCase.body(ctx, { caseId, ...resolve });
  if (close) return closeCase.body(ctx, { caseId, ...close });
  return reopen ? reopenCase.body(ctx, { caseId, ...reopen }) : { case: held, redactions: [] };
}

function assignment(
  { actor }: Context,
  { toMe, ...given }: AssignmentByMacro,
): Omit<AssignmentByMacro, "toMe"> {
  if (!toMe) return given;
  if (actor.kind !== "member") throw new InvalidError("macroId", "Only a member takes a case to itself.");
  return { ...given, memberId: actor.id };
}

function snoozeFrom(ctx: Context, { for: span, untilReply }: SnoozeByMacro) {
  const seconds = span == null ? null : secondsIn(span);
  return { until: seconds === null ? null : plusSeconds(ctx.now(), seconds), untilReply };
}
