import { ClockEscalation } from "../../../entities/clocks/clock-escalation.entity";
import { EscalationPoint } from "../../../entities/clocks/policy-enums";
import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { safeJson } from "../../../kernel/firewall/admit";
import type { SafeJson } from "../../../kernel/firewall/safe-text";
import { parsePublicId, publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Reaction } from "../../access/reaction";
import { lockCases } from "../../cases/merging/lock-cases";
import { recordEvent } from "../../events/record-event";
import type { ClockFacts } from "../clock-events";
import { specOf, type Escalation } from "../policies/policy-spec";
import "./escalation-events";
import { takeAction } from "./take-action";

export const ESCALATIONS = table(ClockEscalation);

type Told = ClockFacts & { readonly warning?: number };

const POINTS: Readonly<Record<string, EscalationPoint>> = {
  "clock.warned": EscalationPoint.WARNING,
  "clock.breached": EscalationPoint.BREACH,
};

/** Does what a policy wants done when one of its clocks warns or breaches. */
export const escalate: Reaction = {
  name: "escalate",
  of: { types: ["clock.warned", "clock.breached"] },
  react: async (ctx, events) => {
    const told = events.filter(({ payload }) => (payload as Told).policyId !== null);
    if (told.length === 0) return;
    const specs = await specsOf(ctx, told);
    // In the order in which everybody holds several cases, and not in that of the log.
    await lockCases(ctx, told.map(caseOf));
    for (const event of told) await escalateBy(ctx, event, specs);
  },
};

function caseOf({ payload }: LoggedEvent): Uuid {
  return parsePublicId("case", (payload as Told).caseId, "payload");
}

type Specs = ReadonlyMap<string, SafeJson>;

/** What the revisions say by which these clocks went. */
async function specsOf(ctx: Context, told: readonly LoggedEvent[]): Promise<Specs> {
  const policyIds = told.map(({ payload }) =>
    parsePublicId("sla", (payload as Told).policyId ?? "", "payload"),
  );
  const rows = await ctx.db.rows<{ policyId: Uuid; revision: number; spec: SafeJson }>(sql`
    select r.policy_id as "policyId", r.revision, r.spec
    from sla_policy_revisions r
    where ${ctx.inWorkspace("r")}
    and r.policy_id = any(${[...new Set(policyIds)]}::uuid[])
    and r.revision = any(${told.map(({ payload }) => (payload as Told).policyRevision)}::int[])`);
  return new Map(
    rows.map(({ policyId, revision, spec }) => [keyOf(publicId("sla", policyId), revision), spec]),
  );
}

function keyOf(policyId: string | null, revision: number | null): string {
  return `${policyId} ${revision}`;
}

async function escalateBy(ctx: Context, event: LoggedEvent, specs: Specs): Promise<void> {
  const told = event.payload as Told;
  const spec = specs.get(keyOf(told.policyId, told.policyRevision));
  const target = spec
    ? specOf({ spec }).targets.find(({ metric, name }) => metric === told.metric && name === told.name)
    : undefined;
  for (const [place, escalation] of (target?.escalations ?? []).entries())
    if (escalation.on === POINTS[event.type] && escalation.warning === (told.warning ?? null))
      await escalateOnce(ctx, event, escalation, place);
}

async function escalateOnce(
  ctx: Context,
  event: LoggedEvent,
  { on, warning, action }: Escalation,
  place: number,
): Promise<void> {
  const { clockId, caseId, policyId, policyRevision } = event.payload as Told;
  const { outcome, reason } = await takeAction(ctx, caseOf(event), action);
  const { kind } = action;
  const id = ctx.newId();
  const row = {
    ...{ id, eventId: event.id, place, point: on, warning, kind, outcome, reason },
    clockId: parsePublicId("clk", clockId, "payload"),
    action: safeJson({ ...action }),
  };
  ctx.db.write(insertion(ctx, ESCALATIONS, [row]));
  const { memberIds, teamId } = action.kind === "NOTIFY" ? action : { memberIds: [], teamId: null };
  recordEvent(
    ctx,
    "clock.escalated",
    { type: "clockEscalation", id, version: 1 },
    {
      ...{ clockId, caseId, on, warning, action: kind, outcome, reason },
      policyId: policyId ?? "",
      policyRevision: policyRevision ?? 0,
      notifiedMemberIds: memberIds.map((member) => publicId("mem", member)),
      notifiedTeamId: teamId && publicId("team", teamId),
    },
  );
}
