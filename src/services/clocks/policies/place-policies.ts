import type { PolicyScope } from "../../../entities/clocks/policy-enums";
import type { SlaPolicy } from "../../../entities/clocks/sla-policy.entity";
import { updateRow } from "../../../kernel/database/store";
import { NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { recordEvent } from "../../events/record-event";
import "./policy-events";
import { POLICIES } from "./read-policies";
import type { StandingPolicy } from "./standing-policies";
import { nextRevision, writeRevisions } from "./write-revision";

type Positions = ReadonlyMap<Uuid, number>;

/** The place of a new policy, and those that have to make room for it. */
export function placeBefore(
  standing: readonly StandingPolicy[],
  before: Uuid | null,
): { readonly position: number; readonly moved: Positions } {
  const end = (standing.at(-1)?.position ?? -1) + 1;
  if (before === null) return { position: end, moved: new Map() };
  const place = standing.findIndex(({ policyId }) => policyId === before);
  const position = standing[place]?.position;
  if (position === undefined) throw new NotFoundError("policy", ["before"]);
  const later = standing.slice(place);
  const moved = later.map(({ policyId }, index) => [policyId, later[index + 1]?.position ?? end] as const);
  return { position, moved: new Map(moved) };
}

/** Where policies stand that share their places in another order, of those alone that move. */
export function placesInOrder(standing: readonly StandingPolicy[], ids: readonly Uuid[]): Positions {
  const sharing = standing.filter(({ policyId }) => ids.includes(policyId));
  const placed = ids.flatMap((id, index) => {
    const place = sharing[index];
    return place === undefined || place.policyId === id ? [] : [[id, place.position] as const];
  });
  return new Map(placed);
}

/** Each that moves says the same from now on at its new place. */
export async function writeMoves(
  ctx: Context,
  standing: readonly StandingPolicy[],
  moved: Positions,
  scope: PolicyScope,
): Promise<void> {
  const moving = standing.filter(({ policyId }) => moved.has(policyId));
  const policies: SlaPolicy[] = [];
  for (const known of moving) {
    const change = { position: moved.get(known.policyId) ?? known.position, revision: nextRevision(known) };
    policies.push(await updateRow(ctx, POLICIES, known.policyId, change));
  }
  const said = moving.flatMap(({ spec }, index) => {
    const policy = policies[index];
    return policy ? [{ policy, spec, isActive: true }] : [];
  });
  writeRevisions(ctx, said, scope);
  for (const { id, version, revision, position } of policies)
    recordEvent(
      ctx,
      "sla_policy.reordered",
      { type: "slaPolicy", id, version },
      { policyId: publicId("sla", id), revision, position, appliesTo: scope },
    );
}
