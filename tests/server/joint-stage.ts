import { Client } from "pg";
import { newUuid } from "../../src/kernel/ids";
import { readCredential } from "../../src/server/credential";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import type { Permission } from "../../src/services/access/permissions";
import { caseMutation, newCustomer, openCase, uuidOf, type Answer, type SeenCase } from "../cases/desk";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type TestWorkspace, type World } from "../support/world";

export type Input = Readonly<Record<string, unknown>>;

export interface Told {
  readonly answer: Answer | null;
  readonly code: string | undefined;
  readonly isReplay: boolean;
}

export interface Sending {
  readonly verb?: string;
  /** Of all of them, or of each. */
  readonly key?: string | readonly string[];
  /** In which members sign in. */
  readonly workspace?: string;
  readonly document?: string;
  readonly idempotencyKeys?: readonly string[];
  /** Variables beside the input. */
  readonly further?: Readonly<Record<string, unknown>>;
}

/** All that is told of a case but ids. */
export interface Standing {
  readonly state: string;
  readonly version: number;
  readonly lastMessageAt: string | null;
  readonly messages: { readonly nodes: readonly { readonly body: string }[] };
  readonly timeline: { readonly nodes: readonly object[] };
}

export interface SeenEvent {
  readonly version: number;
  readonly type: string;
  readonly request: string;
  /** The uuid of whoever did it. */
  readonly actor: string | null;
}

/** A Redress over a line that can be broken, and what may be looked at behind its back. */
export interface JointStage {
  readonly redress: World;
  readonly line: BreakableLine;
  readonly superuser: Client;
  /** Sent in one turn of the event loop, as what arrives together is. */
  together(inputs: readonly Input[], sending?: Sending): Promise<readonly Told[]>;
  newCases(count: number, of?: Pick<TestWorkspace, "api">): Promise<readonly SeenCase[]>;
  newKey(permissions: readonly Permission[]): Promise<{ readonly id: string; readonly secret: string }>;
  standing(id: string): Promise<Standing>;
  /** What the messages of these cases say. */
  words(cases: readonly SeenCase[]): Promise<readonly (readonly string[])[]>;
  /** How many transactions wait for this table. */
  waitingFor(table: string): Promise<number>;
  /** The events of these cases, by case, whether they have their place in the log or not. */
  eventsOf(cases: readonly SeenCase[]): Promise<readonly (readonly SeenEvent[])[]>;
  close(): Promise<void>;
}

export async function jointStage(): Promise<JointStage> {
  const database = await cloneDatabase();
  const line = await breakableLine(database.applicationUrl);
  const redress = await world({ database: { ...database, applicationUrl: line.url } });
  const superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  const standing = (id: string): Promise<Standing> => standingOf(redress, id);
  return {
    ...{ redress, line, superuser, standing },
    together: (inputs, sending = {}) => together(redress, inputs, sending),
    newCases: (count, of = redress) => newCases(count, of),
    newKey: (permissions) => newKey(redress, permissions),
    words: async (cases) => {
      const all = await Promise.all(cases.map(({ id }) => standing(id)));
      return all.map(({ messages }) => messages.nodes.map(({ body }) => body));
    },
    waitingFor: async (table) => {
      const { rows } = await superuser.query<{ count: number }>(
        "select count(*)::integer as count from pg_locks where relation = $1::regclass and not granted",
        [table],
      );
      return rows[0]?.count ?? 0;
    },
    eventsOf: (cases) => eventsOf(superuser, cases),
    close: async () => {
      await superuser.end();
      await redress.close();
      await line.close();
    },
  };
}

export function repliesTo(cases: readonly SeenCase[]): readonly Input[] {
  return cases.map(({ id }, place) => ({ caseId: id, body: `Word ${place}` }));
}

async function together(
  redress: World,
  inputs: readonly Input[],
  {
    verb = "replyToCase",
    key = redress.workspace.key,
    workspace,
    document = caseMutation(verb),
    idempotencyKeys,
    further = {},
  }: Sending,
): Promise<readonly Told[]> {
  const { executor } = redress.app;
  const prepared = executor.prepare({ query: document, operationName: null });
  if ("fault" in prepared) throw new Error(String(prepared.errors));
  const answers = await Promise.all(
    inputs.map((input, place) =>
      executor.execute({
        prepared,
        variables: { input, ...further },
        credential: readCredential({
          authorization: `Bearer ${typeof key === "string" ? key : key[place]}`,
          workspace,
        }),
        requestId: `request-${place}`,
        idempotencyKey: idempotencyKeys?.[place] ?? null,
      }),
    ),
  );
  return answers.map(({ data, errors, extensions }) => ({
    answer: (data as { readonly answer: Answer } | null | undefined)?.answer ?? null,
    code: errors?.[0]?.extensions?.["code"] as string | undefined,
    isReplay: extensions?.["idempotentReplay"] === true,
  }));
}

async function newCases(count: number, { api }: Pick<TestWorkspace, "api">): Promise<readonly SeenCase[]> {
  const customerId = await newCustomer(api);
  const cases: SeenCase[] = [];
  for (let place = 0; place < count; place += 1) cases.push(await openCase(api, customerId));
  return cases;
}

async function newKey(
  { platform, workspace }: World,
  permissions: readonly Permission[],
): Promise<{ readonly id: string; readonly secret: string }> {
  const input = { name: `joint ${newUuid()}`, environment: "TEST" as const, permissions };
  const { apiKey, secret } = await runAsSystem(platform, workspace.id, createApiKey, input);
  return { id: apiKey.id, secret };
}

async function standingOf({ api }: Pick<TestWorkspace, "api">, id: string): Promise<Standing> {
  const { case: found } = await api.data<{ case: Standing }>(
    `query ($id: ID!) {
      case(id: $id) {
        state version lastMessageAt
        messages(first: 50) { nodes { body direction visibility channel isAutomatic sentAt } }
        timeline(first: 50) { nodes { __typename } }
      }
    }`,
    { id },
  );
  return found;
}

async function eventsOf(
  superuser: Client,
  cases: readonly SeenCase[],
): Promise<readonly (readonly SeenEvent[])[]> {
  const { rows } = await superuser.query<SeenEvent & { id: string }>(
    `select aggregate_id as id, aggregate_version as version, type, request_id as request, actor_id as actor
     from (
       select aggregate_id, aggregate_version, type, request_id, actor_id from outbox
       union all
       select aggregate_id, aggregate_version, type, request_id, actor_id from event_log) e
     where aggregate_id = any($1)
     order by aggregate_version`,
    [cases.map(({ id }) => uuidOf(id))],
  );
  return cases.map(({ id }) =>
    rows
      .filter((row) => row.id === uuidOf(id))
      .map(({ version, type, request, actor }) => ({ version, type, request, actor })),
  );
}
