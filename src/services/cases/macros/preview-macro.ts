import { CaseState } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import type { MacroStepKind } from "../../../entities/cases/macro-enums";
import { NotFoundError, Refusal } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { membersById } from "../../access/read-members";
import { teamsById } from "../../access/read-teams";
import { CaseClosedError, CaseMergedError } from "../case-refusals";
import { casesById } from "../read-cases";
import { standingCaseId } from "../merging/refuse-merged";
import { refuseEnded } from "../snooze/snooze-case";
import { stateAfter } from "../states/move-case";
import { isThere, movingOf } from "./macro-move";
import { stepsOf, type MacroStep } from "./macro-steps";
import { usableMacro } from "./read-macros";
import { renderReply, type RenderedReply, type Rendering } from "./render-reply";
import { wordsOf, type Names } from "./step-words";

/** What a macro would do, one by one. */
export interface PreviewedStep {
  readonly kind: MacroStepKind;
  /** For people. */
  readonly words: string;
  /** Why it would be refused, as far as that can be told; null for no reason. */
  readonly obstacle: string | null;
}

export interface MacroPreview {
  readonly reply: RenderedReply | null;
  readonly steps: readonly PreviewedStep[];
}

export interface PreviewMacroInput extends Rendering {
  readonly macroId: Uuid;
  readonly caseId: Uuid;
}

/** What a macro would say and do on a case, for whoever is about to apply it. */
export const previewMacro = query(
  { name: "macro:preview", permission: "case:write" },
  async (ctx: Context, { macroId, caseId, ...rendering }: PreviewMacroInput): Promise<MacroPreview> => {
    const [macro, cases] = await Promise.all([
      usableMacro(ctx, macroId),
      casesById.body(ctx, { ids: [caseId], args: null }),
    ]);
    const seen = cases.get(caseId);
    if (!seen) throw new NotFoundError("case", ["caseId"]);
    const steps = stepsOf(macro);
    const [reply, names] = await Promise.all([renderReply(ctx, macro, seen, rendering), namesIn(ctx, steps)]);
    const mergedIntoId = seen.mergedIntoId && (await standingCaseId(ctx, seen));
    return { reply, steps: previewed({ ...seen, mergedIntoId }, steps, names) };
  },
);

async function namesIn(ctx: Context, steps: readonly MacroStep[]): Promise<Names> {
  const assigns = steps.flatMap((step) => (step.kind === "ASSIGNMENT" ? [step.assign] : []));
  if (assigns.length === 0) return new Map();
  const [teams, members] = await Promise.all([
    teamsById.body(ctx, { ids: assigns.flatMap(({ teamId }) => teamId ?? []), args: null }),
    membersById.body(ctx, { ids: assigns.flatMap(({ memberId }) => memberId ?? []), args: null }),
  ]);
  const active = [...members.values()].filter(({ deactivatedAt }) => deactivatedAt === null);
  return new Map([...teams.values(), ...active].map(({ id, name }) => [id, name]));
}

/** Each step meets the case as those before it leave it. */
function previewed(seen: Case, steps: readonly MacroStep[], names: Names): readonly PreviewedStep[] {
  let held = seen;
  return steps.map((step) => {
    const words = wordsOf(step, names);
    try {
      held = foreseen(held, step, names);
      return { kind: step.kind, words, obstacle: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { kind: step.kind, words, obstacle: error.message };
    }
  });
}

function foreseen(held: Case, step: MacroStep, names: Names): Case {
  if (step.kind === "REPLY" && held.mergedIntoId) throw new CaseMergedError(held.mergedIntoId);
  if (step.kind === "REPLY" && held.state === CaseState.CLOSED) throw new CaseClosedError();
  if (step.kind === "ASSIGNMENT") refuseGone(step.assign, names);
  if (step.kind === "SNOOZE") refuseEnded(held);
  if (step.kind !== "MOVE" || isThere(held, step.move)) return held;
  return { ...held, state: stateAfter(held, movingOf(step.move)) };
}

function refuseGone(
  { teamId, memberId }: { readonly teamId?: Uuid | null; readonly memberId?: Uuid | null },
  names: Names,
): void {
  if (teamId != null && !names.has(teamId)) throw new NotFoundError("team");
  if (memberId != null && !names.has(memberId)) throw new NotFoundError("member with access");
}
