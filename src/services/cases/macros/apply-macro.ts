import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { MacroUse } from "../../../entities/cases/macro-use.entity";
import type { Macro } from "../../../entities/cases/macro.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { ErrorCode, InvalidError, Refusal } from "../../../kernel/errors";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { commandOfCommands } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import { lockCase, type CaseReference } from "../lock-case";
import { timelineInsertion } from "../record-timeline";
import "./macro-events";
import { stepsOf, type MacroStep } from "./macro-steps";
import { usableMacro } from "./read-macros";
import { renderReply, type MacroGap, type Rendering } from "./render-reply";
import { assertPermitted, takeStep, type Saying } from "./take-step";

const uses = table(MacroUse);

export interface ApplyMacroInput extends CaseReference, Rendering {
  readonly macroId: Uuid;
  /** What is said in place of the macro's own text: that text as somebody edited it. No variables are filled in. */
  readonly body?: string | null;
  readonly attachmentIds?: readonly Uuid[] | null;
}

export interface AppliedMacro {
  readonly case: Case;
  /** The message or note that it wrote. */
  readonly message: CaseMessage | null;
  readonly redactions: readonly Redaction[];
}

/** Nobody is greeted by a variable's name, nor by nothing. */
class GapsError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(
    override readonly field: readonly string[],
    gaps: readonly MacroGap[],
  ) {
    const told = gaps.map(({ written, reason }) => `${written} (${reason})`);
    super(`The text cannot be sent with gaps: ${told.join(" ")}`);
    this.details = { missing: gaps.map(({ name }) => name) };
  }
}

/** Replaced while it is applied, a macro would do half of one thing and half of another. */
export const WHILE_APPLIED = sql`for key share`;

/** Says and does all that a macro holds on one case: all of it, or nothing. */
export const applyMacro = commandOfCommands(
  { name: "macro:apply", permission: "case:write" },
  async (ctx: Context, input: ApplyMacroInput): Promise<AppliedMacro> => {
    const [macro, held] = await Promise.all([
      usableMacro(ctx, input.macroId, WHILE_APPLIED),
      lockCase(ctx, { caseId: input.caseId, expectedVersion: input.expectedVersion ?? null }),
    ]);
    return applyTo(ctx, macro, held, input);
  },
);

type Application = Omit<ApplyMacroInput, keyof CaseReference | "macroId">;

/** The same for a case and a macro that are held. */
export async function applyTo(
  ctx: Context,
  macro: Macro,
  held: Case,
  application: Application,
): Promise<AppliedMacro> {
  const steps = stepsOf(macro);
  assertPermitted(ctx, steps);
  const saying = await sayingOf(ctx, macro, held, application);
  const applied = await takeAll(ctx, held, steps, saying);
  recordUse(ctx, macro, held, applied);
  return applied;
}

async function sayingOf(
  ctx: Context,
  macro: Macro,
  held: Case,
  { body, attachmentIds = null, ...rendering }: Application,
): Promise<Saying | null> {
  const rendered = await renderReply(ctx, macro, held, rendering);
  if (!rendered) return refuseWords(body, attachmentIds);
  // A gap that the preview showed and nobody filled.
  const gaps =
    body == null ? rendered.missing : rendered.missing.filter(({ written }) => body.includes(written));
  if (gaps.length > 0) throw new GapsError(body == null ? ["macroId"] : ["body"], gaps);
  return { body: body ?? rendered.text, attachmentIds };
}

function refuseWords(body: string | null | undefined, attachmentIds: readonly Uuid[] | null): null {
  if (body != null) throw new InvalidError("body", "This macro says nothing.");
  if (attachmentIds !== null) throw new InvalidError("attachmentIds", "This macro says nothing.");
  return null;
}

async function takeAll(
  ctx: Context,
  held: Case,
  steps: readonly MacroStep[],
  saying: Saying | null,
): Promise<AppliedMacro> {
  let applied: AppliedMacro = { case: held, message: null, redactions: [] };
  for (const step of steps) {
    const taken = await takeStep(ctx, applied.case, step, saying);
    applied = {
      case: taken.case,
      message: taken.message ?? applied.message,
      redactions: [...applied.redactions, ...taken.redactions],
    };
  }
  return applied;
}

/** The timeline tells of it at the version that the macro came upon: before all that it did. */
function recordUse(
  ctx: Context,
  macro: Macro,
  { id: caseId, version }: Case,
  { message }: AppliedMacro,
): void {
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const entry = { kind: "MACRO_APPLIED", macroId: macro.id, macroName: macro.name } as const;
  ctx.db.write(sql`
    with told as (${timelineInsertion(ctx, { caseId, version, author: ctx.actor, entries: [entry] })})
    ${insertion(ctx, uses, [{ id: ctx.newId(), macroId: macro.id, caseId, memberId }])}`);
  // Being applied does not change a macro: all uses of it are told at the version that they used.
  recordEvent(
    ctx,
    "macro.applied",
    { type: "macro", id: macro.id, version: macro.version },
    {
      macroId: publicId("macro", macro.id),
      caseId: publicId("case", caseId),
      memberId: macro.memberId && publicId("mem", macro.memberId),
      messageId: message && publicId("msg", message.id),
    },
  );
}
