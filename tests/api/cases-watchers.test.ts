import { addNote } from "../../src/services/cases/messages/add-note";
import { unwatchCase } from "../../src/services/cases/watching/unwatch-case";
import { watchCase } from "../../src/services/cases/watching/watch-case";
import {
  changed,
  customerClient,
  mutate,
  newCustomer,
  newMember,
  openCase,
  runAsMember,
  uuidOf,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import type { ApiClient } from "../support/api-client";
import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;
let alan: string;
let barbara: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  alan = await newMember(redress, redress.workspace, { name: "Alan Turing" });
  barbara = await newMember(redress, redress.workspace, { name: "Barbara Liskov" });
});

afterAll(() => redress.close());

type Named = readonly { readonly id: string }[] | null;

async function watchersOf(id: string, api: ApiClient = redress.api): Promise<readonly string[] | null> {
  const { case: seen } = await api.data<{ case: { watchers: Named } }>(
    `query ($id: ID!) { case(id: $id) { watchers { id } } }`,
    { id },
  );
  return seen.watchers?.map(({ id: member }) => member) ?? null;
}

async function watch(caseId: string, memberId: string): Promise<void> {
  await changed(redress.api, "watchCase", { caseId, memberId });
}

/** What was told of who watches, and of who was called for: `type member`, in the order of writing. */
async function toldOf(caseId: string): Promise<readonly string[]> {
  const read = query({ name: "test:watching", permission: "case:read" }, (ctx: Context) =>
    ctx.db.rows<{ type: string; member: string }>(sql`
      select type, payload ->> 'memberId' as member
      from outbox
      where ${ctx.inWorkspace()}
      and payload ->> 'caseId' = ${caseId}
      and payload ->> 'memberId' is not null
      order by position`),
  );
  const rows = await runAsSystem(redress.platform, redress.workspace.id, read, null);
  return rows.map(({ type, member }) => `${type} ${member}`);
}

test("members watch a case in the order of their coming, and leave it again", async () => {
  const { id } = await openCase(redress.api, customerId);

  await watch(id, barbara);
  redress.clock.advance(1);
  await watch(id, alan);
  const both = await watchersOf(id);
  await changed(redress.api, "unwatchCase", { caseId: id, memberId: barbara });

  expect(both).toEqual([barbara, alan]);
  expect(await watchersOf(id)).toEqual([alan]);
  expect(await toldOf(id)).toEqual([
    `case.watched ${barbara}`,
    `case.watched ${alan}`,
    `case.unwatched ${barbara}`,
  ]);
});

test("a member who names nobody watches, and leaves, by itself", async () => {
  const { id } = await openCase(redress.api, customerId);
  const input = { caseId: uuidOf(id) };

  await runAsMember(redress, redress.workspace, alan, watchCase, input);
  const watching = await watchersOf(id);
  await runAsMember(redress, redress.workspace, alan, unwatchCase, input);

  expect(watching).toEqual([alan]);
  expect(await watchersOf(id)).toEqual([]);
});

test("watching is no change of the case, and twice is no news", async () => {
  const opened = await openCase(redress.api, customerId);
  redress.clock.advance(60);

  await watch(opened.id, alan);
  await watch(opened.id, alan);
  await changed(redress.api, "unwatchCase", { caseId: opened.id, memberId: barbara });

  const after = await changed(redress.api, "changeCase", { caseId: opened.id });
  expect(after).toEqual(opened);
  expect(await eventsOf(redress, opened.id)).toHaveLength(1);
  expect(await toldOf(opened.id)).toEqual([`case.watched ${alan}`]);
});

test("an API key has to say who is to watch", async () => {
  const { id } = await openCase(redress.api, customerId);

  const { userErrors } = await mutate(redress.api, "watchCase", { caseId: id });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
});

test("refuses a watcher who was let go, and one of another workspace", async () => {
  const { id } = await openCase(redress.api, customerId);
  const gone = await newMember(redress, redress.workspace, { gone: true });
  const foreign = await newMember(redress, await redress.addWorkspace("Beta Payments"));

  const refused = await mutate(redress.api, "watchCase", { caseId: id, memberId: gone });
  const absent = await mutate(redress.api, "watchCase", { caseId: id, memberId: foreign });

  expect(refused.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
  expect(absent.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["memberId"] }]);
});

test("twenty requests at once to watch make one watcher", async () => {
  const { id } = await openCase(redress.api, customerId);

  await Promise.all(Array.from({ length: 20 }, () => watch(id, alan)));

  expect(await watchersOf(id)).toEqual([alan]);
  expect(await toldOf(id)).toEqual([`case.watched ${alan}`]);
});

