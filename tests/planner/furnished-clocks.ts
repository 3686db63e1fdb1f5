import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import type { Context } from "../../src/services/access/actor";
import { command } from "../../src/services/access/operations";
import { fireClocks } from "../../src/services/clocks/following/fire-clocks";
import { sweepClocks } from "../../src/services/clocks/following/sweep-clocks";
import { uuidOf } from "../cases/desk";
import { aDispute, anEvent } from "../payments/stripe-objects";
import { stripeEndpoint } from "../support/stripe-endpoint";
import type { World } from "../support/world";
import { make } from "./make";

const TARGETS = [
  { metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: true },
  {
    metric: "TOTAL_RESOLUTION",
    duration: "P2D",
    inBusinessTime: false,
    // The earlier is given after a minute.
    warnings: [{ before: "PT47H59M" }, { share: 0.5 }],
    pausedBy: ["WAITING_ON_CUSTOMER", "WAITING_ON_THIRD_PARTY", "SNOOZED"],
    breachCost: { amountMinor: 2_500, currency: "EUR" },
  },
  // Over before anybody could do it.
  { metric: "OBLIGATION", name: "Acknowledge it", duration: "PT1M", inBusinessTime: false },
];

/** The last one finds nothing to do on nearly all cases. */
const escalationsFor = (member = ""): readonly object[] => [
  { on: "BREACH", action: { notify: { memberIds: [member] } } },
  { on: "BREACH", action: { raisePriority: "NORMAL" } },
];

const warningsFor = (member = ""): readonly object[] => [
  { on: "WARNING", warning: 1, action: { notify: { memberIds: [member] } } },
];

const DUTIES_DONE = 4;
/** In July 2026. */
const LATER = 1_782_900_000;

/** Lets the clocks of the cases run, with changes of every cause among what happens to them. */
export async function makeClocks(
  redress: World,
  { calendars, policies, members }: Readonly<Record<"calendars" | "policies" | "members", readonly string[]>>,
): Promise<readonly string[]> {
  const { api, platform, clock, workspace } = redress;
  const sweepAll = async (): Promise<void> => {
    for (let done = 1; done > 0;)
      ({ done } = await runAsSystem(platform, workspace.id, sweepClocks, { limit: 100 }));
  };
  await settleReactions(platform, workspace.id);
  clock.advance(60);
  const everything = { policyId: policies[0], match: {}, appliesTo: "OPEN_CASES" };
  const targets = TARGETS.map((target) => ({
    ...target,
    escalations:
      { OBLIGATION: escalationsFor(members[0]), TOTAL_RESOLUTION: warningsFor(members[0]) }[target.metric] ??
      [],
  }));
  await make(api, "changeSlaPolicy", "policy", { ...everything, targets });
  await sweepAll();
  clock.advance(60);
  const hours = {
    timeZone: "UTC",
    weekly: [{ weekday: "THURSDAY", opensAt: "09:00", closesAt: "09:30" }],
    overrides: [
      { date: "2026-01-12", name: "Stocktaking", hours: [] },
      { date: "2026-12-24", hours: [{ opensAt: "09:00", closesAt: "12:00" }] },
    ],
    holidays: { country: "GB", region: "ENG" },
  };
  await make(api, "changeBusinessCalendar", "calendar", { calendarId: calendars[0], hours });
  await sweepAll();
  await runAsSystem(platform, workspace.id, fireClocks, { limit: 100 });
  await askForEvidence(redress);
  const { clocks } = await api.data<{ clocks: { nodes: readonly { readonly id: string }[] } }>(
    "{ clocks(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } } }",
  );
  const ids = clocks.nodes.map(({ id }) => id);
  await meetObligations(api);
  await changeByHand(redress, ids[0], members[0]);
  await changeByHand(redress, ids[1], members[0]);
  return ids;
}

/** A provider asks for evidence, and then names another date. */
async function askForEvidence(redress: World): Promise<void> {
  const { api, platform, workspace } = redress;
  const stripe = await stripeEndpoint(redress);
  const ask = async (second: number): Promise<void> => {
    const evidence = { due_by: LATER + second, submission_count: 0 };
    await stripe.deliver(anEvent("charge.dispute.updated", aDispute({ evidence_details: evidence }), second));
  };
  await ask(1);
  const { cases, transactions } = await api.data<
    Record<"cases" | "transactions", { readonly nodes: readonly { readonly id: string }[] }>
  >(`{ cases(first: 2, filter: { states: [OPEN] }) { nodes { id } }
       transactions(filter: { provider: "stripe", providerId: "pi_1" }) { nodes { id } } }`);
  for (const { id: caseId } of cases.nodes)
    await make(api, "linkTransaction", "case", { caseId, transactionId: transactions.nodes[0]?.id });
  await settleReactions(platform, workspace.id);
  await ask(2);
  await settleReactions(platform, workspace.id);
}

/** Some duties are said to be done, each of another case. */
async function meetObligations(api: World["api"]): Promise<void> {
  const { clocks } = await api.data<{ clocks: { nodes: readonly { readonly id: string }[] } }>(
    "{ clocks(first: 100, filter: { metrics: [OBLIGATION] }) { nodes { id } } }",
  );
  for (const { id } of clocks.nodes.slice(0, DUTIES_DONE))
    await make(api, "meetObligation", "clock", { clockId: id });
}

/** What somebody asked for. */
async function changeByHand({ platform, workspace }: World, clock = "", member = ""): Promise<void> {
  const change = command({ name: "test:changeClock", permission: "case:write" }, async (ctx: Context) => {
    const cause = { kind: "REQUEST", actorKind: "member", actorId: uuidOf(member) };
    await ctx.db.rows(sql`
      insert into clock_changes (
        workspace_id, id, created_at, clock_id, clock_version, kind, at, cause, used_ms, since, rests_for, due_at,
        warned, breached_at, ended_as)
      select k.workspace_id, ${ctx.newId()}, ${ctx.now()}, k.id, k.version + 1, 'RESCHEDULED', ${ctx.now()},
        ${JSON.stringify(cause)}::jsonb, k.used_ms, k.since, k.rests_for, k.due_at, k.warned, k.breached_at, k.ended_as
      from clocks k
      where ${ctx.inWorkspace("k")}
      and k.id = ${uuidOf(clock)}`);
    await ctx.db.rows(sql`
      update clocks k set version = k.version + 1
      where ${ctx.inWorkspace("k")}
      and k.id = ${uuidOf(clock)}`);
    return {};
  });
  await runAsSystem(platform, workspace.id, change, null);
}
