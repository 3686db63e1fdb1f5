import { Client } from "pg";
import { runAsSystem } from "../../src/server/run-as-system";
import { continueReplay } from "../../src/services/webhooks/continue-replay";
import { splitPublicId } from "../../src/kernel/ids";
import { plusSeconds } from "../../src/kernel/instant";
import {
  deliveriesOf,
  hookMutation,
  makeCustomers,
  newHook,
  queueAll,
  renameCustomer,
  stepHook,
} from "./hooks";
import { status, taken } from "./receiver";
import { shopStage } from "./shop-stage";

const stage = shopStage();
const customerEvents = { eventTypes: ["customer.*"] };

test("where order is asked for, the next event of a thing waits for the one before; other things do not", async () => {
  const ordered = await newHook(stage.redress.api, `${stage.shop.url}/ordered`, {
    ...customerEvents,
    isOrdered: true,
  });
  await newHook(stage.redress.api, `${stage.shop.url}/plain`, customerEvents);
  const [first, second] = await makeCustomers(stage.redress.api, 2);
  for (const name of ["B", "C"])
    for (const id of [first!, second!]) await renameCustomer(stage.redress.api, id, name);
  let isFailing = true;
  stage.shop.answer = (response, request) => {
    const { data } = JSON.parse(request.body) as { data: { aggregate: { id: string; version: number } } };
    const isStuck = isFailing && data.aggregate.id === first && data.aggregate.version === 1;
    (isStuck ? status(500) : taken)(response, request);
  };
  const versionsAt = (path: string, id: string): readonly number[] =>
    stage.shop.received
      .filter((request) => request.path === path)
      .map(
        ({ body }) =>
          (JSON.parse(body) as { data: { aggregate: { id: string; version: number } } }).data.aggregate,
      )
      .flatMap((aggregate) => (aggregate.id === id ? [aggregate.version] : []));

  await stage.queueAndDeliver();
  const meanwhile = [
    versionsAt("/ordered", first!),
    versionsAt("/ordered", second!),
    versionsAt("/plain", first!).length,
  ];
  isFailing = false;
  stage.redress.clock.advance(5);
  await stage.work().deliverDue();

  expect(meanwhile).toEqual([[1], [1, 2, 3], 3]);
  expect(versionsAt("/ordered", first!)).toEqual([1, 1, 2, 3]);
  expect(
    (await deliveriesOf(stage.redress.api, ordered.id)).every(({ state }) => state === "DELIVERED"),
  ).toBe(true);
});

test("what waits behind a failed event is due when that is, or as soon as somebody sends it again or wants no order", async () => {
  const { api, clock } = stage.redress;
  const hooks = await Promise.all(
    ["/again", "/unordered"].map((path) =>
      newHook(api, `${stage.shop.url}${path}`, { ...customerEvents, isOrdered: true }),
    ),
  );
  const [again, unordered] = hooks.map(({ id }) => id) as [string, string];
  const [customer] = await makeCustomers(api, 1);
  stage.shop.answer = status(500);
  await stage.queueAndDeliver();
  for (const name of ["B", "C"]) await renameCustomer(api, customer!, name);
  await stage.queueAndDeliver();
  const dues = async (id: string): Promise<readonly (string | null)[]> =>
    (await deliveriesOf(api, id)).map(({ nextAttemptAt }) => nextAttemptAt);
  const put = [...(await dues(again)), ...(await dues(unordered))];

  stage.shop.answer = taken;
  stage.shop.received.length = 0;
  const [first] = await deliveriesOf(api, again);
  await hookMutation(
    api,
    "replayWebhooks",
    { endpointId: again, replay: { deliveryId: first!.id } },
    "replay { id }",
  );
  await hookMutation(
    api,
    "changeWebhookEndpoint",
    { endpointId: unordered, isOrdered: false },
    "endpoint { id }",
  );
  await stage.work().deliverDue();

  expect(new Set(put)).toEqual(new Set([plusSeconds(clock.now(), 5)]));
  expect(stage.shop.received.map(({ path }) => path).toSorted()).toEqual([
    ...Array<string>(3).fill("/again"),
    ...Array<string>(2).fill("/unordered"),
  ]);
});

