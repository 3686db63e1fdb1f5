import { isDeepStrictEqual } from "node:util";
import { OnTargetChange, PolicyFamily } from "../../../entities/clocks/clock-enums";
import { PolicyScope } from "../../../entities/clocks/policy-enums";
import type { SlaPolicy } from "../../../entities/clocks/sla-policy.entity";
import { insertRow, lockRow, updateRow } from "../../../kernel/database/store";
import { IllegalStateError, InvalidError, invariant, LimitError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import { storedMatch, type GivenMatch } from "./given-match";
import { storedTargets, type GivenTarget } from "./given-targets";
import { assertKnownParties } from "./known-parties";
import { placeBefore, writeMoves } from "./place-policies";
import "./policy-events";
import type { PolicySpec } from "./policy-spec";
import { POLICIES } from "./read-policies";
import { holdPolicies, standingPolicies, type StandingPolicy } from "./standing-policies";
import { usableCalendars } from "./usable-calendars";
import { shadowOf } from "./wider-match";
import { nextRevision, writeRevisions } from "./write-revision";

/** Standing ones of a workspace. */
const MOST_POLICIES = 100;

/** Texts that mean something as a whole. */
export const EXACT_IN_POLICIES = ["targets.duration", "targets.warnings"];

/** What a policy says, as somebody gives it. */
export interface GivenTerms {
  readonly match?: GivenMatch | null;
  readonly targets?: readonly GivenTarget[] | null;
  readonly onChange?: OnTargetChange | null;
  readonly automationResponds?: boolean | null;
  /** For which cases it counts from now on; new ones unless told. */
  readonly appliesTo?: PolicyScope | null;
}

export interface CreatePolicyInput extends GivenTerms {
  readonly name: SafeText;
  readonly description?: SafeText | null;
  readonly family?: PolicyFamily | null;
  readonly targets: readonly GivenTarget[];
  /** The policy before which it is asked; last of all unless told. */
  readonly before?: Uuid | null;
}

export interface PolicyReference {
  readonly policyId: Uuid;
  readonly expectedVersion?: number | null;
}

/** What is left out stays; null takes away a description, and is nothing else. */
export interface ChangePolicyInput extends PolicyReference, GivenTerms {
  readonly name?: SafeText | null;
  readonly description?: SafeText | null;
}

export interface ArchivePolicyInput extends PolicyReference {
  readonly appliesTo?: PolicyScope | null;
}

interface Saved {
  readonly policy: SlaPolicy;
}

/** Makes a policy; it counts from now on. */
export const createPolicy = command(
  { name: "slaPolicy:create", permission: "sla:write", exact: EXACT_IN_POLICIES },
  async (ctx: Context, { before, ...input }: CreatePolicyInput): Promise<Saved> => {
    const family = input.family ?? PolicyFamily.SERVICE;
    // Held before it is looked whom the policy names: nobody deletes a team in between.
    const standing = await heldPolicies(ctx);
    const spec = await settledSpec(ctx, input, family, NO_TERMS);
    if (standing.length >= MOST_POLICIES)
      throw new LimitError(`A workspace has ${MOST_POLICIES} policies at most; archive one first.`);
    const id = ctx.newId();
    const { position, moved } = placeBefore(standing, before ?? null);
    const asked = standing.map((one) => ({ ...one, position: moved.get(one.policyId) ?? one.position }));
    refuseShadowed({ policyId: id, family, position, match: spec.match }, asked);
    const scope = input.appliesTo ?? PolicyScope.NEW_CASES;
    await writeMoves(ctx, standing, moved, scope);
    const texts = { name: input.name.trim(), description: input.description?.trim() ?? null };
    const policy = await insertRow(ctx, POLICIES, { id, ...texts, family, position, revision: 1 });
    writeRevisions(ctx, [{ policy, spec, isActive: true }], scope);
    recordEvent(ctx, "sla_policy.created", aggregateOf(policy), {
      ...{ policyId: publicId("sla", id), name: policy.name, family },
      ...{ revision: 1, appliesTo: scope },
    });
    return { policy };
  },
);

/** Changes a policy. What it says counts from now on; what it said before stays what it was. */
export const changePolicy = command(
  { name: "slaPolicy:change", permission: "sla:write", exact: EXACT_IN_POLICIES },
  async (ctx: Context, input: ChangePolicyInput): Promise<Saved> => {
    const standing = await heldPolicies(ctx);
    const known = await lockRow(ctx, POLICIES, "policy", input.policyId, input.expectedVersion);
    if (known.archivedAt !== null) throw new IllegalStateError("policy", "ARCHIVED", "CHANGED", []);
    const before = standing.find(({ policyId }) => policyId === known.id);
    invariant(before, "a policy that stands says nothing");
    const spec = await settledSpec(ctx, input, known.family, before.spec);
    if (input.match) refuseShadowed({ ...before, match: spec.match }, standing);
    const description = input.description === undefined ? known.description : input.description?.trim();
    const texts = { name: input.name?.trim() ?? known.name, description: description ?? null };
    const terms = differing(before.spec, spec);
    const changed = [...differing({ name: known.name, description: known.description }, texts), ...terms];
    if (changed.length === 0) return { policy: known };
    const revision = terms.length === 0 ? known.revision : nextRevision(known);
    const policy = await updateRow(ctx, POLICIES, known.id, { ...texts, revision });
    const scope = input.appliesTo ?? PolicyScope.NEW_CASES;
    if (terms.length > 0) writeRevisions(ctx, [{ policy, spec, isActive: true }], scope);
    recordEvent(ctx, "sla_policy.changed", aggregateOf(policy), {
      policyId: publicId("sla", policy.id),
      changed,
      revision: terms.length > 0 ? revision : null,
      appliesTo: terms.length > 0 ? scope : null,
    });
    return { policy };
  },
);

/** Takes a policy out of use; what it said stays on record. Safe to repeat. */
export const archivePolicy = command(
  { name: "slaPolicy:archive", permission: "sla:write" },
  async (ctx: Context, { policyId, expectedVersion, appliesTo }: ArchivePolicyInput): Promise<Saved> => {
    const standing = await heldPolicies(ctx);
    const known = await lockRow(ctx, POLICIES, "policy", policyId, expectedVersion);
    const said = standing.find((one) => one.policyId === known.id);
    if (!said) return { policy: known };
    // Never refused for having changed too often: it ends there.
    const change = { archivedAt: ctx.now(), revision: known.revision + 1 };
    const policy = await updateRow(ctx, POLICIES, known.id, change);
    const scope = appliesTo ?? PolicyScope.NEW_CASES;
    writeRevisions(ctx, [{ policy, spec: said.spec, isActive: false }], scope);
    recordEvent(ctx, "sla_policy.archived", aggregateOf(policy), {
      policyId: publicId("sla", policy.id),
      revision: policy.revision,
      appliesTo: scope,
    });
    return { policy };
  },
);

export const NO_TERMS: PolicySpec = {
  match: {},
  targets: [],
  onChange: OnTargetChange.KEEP_USED,
  automationResponds: false,
};

/** What was said before where nothing else is given; refuses what could not be meant. */
export async function settledSpec(
  ctx: Context,
  given: GivenTerms,
  family: PolicyFamily,
  before: PolicySpec,
): Promise<PolicySpec> {
  const { match, targets, onChange, automationResponds } = given;
  if (targets?.length === 0) throw new InvalidError("targets", "A policy that asks for nothing is none.");
  await assertKnownParties(ctx, given);
  const inHours = targets?.filter(({ inBusinessTime }) => inBusinessTime) ?? [];
  const calendars = await usableCalendars(ctx, inHours);
  return {
    match: match ? storedMatch(match) : before.match,
    targets: targets ? storedTargets(targets, family, calendars) : before.targets,
    onChange: onChange ?? before.onChange,
    automationResponds: automationResponds ?? before.automationResponds,
  };
}

async function heldPolicies(ctx: Context): Promise<readonly StandingPolicy[]> {
  await holdPolicies(ctx);
  return standingPolicies(ctx);
}

export function refuseShadowed(
  policy: Parameters<typeof shadowOf>[0],
  standing: readonly StandingPolicy[],
): void {
  const shadow = shadowOf(policy, standing);
  if (shadow)
    throw new InvalidError(
      "match",
      `The policy "${shadow.name}" comes earlier and takes every case that this one matches, so it would never count: place it before that one, or match otherwise.`,
    );
}

/** The names of what is not the same in both. */
function differing<Thing extends object>(one: Thing, other: Thing): readonly string[] {
  const names = Object.keys(one) as (keyof Thing & string)[];
  return names.filter((name) => !isDeepStrictEqual(one[name], other[name]));
}

function aggregateOf({ id, version }: SlaPolicy): {
  readonly type: string;
  readonly id: Uuid;
  readonly version: number;
} {
  return { type: "slaPolicy", id, version };
}
