import { CancelReason, InvitationState, SurveyState } from "../../../entities/feedback/survey-enums";
import type { SurveyInvitation } from "../../../entities/feedback/survey-invitation.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { updateRow } from "../../../kernel/database/store";
import { columnsOf } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { TimedWork } from "../../access/timed-work";
import { recordEvent } from "../../events/record-event";
import { objectionTo, whenToSend, type Asked } from "../asking/decide-asking";
import { askedCustomers, askingsOf, type AskedCustomer } from "./asked-customers";
import { candidateOf, surveysOfIds, type AskingSurvey } from "./asking-surveys";
import { tellCancelled } from "./cancel-invitations";
import { CASE_TRIGGERS } from "./occasions";
import { askedAbout, invitationAggregate, versionsTold, type VersionTold } from "./told-of-invitation";
import { INVITATIONS } from "./read-invitations";

/** Later than so long after its time it is not asked: what it is about is forgotten. */
const LATEST_MS = 7 * 24 * 3_600_000;

const REASONS = {
  BLOCKED: CancelReason.CUSTOMER_BLOCKED,
  OPTED_OUT: CancelReason.NO_CONSENT,
  NO_CONSENT: CancelReason.NO_CONSENT,
} as const;

/** Sends the invitations of the workspace whose time has come, and lets expire those that nobody answered. */
const workOffInvitations = command(
  { name: "survey:workOffInvitations", permission: "survey:write" },
  async (ctx: Context, { limit }: { readonly limit: number }): Promise<{ readonly done: number }> => {
    // One process at a time: two would each ask the same customer, not knowing of the other.
    const held = await firstRow<{ held: boolean }>(
      ctx.db,
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.workspaceId} survey sending`}, 2)) as held`,
    );
    if (!held?.held) return { done: 0 };
    const due = await ctx.db.rows<SurveyInvitation>(sql`
      select ${columnsOf(INVITATIONS, "i")}
      from survey_invitations i
      where ${ctx.inWorkspace("i")}
      and i.next_at <= ${ctx.now()}
      order by i.next_at, i.id
      limit ${limit}
      for no key update skip locked`);
    if (due.length === 0) return { done: 0 };
    const known = await knownOf(ctx, due);
    for (const invitation of due) await workOff(ctx, invitation, known);
    return { done: due.length };
  },
);

export const WORKING_OFF_INVITATIONS: TimedWork = {
  name: "workOffInvitations",
  operation: workOffInvitations,
  nextDue: ({ inWorkspace }) => sql`
    select i.next_at from survey_invitations i
    where ${inWorkspace("i")} and i.next_at is not null
    order by i.next_at
    limit 1`,
};

interface Known {
  readonly surveys: ReadonlyMap<Uuid, AskingSurvey>;
  readonly customers: ReadonlyMap<Uuid, AskedCustomer>;
  /** Grows by what is sent here. */
  readonly sent: ReadonlyMap<Uuid, Asked[]>;
  readonly settledCases: ReadonlySet<Uuid>;
  readonly versions: ReadonlyMap<Uuid, VersionTold>;
}

async function knownOf(ctx: Context, due: readonly SurveyInvitation[]): Promise<Known> {
  const customerIds = [...new Set(due.map(({ customerId }) => customerId))];
  const caseIds = due.flatMap(({ caseId }) => caseId ?? []);
  const surveys = await surveysOfIds(ctx, [...new Set(due.map(({ surveyId }) => surveyId))]);
  const current = [...surveys.values()].map(({ survey }) => survey.versionId);
  const [customers, sent, settled, versions] = await Promise.all([
    askedCustomers(ctx, customerIds),
    askingsOf(ctx, customerIds, { sentOnly: true }),
    ctx.db.rows<{ id: Uuid }>(sql`
      select c.id from cases c
      where ${ctx.inWorkspace("c")} and c.id = any(${caseIds}::uuid[]) and c.state in ('RESOLVED', 'CLOSED')`),
    versionsTold(ctx, [...current, ...due.map(({ versionId }) => versionId)]),
  ]);
  return { surveys, customers, sent, versions, settledCases: new Set(settled.map(({ id }) => id)) };
}