test("a delivery, all that failed, or all events since a cursor are sent again with their ids and bytes", async () => {
  const hook = await newHook(stage.redress.api, stage.shop.url, customerEvents);
  await makeCustomers(stage.redress.api, 2);
  await stage.queueAndDeliver();
  const firstBodies = stage.shop.received.map(({ body }) => body).sort();
  const again = async (replay: object): Promise<readonly string[]> => {
    stage.shop.received.length = 0;
    const answer = await hookMutation<{ delivery: object | null; replay: { id: string } | null }>(
      stage.redress.api,
      "replayWebhooks",
      { endpointId: hook.id, replay },
      "delivery { id state } replay { id }",
    );
    expect(answer.userErrors).toEqual([]);
    await stage.work().deliverDue();
    if (answer.replay) await expectEnded(answer.replay.id);
    return stage.shop.received.map(({ body }) => body).sort();
  };
  const [delivery] = await deliveriesOf(stage.redress.api, hook.id);

  const one = await again({ deliveryId: delivery!.id });
  const all = await again({ sinceCursor: "e1_0" });
  const none = await again({ failedSince: "2026-01-01T00:00:00.000Z" });
  stage.shop.answer = status(410);
  await makeCustomers(stage.redress.api, 1);
  await stage.queueAndDeliver();
  await stepHook(stage.redress.api, "enableWebhookEndpoint", { endpointId: hook.id });
  stage.shop.answer = taken;
  stage.redress.clock.advance(1);
  const failed = await again({ failedSince: "2026-01-01T00:00:00.000Z" });

  expect([one.length, all, none.length, failed.length]).toEqual([1, firstBodies, 0, 1]);
  expect(firstBodies).toContain(one[0]);
});

test("what failed is sent again in its order, however it ended", async () => {
  const { api, database, workspace, platform } = stage.redress;
  const { id: endpointId } = await newHook(api, stage.shop.url, { ...customerEvents, isOrdered: true });
  const [customer] = await makeCustomers(api, 1);
  await renameCustomer(api, customer!, "B");
  await queueAll(stage.redress);
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  const end = (state: string, type: string): Promise<unknown> =>
    client.query(
      `update webhook_deliveries set next_attempt_at = null, ended_at = created_at, state = '${state}'
      where workspace_id = $1 and event_type = '${type}'`,
      [workspace.id],
    );
  // The second when the endpoint was disabled, as the first was given up.
  await end("DISCARDED", "customer.updated");
  await end("FAILED", "customer.created");
  await client.end();
  const replay = { failedSince: "2026-01-01T00:00:00.000Z" };
  const answer = await hookMutation<{ replay: { id: string } }>(
    api,
    "replayWebhooks",
    { endpointId, replay },
    "replay { id }",
  );

  const replayId = splitPublicId(answer.replay.id)!.uuid;
  await runAsSystem(platform, workspace.id, continueReplay, { replayId, limit: 1 });

  expect((await deliveriesOf(api, endpointId)).map(({ state }) => state)).toEqual(["PENDING", "DISCARDED"]);
});

test.each(["e1_zzzzzzzzzzz", "e1_1y2p0ij32e8e7"])(
  "a replay since %s, where the log never was, is refused and not done in silence",
  async (sinceCursor) => {
    const { id: endpointId } = await newHook(stage.redress.api, stage.shop.url, customerEvents);

    const { userErrors } = await hookMutation(
      stage.redress.api,
      "replayWebhooks",
      { endpointId, replay: { sinceCursor } },
      "replay { id }",
    );

    expect(userErrors).toEqual([
      expect.objectContaining({ code: "BAD_USER_INPUT", field: ["replay", "sinceCursor"] }),
    ]);
  },
);

async function expectEnded(id: string): Promise<void> {
  const { node } = await stage.redress.api.data<{ node: { endedAt: string | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on WebhookReplay { endedAt queued endpoint { id } } } }`,
    { id },
  );
  expect(node.endedAt).not.toBeNull();
}
