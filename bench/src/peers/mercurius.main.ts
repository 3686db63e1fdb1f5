import Fastify from "fastify";
import mercurius, { type IResolvers, type MercuriusLoaders } from "mercurius";
import { openDatabase, type Row } from "./mercurius-database.ts";
import type { StatementName } from "./mercurius-statements.ts";
import { SCHEMA } from "./mercurius-schema.ts";
import { peerSettings } from "./peer-settings.ts";

const settings = peerSettings();
const database = openDatabase(settings);

type Arguments = Readonly<Record<string, unknown>>;
interface Asked {
  readonly obj: Row;
  readonly params: Arguments;
}

const resolvers: IResolvers = {
  Query: {
    inbox: (_root: unknown, { teamId, states, first }: Arguments) =>
      database.rows("inbox", teamId, states, first),
    case: (_root: unknown, { id }: Arguments) => database.one("case", id),
    customer: (_root: unknown, { id }: Arguments) => database.one("customer", id),
    transaction: (_root: unknown, { id }: Arguments) => database.one("transaction", id),
  },
  Mutation: {
    openCase: (_root: unknown, { input }: Arguments) => {
      const { customerId, subject, kind, priority, channel, body } = input as Arguments;
      return database.one("openCase", customerId, subject, kind, priority, channel, body, settings.actorId);
    },
    addMessage: async (_root: unknown, { caseId, body }: Arguments) => {
      const row = await database.one("addMessage", caseId, body, settings.actorId);
      return { message: row, caseId: row?.["caseId"], version: row?.["version"] };
    },
  },
};

/** The one row that each parent names in a column; null where it names none. */
function reference(name: StatementName, column: string) {
  return async (asked: readonly Asked[]): Promise<readonly (Row | null)[]> => {
    const ids = [...new Set(asked.map(({ obj }) => obj[column]).filter((id) => id !== null))];
    const found = ids.length === 0 ? new Map<unknown, Row[]>() : await database.byParent(name, ids);
    return asked.map(({ obj }) => found.get(obj[column])?.[0] ?? null);
  };
}

/** The rows of each parent; all of one request ask with the same arguments. */
function list(name: StatementName, ...argumentNames: readonly string[]) {
  return async (asked: readonly Asked[]): Promise<readonly (readonly Row[])[]> => {
    const values = argumentNames.map((argument) => asked[0]?.params[argument]);
    const found = await database.byParent(
      name,
      asked.map(({ obj }) => obj["id"]),
      ...values,
    );
    return asked.map(({ obj }) => found.get(obj["id"]) ?? []);
  };
}

const lastMessages = list("lastMessages");

const loaders = {
  Case: {
    customer: reference("customers", "customerId"),
    assignee: reference("members", "memberId"),
    transactions: list("linked"),
    lastMessage: async (asked: readonly Asked[]) => (await lastMessages(asked)).map(([row]) => row ?? null),
    messages: list("messages", "first"),
  },
  Customer: {
    cases: list("casesOfCustomers", "first"),
    transactions: list("transactionsOfCustomers", "first"),
  },
} as unknown as MercuriusLoaders;

const app = Fastify({ logger: false });
await app.register(mercurius, { schema: SCHEMA, resolvers, loaders, jit: 1, graphiql: false });
await app.listen({ port: settings.port, host: "127.0.0.1" });
