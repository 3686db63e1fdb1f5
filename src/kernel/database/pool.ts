import { Pool, TypeOverrides, types, type PoolClient } from "pg";
import { instantFromPostgres } from "../instant";
import { RowClient } from "./protocol/row-client";
import { StatementNames } from "./statement-names";
import { TEXT_ARRAYS, textArray } from "./text-arrays";

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity, so that an operator sees whose connections these are. */
  readonly name: string;
  /** Connections at most. */
  readonly size: number;
  readonly onError: (error: Error) => void;
}

export type PooledClient = PoolClient & RowClient;

const LIFETIME_SECONDS = 1_800;

/** Connections of one role to one database, and the names of the statements that they keep. */
export class DatabasePool extends Pool {
  readonly statementNames = new StatementNames({ most: 500, periodMs: LIFETIME_SECONDS * 1_000 });
  /** Of texts with their values in them, of which there are many more: those that come again and again are named. */
  readonly namesForValues = new StatementNames({
    most: 100,
    periodMs: LIFETIME_SECONDS * 1_000,
    prefix: "v",
  });

  /** Its connections are made of the class that the pool was given. */
  declare connect: (() => Promise<PooledClient>) & Pool["connect"];
}

/** Timestamps stay text (a Date would drop digits and cost time); 64-bit integers become bigint. */
function typeParsers(): TypeOverrides {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.TIMESTAMPTZ, instantFromPostgres);
  parsers.setTypeParser(types.builtins.DATE, (text) => text);
  parsers.setTypeParser(types.builtins.INT8, BigInt);
  for (const type of Object.values(TEXT_ARRAYS)) parsers.setTypeParser(type, textArray);
  return parsers;
}

/** Connections with every time limit set: an unset one waits for ever. Times in milliseconds. */
export function createPool({ url, name, size, onError }: PoolOptions): DatabasePool {
  const pool = new DatabasePool({
    connectionString: url,
    application_name: name,
    max: size,
    Client: RowClient,
    types: typeParsers(),
    // Statements of one transaction leave together instead of each waiting for the answer before it.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    keepAlive: true,
    // A statement is planned once a connection, for any values. Left to itself, PostgreSQL plans what reads by
    // a list of ids anew each time, which takes it longer than the reading does.
    options:
      "-c plan_cache_mode=force_generic_plan -c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=15s -c timezone=UTC -c datestyle=ISO",
  });
  // A connection that breaks is replaced at the next use. Unheard, the event would end the process: the pool
  // tells of idle connections only, so those at work are listened to one by one.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
