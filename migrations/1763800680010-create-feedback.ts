import type { MigrationInterface, QueryRunner } from "typeorm";
import { isolate } from "./support/isolate";

const TABLES = `
create table feedback (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  kind text not null,
  answer_id uuid,
  customer_id uuid,
  case_id uuid,
  transaction_id uuid,
  member_id uuid,
  channel text,
  author_name text,
  url text,
  rating integer,
  text text,
  language text,
  sentiment text,
  sentiment_words text[] not null default '{}',
  topics text[] not null default '{}',
  judged_by text not null,
  status text not null,
  status_text text,
  follow_up_case_id uuid,
  external_source text,
  external_id text,
  received_at timestamptz(3) not null,
  constraint feedback_pk primary key (workspace_id, id),
  constraint feedback_workspace foreign key (workspace_id) references workspaces (id),
  constraint feedback_answer foreign key (workspace_id, answer_id) references survey_answers (workspace_id, id),
  constraint feedback_customer foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  constraint feedback_case foreign key (workspace_id, case_id) references cases (workspace_id, id),
  constraint feedback_follow_up_case foreign key (workspace_id, follow_up_case_id)
    references cases (workspace_id, id),
  constraint feedback_transaction foreign key (workspace_id, transaction_id)
    references transactions (workspace_id, id),
  constraint feedback_member foreign key (workspace_id, member_id) references members (workspace_id, id),
  constraint feedback_of_answer unique (workspace_id, answer_id),
  constraint feedback_by_external_id unique (workspace_id, external_source, external_id),
  constraint feedback_kind
    check (kind in ('SURVEY', 'COMPLAINT', 'PRAISE', 'SUGGESTION', 'REVIEW', 'MENTION')),
  constraint feedback_solicited check ((kind = 'SURVEY') = (answer_id is not null)),
  constraint feedback_rating check (rating between 1 and 5),
  constraint feedback_status check (status in ('NEW', 'ACKNOWLEDGED', 'PLANNED', 'DONE', 'DECLINED')),
  constraint feedback_sentiment check (sentiment in ('POSITIVE', 'NEUTRAL', 'NEGATIVE')),
  constraint feedback_judge check (judged_by in ('EMBEDDED', 'PROVIDER'))
);
create index feedback_by_received on feedback (workspace_id, received_at, id);
create index feedback_of_kind on feedback (workspace_id, kind, received_at, id);
create index feedback_of_status on feedback (workspace_id, status, received_at, id);
create index feedback_of_sentiment on feedback (workspace_id, sentiment, received_at, id);
create index feedback_of_customer on feedback (workspace_id, customer_id, received_at, id);
create index feedback_of_case on feedback (workspace_id, case_id, received_at, id) where case_id is not null;

create table feedback_topics (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  feedback_id uuid not null,
  topic text not null,
  received_at timestamptz(3) not null,
  sentiment text,
  constraint feedback_topics_pk primary key (workspace_id, id),
  constraint feedback_topics_feedback foreign key (workspace_id, feedback_id)
    references feedback (workspace_id, id),
  constraint feedback_topics_of_feedback unique (workspace_id, feedback_id, topic)
);
create index feedback_topics_by_received on feedback_topics (workspace_id, received_at, topic, sentiment);
create index feedback_topics_of_topic on feedback_topics (workspace_id, topic, received_at, feedback_id);`;

export class CreateFeedback1763800680010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ["feedback", "feedback_topics"]) await isolate(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table feedback_topics, feedback`);
  }
}
