import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { InvitationState } from "../../../entities/feedback/survey-enums";
import { sql } from "../../../kernel/database/sql";
import { insertRows } from "../../../kernel/database/store";
import { parsePublicId } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Reaction } from "../../access/reaction";
import { decideAsking, type Asked } from "../asking/decide-asking";
import { meetsConditions } from "../asking/meets-conditions";
import { askedCustomers, askingsOf, type AskedCustomer } from "./asked-customers";
import type { AskedThing } from "./asked-thing";
import { askedThings } from "./asked-things";
import { activeSurveys, candidateOf, type AskingSurvey } from "./asking-surveys";
import { cancelPlannedOfCases } from "./cancel-invitations";
import { moveToCustomer } from "./move-to-customer";
import { TRIGGERING_TYPES, triggeringEvents, type TriggeringEvent } from "./occasions";
import { INVITATIONS } from "./read-invitations";

/** Plans to ask customers about what happened to them, and gives it up where it turns out unsettled. */
export const inviteByEvents: Reaction = {
  name: "surveys",
  of: { types: [...TRIGGERING_TYPES, "case.reopened", "customer.merged"] },
  react: async (ctx, events) => {
    for (const event of events) if (event.type === "customer.merged") moveAsTold(ctx, event);
    const reopened = events.filter(({ type }) => type === "case.reopened");
    if (reopened.length > 0)
      await cancelPlannedOfCases(
        ctx,
        reopened.map(({ aggregateId }) => aggregateId),
      );
    const triggering = triggeringEvents(events);
    if (triggering.length === 0) return;
    const surveys = (await activeSurveys(ctx)).filter(({ survey }) =>
      triggering.some(({ trigger }) => survey.triggers.includes(trigger)),
    );
    if (surveys.length > 0) await plan(ctx, surveys, triggering);
  },
};

function moveAsTold(ctx: Context, { payload }: LoggedEvent): void {
  const { customerId, intoCustomerId } = payload as { customerId: string; intoCustomerId: string };
  moveToCustomer(ctx, {
    from: parsePublicId("cust", customerId, "customerId"),
    to: parsePublicId("cust", intoCustomerId, "intoCustomerId"),
  });
}

async function plan(
  ctx: Context,
  surveys: readonly AskingSurvey[],
  triggering: readonly TriggeringEvent[],
): Promise<void> {
  const things = await askedThings(ctx, triggering);
  const customerIds = [...new Set([...things.values()].map(({ customerId }) => customerId))];
  if (customerIds.length === 0) return;
  const [customers, askings] = await Promise.all([
    askedCustomers(ctx, customerIds),
    askingsOf(ctx, customerIds, { sentOnly: false }),
  ]);
  const planned = triggering.flatMap((event) => {
    const thing = things.get(event.thingId);
    const customer = thing && customers.get(thing.customerId);
    if (!customer) return [];
    const asked = askings.get(customer.id) ?? [];
    return surveys.flatMap((asking) => plannedBy(ctx, asking, { event, thing, customer, asked }) ?? []);
  });
  await insertRows(ctx, INVITATIONS, planned, sql`on conflict do nothing`);
}

interface Happening {
  readonly event: TriggeringEvent;
  readonly thing: AskedThing;
  readonly customer: AskedCustomer;
  /** Grows by what is planned here. */
  readonly asked: Asked[];
}

function plannedBy(ctx: Context, asking: AskingSurvey, { event, thing, customer, asked }: Happening) {
  const { survey, rules } = asking;
  const channel = thing.channel ?? customer.preferredChannel;
  const facts = { ...thing, channel, customerTier: customer.tier, customerKind: customer.kind };
  if (!survey.triggers.includes(event.trigger) || !meetsConditions(survey.conditions, facts)) return null;
  const occasion = { thingId: event.thingId, happenedAt: event.happenedAt, channel };
  const decision = decideAsking(rules, candidateOf(ctx, asking, customer), occasion, asked);
  if (!decision.isAsked) return null;
  asked.push({ surveyId: survey.id, at: decision.at });
  const at = new Date(decision.at).toISOString();
  const { customerId, caseId, transactionId, memberId, teamId } = thing;
  return {
    id: ctx.newId(),
    surveyId: survey.id,
    versionId: survey.versionId,
    customerId,
    caseId,
    transactionId,
    memberId,
    teamId,
    channel,
    language: customer.locale,
    trigger: event.trigger,
    eventId: event.eventId,
    state: InvitationState.PLANNED,
    askedAt: at,
    nextAt: at,
  };
}
