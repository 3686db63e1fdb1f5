import type { MigrationInterface, QueryRunner } from "typeorm";

interface Rule {
  readonly table: string;
  readonly name: string;
  readonly columns: string;
  readonly holds: string;
}

const RULES: readonly Rule[] = [
  {
    table: "cases",
    name: "cases_kind",
    columns: "kind text",
    holds:
      "kind in ('FAILED_PAYMENT', 'UNAUTHORISED_CHARGE', 'DELAYED_PAYMENT', 'REFUND', 'DISPUTE', 'PAYOUT', 'ACCOUNT_ACCESS', 'VERIFICATION', 'TECHNICAL_FAULT', 'OUTAGE', 'SECURITY', 'COMPLAINT', 'QUESTION', 'FEEDBACK')",
  },
  {
    table: "cases",
    name: "cases_priority",
    columns: "priority text, priority_rank integer",
    holds: "(priority, priority_rank) in (('LOW', 1), ('NORMAL', 2), ('HIGH', 3), ('URGENT', 4))",
  },
  {
    table: "cases",
    name: "cases_state",
    columns: "state text",
    holds: "state in ('OPEN', 'WAITING_ON_CUSTOMER', 'WAITING_ON_THIRD_PARTY', 'RESOLVED', 'CLOSED')",
  },
  {
    table: "cases",
    name: "cases_merged",
    columns: "merged_into_id uuid, state text, id uuid",
    holds: "merged_into_id is null or (state = 'CLOSED' and merged_into_id <> id)",
  },
  {
    table: "cases",
    name: "cases_closed_at",
    columns: "state text, closed_at timestamp with time zone",
    holds: "(state = 'CLOSED') = (closed_at is not null)",
  },
  {
    table: "cases",
    name: "cases_snoozed_state",
    columns: "snoozed_at timestamp with time zone, state text",
    holds: "snoozed_at is null or state not in ('RESOLVED', 'CLOSED')",
  },
  {
    table: "case_messages",
    name: "case_messages_visibility",
    columns: "visibility text",
    holds: "visibility in ('PUBLIC', 'PRIVATE', 'INTERNAL')",
  },
  {
    table: "case_messages",
    name: "case_messages_private",
    columns: "visibility text, audience_id uuid",
    holds: "(visibility = 'PRIVATE') = (audience_id is not null)",
  },
  {
    table: "case_messages",
    name: "case_messages_language",
    columns: "language text",
    holds: "language in ('da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nl', 'no', 'pt', 'ru', 'sv', 'tr')",
  },
  {
    table: "case_messages",
    name: "case_messages_direction",
    columns: "direction text",
    holds: "direction in ('INBOUND', 'OUTBOUND')",
  },
  {
    table: "case_messages",
    name: "case_messages_note",
    columns: "visibility text, direction text",
    holds: "(visibility = 'INTERNAL') = (direction is null)",
  },
  {
    table: "case_messages",
    name: "case_messages_author_kind",
    columns: "author_kind text",
    holds: "author_kind in ('member', 'apiKey', 'customer', 'system')",
  },
  {
    table: "case_timeline_entries",
    name: "case_timeline_visibility",
    columns: "visibility text",
    holds: "visibility in ('PUBLIC', 'PRIVATE', 'INTERNAL')",
  },
  {
    table: "case_timeline_entries",
    name: "case_timeline_private",
    columns: "visibility text, audience_id uuid",
    holds: "(visibility = 'PRIVATE') = (audience_id is not null)",
  },
  {
    table: "case_timeline_entries",
    name: "case_timeline_actor_kind",
    columns: "actor_kind text",
    holds: "actor_kind in ('member', 'apiKey', 'customer', 'system')",
  },
  {
    table: "case_timeline_entries",
    name: "case_timeline_kind",
    columns: "kind text",
    holds:
      "kind in ('OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED', 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED', 'MERGED', 'MERGE_RECEIVED', 'MERGE_UNDONE', 'SPLIT', 'SPLIT_OFF', 'SNOOZED', 'WOKEN', 'CASE_LINKED', 'CASE_UNLINKED', 'FIELDS_CHANGED', 'OBLIGATION_MET', 'RESOLUTION_ESTIMATED', 'MACRO_APPLIED', 'ATTACHMENT_REMOVED', 'CUSTOMER_MERGED')",
  },
  {
    table: "clocks",
    name: "clocks_metric",
    columns: "metric text",
    holds:
      "metric in ('FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE', 'FIRST_RESOLUTION', 'TOTAL_RESOLUTION', 'SPEED_OF_ANSWER', 'HAND_OFF_WAIT', 'OBLIGATION', 'DEADLINE', 'DISPUTE_EVIDENCE', 'REFUND_PROMISE', 'ESTIMATED_RESOLUTION')",
  },
  {
    table: "clocks",
    name: "clocks_state",
    columns: "state text",
    holds: "state in ('PENDING', 'RUNNING', 'PAUSED', 'WARNED', 'BREACHED', 'MET', 'MET_LATE', 'CANCELLED')",
  },
  {
    table: "clocks",
    name: "clocks_family",
    columns: "family text",
    holds: "family in ('SERVICE', 'REGULATORY')",
  },
  {
    table: "clocks",
    name: "clocks_ended_as",
    columns: "ended_as text",
    holds: "ended_as in ('MET', 'CANCELLED', 'REPLACED')",
  },
  {
    table: "clock_changes",
    name: "clock_changes_kind",
    columns: "kind text",
    holds:
      "kind in ('STARTED', 'PAUSED', 'RESUMED', 'WARNED', 'BREACHED', 'RETRACTED', 'RETARGETED', 'RESCHEDULED', 'MET', 'CANCELLED', 'REVIVED')",
  },
  {
    table: "clock_changes",
    name: "clock_changes_ended_as",
    columns: "ended_as text",
    holds: "ended_as in ('MET', 'CANCELLED', 'REPLACED')",
  },
  {
    table: "transactions",
    name: "transactions_kind",
    columns: "kind text",
    holds: "kind in ('PAYMENT', 'PAYOUT')",
  },
  {
    table: "transactions",
    name: "transactions_direction",
    columns: "direction text",
    holds: "direction in ('IN', 'OUT')",
  },
  {
    table: "transactions",
    name: "transactions_mode",
    columns: "mode text",
    holds: "mode in ('LIVE', 'TEST')",
  },
  {
    table: "transactions",
    name: "transactions_rail",
    columns: "rail text",
    holds:
      "rail in ('CARD', 'WALLET', 'BANK_TRANSFER', 'DIRECT_DEBIT', 'CASH_VOUCHER', 'CRYPTO', 'P2P', 'PAY_LATER')",
  },
  {
    table: "transactions",
    name: "transactions_state",
    columns: "state text",
    holds:
      "state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')",
  },
  {
    table: "transactions",
    name: "transactions_risk_level",
    columns: "risk_level text",
    holds: "risk_level in ('NORMAL', 'ELEVATED', 'HIGHEST', 'NOT_ASSESSED', 'UNKNOWN')",
  },
  {
    table: "transactions",
    name: "transactions_advice_code",
    columns: "advice_code text",
    holds: "advice_code in ('CONFIRM_CARD_DATA', 'DO_NOT_TRY_AGAIN', 'TRY_AGAIN_LATER')",
  },
  {
    table: "transaction_history",
    name: "transaction_history_from_state",
    columns: "from_state text",
    holds:
      "from_state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')",
  },
  {
    table: "transaction_history",
    name: "transaction_history_to_state",
    columns: "to_state text",
    holds:
      "to_state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')",
  },
];

/** Rows that are there already satisfy it, so it need not read them while it holds the table. */
function checkedBy({ table, name }: Rule, condition: string): string {
  return `
alter table ${table} drop constraint ${name};
alter table ${table} add constraint ${name} check (${condition}) not valid;
alter table ${table} validate constraint ${name}`;
}

/**
 * Rules of the tables that are written into most are functions: PostgreSQL parses the text of a check anew for every
 * statement that writes, and that took a quarter of what adding a message to a case costs it.
 */
export class CheckRowsByFunctions1763800810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const rule of RULES) {
      const { name, columns, holds } = rule;
      await runner.query(`
create function ${name}(${columns}) returns boolean language plpgsql immutable parallel safe as $$
begin
  return ${holds};
end $$`);
      const parameters = columns.split(", ").map((column) => column.split(" ")[0]);
      await runner.query(checkedBy(rule, `${name}(${parameters.join(", ")})`));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const rule of RULES.toReversed()) {
      await runner.query(checkedBy(rule, rule.holds));
      await runner.query(`drop function ${rule.name}`);
    }
  }
}
