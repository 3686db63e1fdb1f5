import { Client } from "pg";
import { newUuid, type Uuid } from "../../src/kernel/ids";
import type { RawCase, RawClock, RawDesk, RawInvitation, RawTransaction } from "./random-desk";

type Row = Readonly<Record<string, unknown>>;

const instant = (moment: number): string => new Date(moment).toISOString();

/** The rows as commands would have left them; what they refer to is left out, as nothing here looks at it. */
export class DeskWriter {
  private constructor(
    private readonly client: Client,
    private readonly workspaceId: Uuid,
  ) {}

  static async begin(url: string, workspaceId: Uuid): Promise<DeskWriter> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query("set session_replication_role = replica");
    return new DeskWriter(client, workspaceId);
  }

  async write({
    cases,
    transactions,
    invitations,
    clocks,
  }: Pick<RawDesk, "cases" | "transactions" | "invitations" | "clocks">): Promise<void> {
    const clockIds = clocks.map(({ id }) => id);
    await this.client.query("delete from clocks where id = any($1)", [clockIds]);
    await this.client.query("delete from clock_changes where clock_id = any($1)", [clockIds]);
    await this.insert("clocks", clocks.map(clockRow));
    await this.insert("clock_changes", clocks.flatMap(changeRows));
    const invitationIds = invitations.map(({ id }) => id);
    await this.client.query("delete from survey_invitations where id = any($1)", [invitationIds]);
    await this.client.query("delete from survey_answers where invitation_id = any($1)", [invitationIds]);
    await this.insert("survey_invitations", invitations.map(invitationRow));
    await this.insert("survey_answers", invitations.flatMap(answerRows));
    const caseIds = cases.map(({ id }) => id);
    const transactionIds = transactions.map(({ id }) => id);
    await this.client.query("delete from cases where id = any($1)", [caseIds]);
    await this.client.query("delete from case_timeline_entries where case_id = any($1)", [caseIds]);
    await this.client.query("delete from case_messages where case_id = any($1)", [caseIds]);
    await this.client.query("delete from transactions where id = any($1)", [transactionIds]);
    await this.client.query("delete from transaction_history where transaction_id = any($1)", [
      transactionIds,
    ]);
    await this.client.query("delete from case_transactions where transaction_id = any($1)", [transactionIds]);
    await this.insert("cases", cases.map(caseRow));
    await this.insert("case_timeline_entries", cases.flatMap(entryRows));
    await this.insert("case_messages", cases.flatMap(messageRows));
    await this.insert("transactions", transactions.map(transactionRow));
    await this.insert("transaction_history", transactions.flatMap(historyRows));
    await this.insert("case_transactions", transactions.flatMap(linkRows));
  }

  async writePolicies({ policies, prices }: Pick<RawDesk, "policies" | "prices">): Promise<void> {
    const at = instant(0);
    const rows = policies.map((policy) => ({
      id: newUuid(),
      created_at: at,
      policy_id: policy,
      revision: 1,
      effective_from: at,
      position: 1,
      is_active: true,
      applies_to_open: false,
      spec: {
        targets: prices
          .filter((price) => price.policy === policy)
          .map(({ metric, amount, currency }) => ({
            ...{ metric, name: null },
            breachCost: { amountMinor: String(amount), currency },
          })),
      },
    }));
    await this.insert("sla_policy_revisions", rows);
  }

  async end(): Promise<void> {
    await this.client.end();
  }

  private async insert(table: string, rows: readonly Row[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = ["workspace_id", ...Object.keys(first)].join(", ");
    const whole = rows.map((row) => ({ workspace_id: this.workspaceId, ...row }));
    await this.client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(whole)],
    );
  }
}

let numbers = 0;

function caseRow({ id, openedAt, channel, kind, priority, tags, state, holder, steps }: RawCase): Row {
  const at = instant(openedAt);
  return {
    id,
    created_at: at,
    updated_at: at,
    version: steps.length,
    number: (numbers += 1),
    subject: "Money",
    kind,
    priority,
    priority_rank: 1 + ["LOW", "NORMAL", "HIGH", "URGENT"].indexOf(priority),
    channel,
    state,
    customer_id: id,
    team_id: holder.team,
    member_id: holder.member,
    tags,
    attributes: {},
    closed_at: state === "CLOSED" ? at : null,
  };
}

function entryRows({ id: caseId, steps }: RawCase): readonly Row[] {
  return steps.map(({ at, actorKind, actorId, what }, index) => ({
    id: newUuid(),
    created_at: instant(at),
    case_id: caseId,
    case_version: index + 1,
    kind: what.kind,
    visibility: "PUBLIC",
    actor_kind: actorKind,
    actor_id: actorId,
    occurred_at: instant(at),
    message_id: what.kind === "MESSAGE" ? what.id : null,
    detail:
      what.kind === "STATE_CHANGED"
        ? { fromState: what.from, toState: what.to, reason: "SOLVED" }
        : what.kind === "ASSIGNMENT_CHANGED"
          ? {
              fromTeamId: what.from.team,
              fromMemberId: what.from.member,
              toTeamId: what.to.team,
              toMemberId: what.to.member,
            }
          : {},
  }));
}

