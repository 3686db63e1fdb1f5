import type { Client } from "pg";
import type { Answers } from "../operations/answers.ts";
import type { Operation } from "../operations/operations.ts";
import type { Lists } from "../operations/pick-parameters.ts";
import type { Server } from "../servers/server.ts";
import { askServer } from "./ask-server.ts";
import { assertSame } from "./mismatch-error.ts";
import { standing, writtenSince } from "./written-rows.ts";

const SAMPLES = 3;

interface Ground {
  readonly client: Client;
  readonly workspaceId: string;
  readonly actorId: string;
}

type Written = (server: Server, ground: Ground, lists: Lists, nth: number) => Promise<unknown>;

const openCase: Written = async (server, { client, workspaceId, actorId }, lists, nth) => {
  const parameters = lists["open-case"][nth];
  if (!parameters) throw new Error("There are too few parameters.");
  const before = await standing(client, null);
  const answer = (await askServer(server, "open-case", parameters)) as Answers["open-case"];
  const names = new Map([
    [workspaceId, "the workspace"],
    [actorId, "the actor"],
    [parameters.customerId, "the customer"],
  ]);
  const written = await writtenSince(client, before, answer.id, names);
  return { written, answer: { ...answer, id: "the case", number: answer.number - before.lastNumber } };
};

const addMessage: Written = async (server, { client, workspaceId, actorId }, lists, nth) => {
  const parameters = lists["add-message"][nth];
  if (!parameters) throw new Error("There are too few parameters.");
  const before = await standing(client, parameters.caseId);
  const answer = (await askServer(server, "add-message", parameters)) as Answers["add-message"];
  const names = new Map([
    [workspaceId, "the workspace"],
    [actorId, "the actor"],
    [answer.message.id, "the message"],
  ]);
  const written = await writtenSince(client, before, answer.caseId, names);
  const { body, direction } = answer.message;
  return { written, answer: { body, direction, version: answer.version - before.version } };
};

const CHECKS: Partial<Record<Operation, Written>> = { "open-case": openCase, "add-message": addMessage };

/** Lets every server write the same and compares what is in the tables afterwards with what the first one wrote. */
export async function checkWrites(
  servers: readonly Server[],
  operations: readonly Operation[],
  lists: Lists,
  ground: Ground,
): Promise<number> {
  const [first, ...others] = servers;
  if (!first) return 0;
  let compared = 0;
  for (const operation of operations)
    for (let nth = 0; nth < SAMPLES; nth += 1) {
      const write = CHECKS[operation];
      if (!write) continue;
      const expected = await write(first, ground, lists, nth);
      for (const server of others) {
        const what = `What "${server.name}" writes for ${operation} against "${first.name}"`;
        assertSame(what, await write(server, ground, lists, nth), expected);
        compared += 1;
      }
    }
  return compared;
}
