import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Batch, BatchRead } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";
import type { Permission } from "../../access/permissions";
import { membersById } from "../../access/read-members";
import { teamsById } from "../../access/read-teams";
import { policiesById } from "../../clocks/policies/read-policies";
import { surveysById } from "../../feedback/surveys/read-surveys";

type Named = BatchRead<Context, null, { readonly name: SafeText }>;

const READERS: Partial<Readonly<Record<MetricDimension, Named>>> = {
  TEAM: teamsById,
  MEMBER: membersById,
  ACTOR: membersById,
  SURVEY: surveysById,
  POLICY: policiesById,
};

/** How what is told apart by ids is called. Who may not read such things is told no name, and its figures all the same. */
export const namesOfValues = query(
  { name: "metric:names", permission: "metric:read" },
  async (
    ctx: Context,
    { ids, args: dimension }: Batch<MetricDimension>,
  ): Promise<ReadonlyMap<Uuid, SafeText>> => {
    const reader = READERS[dimension];
    if (!reader || !isStaff(ctx.actor) || !ctx.actor.permissions.has(reader.permission as Permission))
      return new Map();
    const rows = await reader.body(ctx, { ids, args: null });
    return new Map([...rows].map(([id, { name }]) => [id, name]));
  },
);