async function workOff(ctx: Context, invitation: SurveyInvitation, known: Known): Promise<void> {
  if (invitation.state !== InvitationState.PLANNED) return expire(ctx, invitation, known);
  const asking = known.surveys.get(invitation.surveyId);
  const customer = known.customers.get(invitation.customerId);
  // One who was merged just now is asked under the other name, as soon as that is known here.
  if (!asking || !customer) return postpone(ctx, invitation, plusSeconds(ctx.now(), 60));
  const reason = whyNot(invitation, asking, customer, known);
  if (reason) return cancel(ctx, invitation, reason, known);
  const now = Date.parse(ctx.now());
  const sent = known.sent.get(customer.id) ?? [];
  const at = whenToSend(asking.rules, candidateOf(ctx, asking, customer), sent, now);
  if (at - Date.parse(invitation.askedAt) > LATEST_MS)
    return cancel(ctx, invitation, CancelReason.TOO_LATE, known);
  if (at > now) return postpone(ctx, invitation, new Date(at).toISOString());
  sent.push({ surveyId: invitation.surveyId, at });
  await send(ctx, invitation, asking, known);
}

function whyNot(
  { channel, caseId, trigger }: SurveyInvitation,
  { survey, rules }: AskingSurvey,
  customer: AskedCustomer,
  { settledCases }: Known,
): CancelReason | null {
  if (survey.state !== SurveyState.ACTIVE) return CancelReason.SURVEY_STOPPED;
  if (caseId !== null && CASE_TRIGGERS.includes(trigger) && !settledCases.has(caseId))
    return CancelReason.CASE_REOPENED;
  const objection = objectionTo(rules, customer, channel);
  return objection && REASONS[objection];
}

async function send(
  ctx: Context,
  { id }: SurveyInvitation,
  { survey }: AskingSurvey,
  { versions }: Known,
): Promise<void> {
  const expiresAt = plusSeconds(ctx.now(), survey.expiryHours * 3600);
  // As the survey speaks now, not as it did when this was planned.
  const invitation = await updateRow(ctx, INVITATIONS, id, {
    state: InvitationState.SENT,
    versionId: survey.versionId,
    askedAt: ctx.now(),
    sentAt: ctx.now(),
    expiresAt,
    nextAt: expiresAt,
  });
  const version = versions.get(invitation.versionId);
  if (!version) return;
  const { language } = invitation;
  const payload = { ...askedAbout(invitation, version), language, expiresAt };
  recordEvent(ctx, "survey.invited", invitationAggregate(invitation), payload);
}

async function expire(ctx: Context, { id }: SurveyInvitation, { versions }: Known): Promise<void> {
  const invitation = await updateRow(ctx, INVITATIONS, id, { state: InvitationState.EXPIRED, nextAt: null });
  const version = versions.get(invitation.versionId);
  if (!version) return;
  const payload = askedAbout(invitation, version);
  recordEvent(ctx, "survey.invitation_expired", invitationAggregate(invitation), payload);
}

async function cancel(
  ctx: Context,
  { id }: SurveyInvitation,
  cancelReason: CancelReason,
  { versions }: Known,
): Promise<void> {
  const change = { state: InvitationState.CANCELLED, cancelReason, nextAt: null };
  tellCancelled(ctx, await updateRow(ctx, INVITATIONS, id, change), versions);
}

async function postpone(ctx: Context, { id, askedAt }: SurveyInvitation, at: Instant): Promise<void> {
  // What it is about ages all the same: only when it is asked moves on, and by a week at most.
  await updateRow(ctx, INVITATIONS, id, { nextAt: at, askedAt });
}