test("a case has fifty watchers at most", async () => {
  const { id } = await openCase(redress.api, customerId);
  const members = await Promise.all(Array.from({ length: 51 }, () => newMember(redress, redress.workspace)));
  await Promise.all(members.slice(0, 50).map((member) => watch(id, member)));

  const { errors } = await redress.api.send(
    `mutation ($input: WatchCaseInput!) { watchCase(input: $input) { userErrors { code } } }`,
    { input: { caseId: id, memberId: members[50] } },
  );

  expect(errors?.[0]?.extensions.code).toBe("LIMIT_EXCEEDED");
  expect(await watchersOf(id)).toHaveLength(50);
}, 60_000);

test("the inbox is asked for the cases that a member watches", async () => {
  const watched = await openCase(redress.api, await newCustomer(redress.api));
  await openCase(redress.api, customerId);
  const grace = await newMember(redress, redress.workspace, { name: "Grace Hopper" });
  await watch(watched.id, grace);

  const { cases } = await redress.api.data<{ cases: { totalCount: number; nodes: Named } }>(
    `query ($member: ID!) { cases(filter: { watchedBy: $member }) { totalCount nodes { id } } }`,
    { member: grace },
  );

  expect(cases).toEqual({ totalCount: 1, nodes: [{ id: watched.id }] });
});

test("a note calls for members, who watch the case from then on and are each told once", async () => {
  const { id } = await openCase(redress.api, customerId);
  await watch(id, alan);
  const mentions = [barbara, alan, barbara];

  const { note } = await mutate(redress.api, "addNote", {
    caseId: id,
    body: "Who knows this bank?",
    mentions,
  });

  const { node } = await redress.api.data<{ node: { mentions: Named } }>(
    `query ($id: ID!) { node(id: $id) { ... on Message { mentions { id name } } } }`,
    { id: note?.id },
  );
  expect(node.mentions).toEqual([
    { id: barbara, name: "Barbara Liskov" },
    { id: alan, name: "Alan Turing" },
  ]);
  expect(await watchersOf(id)).toEqual([alan, barbara]);
  expect(await toldOf(id)).toEqual([
    `case.watched ${alan}`,
    `case.watched ${barbara}`,
    `member.mentioned ${barbara}`,
    `member.mentioned ${alan}`,
  ]);
});

test("a note that calls for somebody who is not there is not written", async () => {
  const { id } = await openCase(redress.api, customerId);
  const foreign = await newMember(redress, await redress.addWorkspace("Gamma Payments"));
  const gone = await newMember(redress, redress.workspace, { gone: true });

  const absent = await mutate(redress.api, "addNote", { caseId: id, body: "x", mentions: [alan, foreign] });
  const refused = await mutate(redress.api, "addNote", {
    caseId: id,
    body: "x",
    mentions: [alan, alan, gone],
  });

  expect(absent.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["mentions", "1"] }]);
  expect(refused.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["mentions", "2"] }]);
  expect(await eventsOf(redress, id)).toHaveLength(1);
  expect(await watchersOf(id)).toEqual([]);
});

test("refuses a note that calls for more than twenty", async () => {
  const { id } = await openCase(redress.api, customerId);
  const mentions = Array.from({ length: 21 }, () => alan);

  const { userErrors } = await mutate(redress.api, "addNote", { caseId: id, body: "x", mentions });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["mentions"] }]);
});

test("a member who writes the note may call for itself", async () => {
  const { id } = await openCase(redress.api, customerId);
  const input = { caseId: uuidOf(id), body: "Remind me.", mentions: [uuidOf(alan)] };

  await runAsMember(redress, redress.workspace, alan, addNote, input);

  expect(await watchersOf(id)).toEqual([alan]);
});

test("a customer reads nothing of watchers, and can neither watch nor ask for what is watched", async () => {
  const { id } = await openCase(redress.api, customerId, { body: "Hello" });
  await watch(id, alan);
  const customer = await customerClient(redress, redress.workspace, customerId);

  const { case: seen } = await customer.data<{ case: { messages: { nodes: readonly object[] } } }>(
    `query ($id: ID!) { case(id: $id) { messages { nodes { body mentions { id } } } } }`,
    { id },
  );
  const watching = await customer.send(
    `mutation ($input: WatchCaseInput!) { watchCase(input: $input) { userErrors { code } } }`,
    { input: { caseId: id, memberId: alan } },
  );
  const list = await customer.send(
    `query ($member: ID!) { cases(filter: { watchedBy: $member }) { nodes { id } } }`,
    { member: alan },
  );

  expect(await watchersOf(id, customer)).toBeNull();
  expect(seen.messages.nodes).toEqual([{ body: "Hello", mentions: null }]);
  expect(watching.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect(list.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
