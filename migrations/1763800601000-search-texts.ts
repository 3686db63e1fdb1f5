import type { MigrationInterface, QueryRunner } from "typeorm";
import { DROP_TEXT_SEARCH, TEXT_SEARCH } from "./search/text-search";
import { DROP_WORD_FUNCTIONS, WORD_FUNCTIONS } from "./search/word-functions";
import { isolate } from "./support/isolate";

const LANGUAGE = `
alter table case_messages add column language text constraint case_messages_language
  check (language in ('da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nl', 'no', 'pt', 'ru', 'sv', 'tr'))`;

const SUBJECTS = `
create table case_subjects (
  workspace_id uuid not null,
  id uuid not null,
  created_at timestamptz(3) not null,
  words tsvector not null,
  constraint case_subjects_pk primary key (workspace_id, id),
  constraint case_subjects_id foreign key (workspace_id, id) references cases (workspace_id, id) on delete cascade
);
insert into case_subjects (workspace_id, id, created_at, words)
select workspace_id, id, created_at, search_vector(null, subject) from cases;

create function keep_case_subject() returns trigger
  language plpgsql
as $body$
begin
  insert into case_subjects (workspace_id, id, created_at, words)
    values (new.workspace_id, new.id, new.created_at, search_vector(null, new.subject))
    on conflict (workspace_id, id) do update set words = excluded.words;
  return null;
end $body$;

-- Not told of the changes that name no subject, of which every message is one.
create trigger cases_keep_subject after insert or update of subject on cases
  for each row execute function keep_case_subject();`;

/**
 * What is new waits in a list, which every search reads: a short one costs it a tenth of a millisecond, and writes
 * are still gathered. The default of 4 MB would cost each look a millisecond, and a search takes some twenty.
 */
const INDEXES = `
create index case_messages_by_words on case_messages
  using gin (search_vector(language, body), search_periods(workspace_id, sent_at))
  with (gin_pending_list_limit = 128);
create index case_subjects_by_words on case_subjects
  using gin (words, search_periods(workspace_id, created_at))
  with (gin_pending_list_limit = 128);`;

export class SearchTexts1763800601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LANGUAGE);
    await runner.query(WORD_FUNCTIONS);
    await runner.query(SUBJECTS);
    await runner.query(INDEXES);
    await isolate(runner, "case_subjects");
    await runner.query(TEXT_SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_TEXT_SEARCH);
    await runner.query(`drop trigger cases_keep_subject on cases`);
    await runner.query(`drop function keep_case_subject`);
    await runner.query(`drop index case_messages_by_words`);
    await runner.query(`drop table case_subjects`);
    await runner.query(DROP_WORD_FUNCTIONS);
    await runner.query(`alter table case_messages drop column language`);
  }
}
