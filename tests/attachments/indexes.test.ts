import { Client } from "pg";
import { newUuid } from "../../src/kernel/ids";
import { cloneDatabase, type TestDatabase } from "../support/test-server";

const [own, other] = [newUuid(), newUuid()];
const [message, uploader] = [newUuid(), newUuid()];

let database: TestDatabase;
let application: Client;
let owner: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  const superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query("set session_replication_role = replica");
  for (const workspaceId of [own, other]) await fill(superuser, workspaceId);
  await superuser.query("analyze");
  await superuser.end();
  application = new Client({ connectionString: database.applicationUrl });
  await application.connect();
  // The function that finds what is due runs as the owner does.
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
}, 60_000);

afterAll(async () => {
  await application.end();
  await owner.end();
  await database.drop();
});

/** Most files are sent and nothing is due about them; a few wait. */
async function fill(client: Client, workspaceId: string): Promise<void> {
  await client.query(
    `insert into attachments (workspace_id, id, created_at, updated_at, uploader_kind, uploader_id, message_id, position, file_name, size, content_type, state, file_id, uploaded_at, due_at)
    select $1::uuid, gen_random_uuid(), now(), now(), 'customer', gen_random_uuid(),
      case when n % 1000 = 0 then null when n = 1 then $2::uuid else gen_random_uuid() end, 0,
      'file.png', 100, 'image/png', 'READY', gen_random_uuid(), now(),
      case when n % 1000 = 0 then '2026-01-01'::timestamptz + n * interval '1 minute' end
    from generate_series(1, 30000) n`,
    [workspaceId, message],
  );
  await client.query(
    `insert into loose_files (workspace_id, id, created_at, due_at)
    select $1::uuid, gen_random_uuid(), now(), '2026-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, 5000) n`,
    [workspaceId],
  );
}

interface Asker {
  readonly client: () => Client;
  readonly workspaceId: string;
}

const asWorkspace: Asker = { client: () => application, workspaceId: own };
const asOwner: Asker = { client: () => owner, workspaceId: "" };

async function planOf(
  { client: connected, workspaceId }: Asker,
  statement: string,
  values: readonly unknown[],
): Promise<string> {
  const client = connected();
  await client.query("begin read only");
  await client.query("set local plan_cache_mode = force_generic_plan");
  await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
  const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${statement}`, [...values]);
  await client.query("rollback");
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test.each([
  [
    "the files of messages",
    "attachments_by_message",
    asWorkspace,
    `select a.id from attachments a where a.workspace_id = $1 and a.message_id = any($2::uuid[]) order by a.message_id, a.position`,
    [own, [message]],
  ],
  [
    "a file by its id",
    "attachments_pk",
    asWorkspace,
    `select a.id from attachments a where a.workspace_id = $1 and a.id = any($2::uuid[])`,
    [own, [message]],
  ],
  [
    "the unsent files of an uploader",
    "attachments_unsent_by_uploader",
    asWorkspace,
    `select a.id from attachments a where a.workspace_id = $1 and a.uploader_kind = $2 and a.uploader_id = $3 and a.message_id is null limit 20`,
    [own, "customer", uploader],
  ],
  [
    "attachments about which something is due",
    "attachments_due",
    asOwner,
    `select workspace_id, id from attachments where due_at is not null and due_at <= $1 order by due_at limit 50`,
    ["2026-01-02T00:00:00.000Z"],
  ],
  [
    "loose files that are due",
    "loose_files_due",
    asOwner,
    `select workspace_id, id from loose_files where due_at <= $1 order by due_at limit 50`,
    ["2026-01-02T00:00:00.000Z"],
  ],
] as const)(
  "%s are found by an index, under row-level security",
  async (_what, index, asker, statement, values) => {
    const plan = await planOf(asker, statement, values);

    expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan");
  },
);
