import type { Case } from "../../entities/cases/case.entity";
import { InvalidError, NotFoundError, Refusal, type ErrorCode } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { assignHeld, type NewAssignment } from "./assignment/assign-case";
import { assertAssignable } from "./assignment/case-assignment";
import { deedOf, type MoveOfCases } from "./case-deeds";
import { changeHeld, type NewFacts } from "./change-case";
import { refuseMissing, requirementsAt } from "./fields/required-fields";
import { lockCases } from "./merging/lock-cases";

export interface ChangeCasesInput extends NewFacts, NewAssignment {
  readonly caseIds: readonly Uuid[];
  readonly move?: MoveOfCases | null;
}

/** Why one of several cases was left as it is. */
export interface CaseRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ChangedCase {
  readonly caseId: Uuid;
  readonly case: Case | null;
  readonly userErrors: readonly CaseRefusal[];
}

/** The same changes to several cases: of each, all of them or none. One that is refused leaves the others as they are. */
export const changeCases = command(
  { name: "case:changeMany", permission: "case:write" },
  async (
    ctx: Context,
    { caseIds, move, ...input }: ChangeCasesInput,
    redactions,
  ): Promise<{ readonly results: readonly ChangedCase[] }> => {
    refuseNothing({ ...input, move });
    const deed = move ? deedOf(ctx, move) : null;
    await assertAssignable(ctx, { teamId: input.teamId ?? null, memberId: input.memberId ?? null });
    const [locked, requirements] = await Promise.all([
      lockCases(ctx, caseIds),
      move?.resolve || move?.close ? requirementsAt(ctx, move.close ? "CLOSING" : "RESOLUTION", caseIds) : [],
    ]);
    // All that can be refused is refused before anything of a case is written: then nothing has to be undone.
    const changed = async (held: Case): Promise<Case> => {
      await deed?.refuse(held);
      refuseMissing(requirements, { id: held.id, kind: input.kind ?? held.kind });
      const assigned = assignHeld(ctx, changeHeld(ctx, held, input, redactions), input);
      return deed ? deed.done(assigned) : assigned;
    };
    const results = new Map<Uuid, ChangedCase>();
    for (const id of new Set(caseIds))
      results.set(id, await resultOf(ctx, { caseIds, id }, locked.get(id), changed));
    return { results: caseIds.flatMap((id) => results.get(id) ?? []) };
  },
);

/** Whoever changes nothing has rather forgotten what to change. */
function refuseNothing({ teamId, memberId, ...rest }: Omit<ChangeCasesInput, "caseIds">): void {
  const isAssigned = teamId !== undefined || memberId !== undefined;
  if (isAssigned || Object.values(rest).some(isSomething)) return;
  throw new InvalidError(
    [],
    "Say what to change of these cases: `move`, `teamId`, `memberId`, `priority`, `addTags` or another fact.",
  );
}

function isSomething(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** What became of one of several cases that are held. */
export async function resultOf(
  ctx: Context,
  { caseIds, id: caseId }: { readonly caseIds: readonly Uuid[]; readonly id: Uuid },
  held: Case | undefined,
  changed: (held: Case) => Case | Promise<Case>,
): Promise<ChangedCase> {
  try {
    if (!held) throw new NotFoundError("case", ["caseIds", String(caseIds.indexOf(caseId))]);
    return { caseId, case: await ctx.db.attempt(async () => changed(held)), userErrors: [] };
  } catch (error) {
    // What may succeed when it is sent again, and our own faults, are no result of a case.
    if (!(error instanceof Refusal) || error.retryable) throw error;
    const { code, message, field, details } = error;
    return { caseId, case: null, userErrors: [{ code, message, field, details }] };
  }
}
