import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const EVIDENCE_DATES = `
create table evidence_dates (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  case_id uuid not null,
  dispute_id text not null,
  stage text not null,
  due_at timestamptz(3) not null,
  clock_id uuid not null,
  constraint evidence_dates_pk primary key (workspace_id, id),
  constraint evidence_dates_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint evidence_dates_clock foreign key (workspace_id, clock_id) references clocks (workspace_id, id),
  constraint evidence_dates_by_stage unique (workspace_id, case_id, dispute_id, stage),
  constraint evidence_dates_stage check (stage in ('INQUIRY', 'CHARGEBACK', 'APPEAL'))
)`;

/** What was not kept of the disputes that are known already follows from how far along they are. */
const KNOWN_DISPUTES = `
update transaction_parts
set facts = facts || jsonb_build_object(
  'asksAt', case snapshot_rank when 0 then 'INQUIRY' when 3 then 'CHARGEBACK' when 7 then 'APPEAL' end,
  'wasAnswered', snapshot_rank in (1, 4, 8))
where kind = 'DISPUTE'`;

export class DateEvidence1763800710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVIDENCE_DATES);
    await isolate(runner, "evidence_dates");
    await ofAllWorkspaces(runner, KNOWN_DISPUTES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await ofAllWorkspaces(
      runner,
      `update transaction_parts set facts = facts - 'asksAt' - 'wasAnswered' where kind = 'DISPUTE'`,
    );
    await runner.query("drop table evidence_dates");
  }
}

/** The owner of a table sees no rows of it either, but for this moment. */
async function ofAllWorkspaces(runner: QueryRunner, change: string): Promise<void> {
  await runner.query("alter table transaction_parts no force row level security");
  await runner.query(change);
  await runner.query("alter table transaction_parts force row level security");
}
