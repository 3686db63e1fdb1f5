import { Client } from "pg";
import type { TestDatabase } from "./test-server";

/** Words that the database refuses when they are written, as it does characters that it does not know. */
export const UNSTORABLE = "unstorable words";

const REFUSING = `
  create function refuse_unstorable() returns trigger language plpgsql as
    $$ begin raise exception 'unstorable' using errcode = '22021'; end $$;
  create trigger refuse_unstorable before insert on case_messages for each row
    when (new.body = '${UNSTORABLE}') execute function refuse_unstorable();
  create trigger refuse_unstorable before insert on cases for each row
    when (new.subject = '${UNSTORABLE}') execute function refuse_unstorable()`;

/** Lets messages and subjects of these words fail late: what would be found out sooner is refused sooner. */
export async function refuseUnstorable({ superuserUrl }: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(REFUSING);
  await client.end();
}
