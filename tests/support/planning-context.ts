import type { Client } from "pg";
import type { Sql } from "../../src/kernel/database/sql";
import { newUuid, type Uuid } from "../../src/kernel/ids";
import { Memory } from "../../src/kernel/memory";
import { workspaceCondition } from "../../src/kernel/operation";
import { createSecrets } from "../../src/kernel/secrets";
import { SYSTEM_ACTOR, type Actor, type Context } from "../../src/services/access/actor";

export interface Planning {
  /** Signed in as Redress is, with the workspace set. */
  readonly client: Client;
  readonly workspaceId: Uuid;
  /** Where the plan of every statement is put, as PostgreSQL carried it out. */
  readonly plans: string[];
  /** The system unless told. */
  readonly actor?: Actor;
}

/** For lists: every statement is carried out for its plan, and answers no rows. */
export function planningContext({ client, workspaceId, plans, actor = SYSTEM_ACTOR }: Planning): Context {
  const explain = async (statement: Sql) => {
    const { text, values } = statement.compile();
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain (analyze) ${text}`, [...values]);
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    return [];
  };
  return {
    workspaceId,
    actor,
    requestId: "plan",
    db: {
      rows: explain,
      write: (statement) => void explain(statement),
      gather: () => undefined,
      ask: () => Promise.reject(new Error("A list asks for nothing by keys.")),
      attempt: (work) => work(),
    },
    inWorkspace: workspaceCondition(workspaceId),
    secrets: createSecrets("a master secret that is used by tests only"),
    memory: new Memory(1_000),
    settings: { files: { maxBytes: 1, types: new Set() }, allowsPrivateAddresses: false },
    now: () => "2026-01-15T09:00:00.000Z",
    realNow: () => "2026-01-15T09:00:00.000Z",
    newId: newUuid,
  };
}
