import type { Case } from "../../../entities/cases/case.entity";
import { InvalidError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { assertAssignable, type Assignment } from "./case-assignment";
import { lockCase, type CaseReference } from "../lock-case";
import { stepCase } from "../step-case";

/** Left out: stays as it is. Null: nobody. */
export interface NewAssignment {
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
}

export interface AssignCaseInput extends CaseReference, NewAssignment {}

/** Gives a case to a team, a member or both, or takes it from them. */
export const assignCase = command(
  { name: "case:assign", permission: "case:write" },
  async (ctx: Context, input: AssignCaseInput): Promise<{ case: Case }> => {
    refuseNobody(input);
    const held = await lockCase(ctx, input);
    await assertAssignable(ctx, { teamId: input.teamId ?? null, memberId: input.memberId ?? null });
    return { case: assignHeld(ctx, held, input) };
  },
);

/** Whoever names nobody at all has rather forgotten to. */
function refuseNobody({ teamId, memberId }: NewAssignment): void {
  if (teamId === undefined && memberId === undefined)
    throw new InvalidError(
      ["memberId"],
      "Say to whom: `teamId`, `memberId` or both; null takes the case from them.",
    );
}

/** Gives a case that is held to whom it can be given; to those who have it, that is no news. */
export function assignHeld(ctx: Context, held: Case, given: NewAssignment): Case {
  const { teamId = held.teamId, memberId = held.memberId } = given;
  if (teamId === held.teamId && memberId === held.memberId) return held;
  return stepCase(ctx, held, {
    change: { teamId, memberId },
    entries: [
      {
        kind: "ASSIGNMENT_CHANGED",
        fromTeamId: held.teamId,
        toTeamId: teamId,
        fromMemberId: held.memberId,
        toMemberId: memberId,
      },
    ],
    event: {
      type: "case.assigned",
      payload: {
        caseId: publicId("case", held.id),
        from: published(held),
        to: published({ teamId, memberId }),
      },
    },
  });
}

function published({ teamId, memberId }: Assignment): Assignment {
  return {
    teamId: teamId && publicId("team", teamId),
    memberId: memberId && publicId("mem", memberId),
  };
}
