import { PolicyScope } from "../../../entities/clocks/policy-enums";
import type { SlaPolicy } from "../../../entities/clocks/sla-policy.entity";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { placesInOrder, writeMoves } from "./place-policies";
import { policiesById } from "./read-policies";
import { holdPolicies, standingPolicies, type StandingPolicy } from "./standing-policies";
import { shadowOf } from "./wider-match";

export interface ReorderPoliciesInput {
  /** In the order in which they are to be asked; those that are not named stay where they are. */
  readonly ids: readonly Uuid[];
  readonly appliesTo?: PolicyScope | null;
}

/** Gives policies each other's places, from now on. */
export const reorderPolicies = command(
  { name: "slaPolicy:reorder", permission: "sla:write" },
  async (
    ctx: Context,
    { ids, appliesTo }: ReorderPoliciesInput,
  ): Promise<{ readonly policies: readonly SlaPolicy[] }> => {
    await holdPolicies(ctx);
    const standing = await standingPolicies(ctx);
    refuseOthers(standing, ids);
    const moved = placesInOrder(standing, ids);
    refuseNewShadows(standing, moved, ids);
    await writeMoves(ctx, standing, moved, appliesTo ?? PolicyScope.NEW_CASES);
    const known = await policiesById.body(ctx, { ids, args: null });
    return { policies: ids.flatMap((id) => known.get(id) ?? []) };
  },
);

function refuseOthers(standing: readonly StandingPolicy[], ids: readonly Uuid[]): void {
  const known = new Set(standing.map(({ policyId }) => policyId));
  const stranger = ids.findIndex((id) => !known.has(id));
  if (stranger >= 0) throw new NotFoundError("policy", ["ids", String(stranger)]);
  const again = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  if (again >= 0) throw new InvalidError(["ids", String(again)], "This policy is named twice.");
}

/** Those that never counted before do no worse. */
function refuseNewShadows(
  standing: readonly StandingPolicy[],
  moved: ReadonlyMap<Uuid, number>,
  ids: readonly Uuid[],
): void {
  const after = standing.map((one) => ({ ...one, position: moved.get(one.policyId) ?? one.position }));
  for (const policy of after) {
    const shadow = shadowOf(policy, after);
    const before = standing.find(({ policyId }) => policyId === policy.policyId);
    if (!shadow || (before && shadowOf(before, standing))) continue;
    throw new InvalidError(
      ["ids", String(ids.indexOf(policy.policyId))],
      `"${policy.name}" would never count: "${shadow.name}" would come before it, and takes every case that it matches.`,
    );
  }
}
