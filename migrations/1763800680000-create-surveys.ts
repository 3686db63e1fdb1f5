import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const SURVEYS = `
create table surveys (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  name text not null,
  kind text not null,
  presentation text not null,
  state text not null,
  published_version integer not null,
  triggers text[] not null,
  conditions jsonb not null,
  delay_seconds integer not null,
  delay_calendar_id uuid,
  sample_share double precision not null,
  quiet_from integer,
  quiet_to integer,
  time_zone text,
  interval_days integer not null,
  needs_consent boolean not null,
  expiry_hours integer not null,
  change_minutes integer not null,
  follow_up_at_most integer,
  follow_up_team_id uuid,
  follow_up_priority text,
  constraint surveys_pk primary key (workspace_id, id),
  constraint surveys_workspace foreign key (workspace_id) references workspaces (id),
  constraint surveys_delay_calendar foreign key (workspace_id, delay_calendar_id)
    references business_calendars (workspace_id, id),
  constraint surveys_follow_up_team foreign key (workspace_id, follow_up_team_id)
    references teams (workspace_id, id),
  constraint surveys_kind check (kind in ('CSAT', 'NPS', 'CES', 'TEXT')),
  constraint surveys_presentation check (presentation in ('NUMBERS', 'SMILEYS', 'STARS', 'THUMBS')),
  constraint surveys_state check (state in ('ACTIVE', 'PAUSED', 'ARCHIVED')),
  constraint surveys_sample_share check (sample_share >= 0 and sample_share <= 1),
  constraint surveys_quiet_hours check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to),
  constraint surveys_follow_up_priority check (follow_up_priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT'))
);
create index surveys_by_name on surveys (workspace_id, name, id);
create index surveys_active on surveys (workspace_id) where state = 'ACTIVE';

create table survey_versions (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  survey_id uuid not null,
  number integer not null,
  default_language text not null,
  content jsonb not null,
  constraint survey_versions_pk primary key (workspace_id, id),
  constraint survey_versions_survey foreign key (workspace_id, survey_id) references surveys (workspace_id, id),
  constraint survey_versions_by_number unique (workspace_id, survey_id, number)
);

create table survey_settings (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  interval_days integer not null,
  time_zone text not null,
  constraint survey_settings_pk primary key (workspace_id, id),
  constraint survey_settings_workspace foreign key (workspace_id) references workspaces (id),
  constraint survey_settings_of_workspace unique (workspace_id)
);

create table survey_opt_outs (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  customer_id uuid not null,
  constraint survey_opt_outs_pk primary key (workspace_id, id),
  constraint survey_opt_outs_customer foreign key (workspace_id, customer_id)
    references customers (workspace_id, id),
  constraint survey_opt_outs_of_customer unique (workspace_id, customer_id)
);`;

/** The customer, the case and the rest of what an asking is about. */
const SUBJECT = `
  customer_id uuid not null,
  case_id uuid,
  transaction_id uuid,
  member_id uuid,
  team_id uuid,
  channel text,`;

function subjectOf(table: string): string {
  return `
  constraint ${table}_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint ${table}_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint ${table}_transaction foreign key (workspace_id, transaction_id)
    references transactions (workspace_id, id),
  constraint ${table}_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint ${table}_team foreign key (workspace_id, team_id) references teams (workspace_id, id),`;
}

const INVITATIONS = `
create table survey_invitations (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  survey_id uuid not null,
  version_id uuid not null,
  ${SUBJECT}
  language text,
  trigger text not null,
  event_id uuid not null,
  state text not null,
  cancel_reason text,
  asked_at timestamptz(3) not null,
  next_at timestamptz(3),
  sent_at timestamptz(3),
  expires_at timestamptz(3),
  constraint survey_invitations_pk primary key (workspace_id, id),
  constraint survey_invitations_survey foreign key (workspace_id, survey_id) references surveys (workspace_id, id),
  constraint survey_invitations_version foreign key (workspace_id, version_id)
    references survey_versions (workspace_id, id),
  ${subjectOf("survey_invitations")}
  constraint survey_invitations_by_event unique (workspace_id, survey_id, event_id),
  constraint survey_invitations_state
    check (state in ('PLANNED', 'SENT', 'ANSWERED', 'EXPIRED', 'CANCELLED')),
  constraint survey_invitations_cancelled check ((state = 'CANCELLED') = (cancel_reason is not null)),
  constraint survey_invitations_next check ((state in ('PLANNED', 'SENT')) = (next_at is not null)),
  constraint survey_invitations_expires check ((sent_at is null) = (expires_at is null))
);
create index survey_invitations_by_created on survey_invitations (workspace_id, created_at, id);
create index survey_invitations_of_survey on survey_invitations (workspace_id, survey_id, created_at, id);
create index survey_invitations_of_customer on survey_invitations (workspace_id, customer_id, created_at, id);
create index survey_invitations_of_case on survey_invitations (workspace_id, case_id, created_at, id)
  where case_id is not null;
create index survey_invitations_asked on survey_invitations (workspace_id, customer_id, asked_at)
  where state <> 'CANCELLED';
create index survey_invitations_due on survey_invitations (workspace_id, next_at, id) where next_at is not null;
create index survey_invitations_due_anywhere on survey_invitations (next_at) where next_at > '-infinity';`;

const ANSWERS = `
create table survey_answers (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  invitation_id uuid not null,
  survey_id uuid not null,
  version_id uuid not null,
  kind text not null,
  score integer,
  comment text,
  answers jsonb not null,
  is_complete boolean not null,
  ${SUBJECT}
  language text not null,
  answered_at timestamptz(3) not null,
  completed_at timestamptz(3),
  constraint survey_answers_pk primary key (workspace_id, id),
  constraint survey_answers_invitation foreign key (workspace_id, invitation_id)
    references survey_invitations (workspace_id, id),
  constraint survey_answers_survey foreign key (workspace_id, survey_id) references surveys (workspace_id, id),
  constraint survey_answers_version foreign key (workspace_id, version_id)
    references survey_versions (workspace_id, id),
  ${subjectOf("survey_answers")}
  constraint survey_answers_of_invitation unique (workspace_id, invitation_id),
  constraint survey_answers_kind check (kind in ('CSAT', 'NPS', 'CES', 'TEXT')),
  constraint survey_answers_score check ((kind = 'TEXT') = (score is null)),
  constraint survey_answers_complete check (is_complete = (completed_at is not null))
);
create index survey_answers_by_answered on survey_answers (workspace_id, answered_at, id);
create index survey_answers_of_survey on survey_answers (workspace_id, survey_id, answered_at, id);
create index survey_answers_of_customer on survey_answers (workspace_id, customer_id, answered_at, id);`;

const TABLES = [
  "surveys",
  "survey_versions",
  "survey_settings",
  "survey_opt_outs",
  "survey_invitations",
  "survey_answers",
];

export class CreateSurveys1763800680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [SURVEYS, INVITATIONS, ANSWERS]) await runner.query(statements);
    for (const table of TABLES) await isolate(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${TABLES.toReversed().join(", ")}`);
  }
}
