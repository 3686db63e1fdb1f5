import { PolicyScope } from "../../../entities/clocks/policy-enums";
import { SlaPolicyRevision } from "../../../entities/clocks/sla-policy-revision.entity";
import type { SlaPolicy } from "../../../entities/clocks/sla-policy.entity";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { LimitError } from "../../../kernel/errors";
import { safeJson } from "../../../kernel/firewall/admit";
import type { Context } from "../../access/actor";
import { askForSweep } from "../ask-for-sweep";
import type { PolicySpec } from "./policy-spec";

const REVISIONS = table(SlaPolicyRevision);

/** Of one policy; all that policies ever said is read to follow a case. */
const MOST_REVISIONS = 200;

type Numbered = Pick<SlaPolicy, "id" | "revision" | "position">;

/** What policies say from now on, all of them at once; `scope` tells for which cases. */
export function writeRevisions(
  ctx: Context,
  said: readonly { readonly policy: Numbered; readonly spec: PolicySpec; readonly isActive: boolean }[],
  scope: PolicyScope,
): void {
  if (said.length === 0) return;
  const appliesToOpen = scope === PolicyScope.OPEN_CASES;
  const rows = said.map(({ policy: { id: policyId, revision, position }, spec, isActive }) => ({
    ...{ id: ctx.newId(), policyId, revision, position, isActive, appliesToOpen },
    effectiveFrom: ctx.now(),
    spec: safeJson({ ...spec }),
  }));
  ctx.db.write(insertion(ctx, REVISIONS, rows));
  if (appliesToOpen) askForSweep(ctx, { appliesFrom: ctx.now() });
}

/** The number of the next revision, while there is room for one. */
export function nextRevision({ revision, name }: Pick<SlaPolicy, "revision" | "name">): number {
  if (revision >= MOST_REVISIONS)
    throw new LimitError(
      `The policy "${name}" has changed ${MOST_REVISIONS - 1} times, which is the most: make another one, and archive it.`,
    );
  return revision + 1;
}