function messageRows({ id: caseId, steps }: RawCase): readonly Row[] {
  return steps.flatMap(({ at, actorKind, actorId, what }) =>
    what.kind === "MESSAGE"
      ? [
          {
            id: what.id,
            created_at: instant(at),
            case_id: caseId,
            direction: what.isInbound ? "INBOUND" : "OUTBOUND",
            visibility: what.visibility,
            audience_id: what.visibility === "PRIVATE" ? actorId : null,
            channel: "EMAIL",
            author_kind: actorKind,
            author_id: actorId,
            is_automatic: what.isAutomatic,
            body: "Hello",
            sent_at: instant(what.sentAt),
          },
        ]
      : [],
  );
}

function transactionRow(one: RawTransaction): Row {
  const at = instant(one.at);
  return {
    id: one.id,
    created_at: at,
    updated_at: at,
    version: 1,
    kind: "PAYMENT",
    direction: "IN",
    mode: one.mode,
    state: one.state,
    rail: one.rail,
    provider: one.provider,
    provider_id: one.id,
    currency: one.currency,
    amount_minor: one.amount,
    captured_minor: one.captured,
    refunded_minor: one.refunded,
    refund_pending_minor: 0,
    disputed_minor: 0,
    reversed_minor: 0,
    anomalies: [],
    decline_code: one.declineCode,
    occurred_at: at,
    facts_at: at,
  };
}

function historyRows({ id, at, states }: RawTransaction): readonly Row[] {
  return states.map((state, index) => ({
    id: newUuid(),
    created_at: instant(at + index),
    transaction_id: id,
    to_state: state,
    inferred: false,
    late: false,
    actor_kind: "system",
    occurred_at: instant(at),
  }));
}

function linkRows({ id, at, caseIds }: RawTransaction): readonly Row[] {
  return caseIds.map((caseId) => ({
    id: newUuid(),
    created_at: instant(at),
    case_id: caseId,
    transaction_id: id,
  }));
}

function invitationRow({ id, sentAt, survey, about, channel, holder, answer }: RawInvitation): Row {
  const at = instant(sentAt);
  return {
    id,
    created_at: at,
    updated_at: at,
    version: 1,
    survey_id: survey,
    version_id: survey,
    customer_id: about.id,
    case_id: about.id,
    member_id: holder.member,
    team_id: holder.team,
    channel,
    trigger: "CASE_RESOLVED",
    event_id: id,
    state: answer ? "ANSWERED" : "EXPIRED",
    asked_at: at,
    sent_at: at,
    expires_at: at,
  };
}

function answerRows({ id, survey, about, kind, answer }: RawInvitation): readonly Row[] {
  if (!answer) return [];
  const at = instant(answer.at);
  return [
    {
      id: newUuid(),
      created_at: at,
      updated_at: at,
      version: 1,
      invitation_id: id,
      survey_id: survey,
      version_id: survey,
      customer_id: about.id,
      kind,
      score: answer.score,
      answers: [],
      is_complete: false,
      language: "en",
      answered_at: at,
    },
  ];
}

/** As the clock would be kept after its last turn. */
function clockRow({ id, about, metric, policy, turns }: RawClock): Row {
  let [breachedAt, ended]: [number | null, RawClock["turns"][number] | null] = [null, null];
  for (const turn of turns) {
    if (turn.kind === "BREACHED") breachedAt = turn.at;
    if (turn.kind === "RETRACTED") breachedAt = null;
    ended = turn.kind === "MET" || turn.kind === "CANCELLED" ? turn : null;
  }
  const at = instant(turns[0]?.at ?? about.openedAt);
  const state = { MET: breachedAt === null ? "MET" : "MET_LATE", CANCELLED: "CANCELLED" };
  return {
    id,
    created_at: at,
    updated_at: at,
    version: turns.length,
    case_id: about.id,
    metric,
    state: ended ? state[ended.kind as "MET"] : breachedAt === null ? "RUNNING" : "BREACHED",
    family: policy && "SERVICE",
    policy_id: policy,
    policy_revision: policy && 1,
    automation_responds: false,
    duration_ms: 1,
    paused_by: [],
    warnings_ms: [],
    round_from: at,
    started_at: at,
    set_at: at,
    used_ms: turns.at(-1)?.usedMs ?? 0,
    warned: 0,
    breached_at: breachedAt && instant(breachedAt),
    ended_at: ended && instant(ended.at),
    ended_as: ended && ended.kind,
  };
}

function changeRows({ id, turns }: RawClock): readonly Row[] {
  return turns.map(({ kind, at, usedMs }, index) => ({
    id: newUuid(),
    created_at: instant(at),
    clock_id: id,
    clock_version: index + 1,
    kind,
    at: instant(at),
    cause: {},
    used_ms: usedMs,
    warned: 0,
  }));
}

export function idsOf({ cases, transactions, invitations, clocks }: RawDesk): readonly Uuid[] {
  return [...cases, ...transactions, ...invitations, ...clocks].map(({ id }) => id);
}
