import { Client } from "pg";
import { newUuid, splitPublicId } from "../../src/kernel/ids";
import { Sequencer } from "../../src/server/events/sequencer";
import { runAsSystem } from "../../src/server/run-as-system";
import type { EventsWanted, Reaction } from "../../src/services/access/reaction";
import { reactNext } from "../../src/services/log/react-next";
import { queueWebhooks } from "../../src/services/webhooks/queue-deliveries";
import { liveProcess, until } from "../events/listener";
import { logOf } from "../events/log-of";
import { writeEvents } from "../events/outbox-writer";
import { world, type World } from "../support/world";
import { deliveriesOf, makeCustomers, newHook, queueAll, stepHook, type Hook } from "./hooks";

const WRITERS = 3;
const EVENTS = 50;
const ROUNDS = 3;

let redress: World;
let client: Client;

beforeAll(async () => {
  redress = await world();
  client = new Client({ connectionString: redress.database.superuserUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await redress.close();
});

/** Events of cases by their place, each once, that are queued for an endpoint. */
async function queuedFor(hook: Hook): Promise<readonly bigint[]> {
  const { rows } = await client.query<{ position: string }>(
    "select position from webhook_deliveries where endpoint_id = $1 and event_type = 'case.changed' order by position",
    [splitPublicId(hook.id)?.uuid],
  );
  return rows.map(({ position }) => BigInt(position));
}

test("endpoints that are created, enabled or widened while events stream hear all from then on, and none from before", async () => {
  const { api, platform, workspace, database } = redress;
  const processes = [await liveProcess(redress), await liveProcess(redress)];
  const options = { url: database.superuserUrl, workspaceId: workspace.id, events: EVENTS };
  const writing = Promise.all(
    Array.from({ length: WRITERS }, () => writeEvents({ ...options, aggregates: [newUuid(), newUuid()] })),
  );
  const created: Hook[] = [];
  const widened: Hook[] = [];
  const enabled: Hook[] = [];

  for (let round = 0; round < ROUNDS; round += 1) {
    const narrow = { eventTypes: ["customer.created"] };
    const [one, two, three] = await Promise.all([
      newHook(api, "https://one.example/", { eventTypes: ["case.changed"] }),
      newHook(api, "https://two.example/", narrow),
      newHook(api, "https://three.example/", { eventTypes: ["case.*"] }),
    ]);
    await stepHook(api, "disableWebhookEndpoint", { endpointId: three.id });
    await Promise.all([
      stepHook(api, "changeWebhookEndpoint", { endpointId: two.id, eventTypes: ["case.*"] }),
      stepHook(api, "enableWebhookEndpoint", { endpointId: three.id }),
    ]);
    created.push(one);
    widened.push(two);
    enabled.push(three);
  }
  const written = (await writing).flat();

  const isThrough = async (): Promise<boolean> => {
    const { rows } = await client.query<{ isThrough: boolean }>(
      `select (select count(*) from outbox) = 0 and r.position = h.last_position as "isThrough"
      from event_heads h join event_readers r on r.workspace_id = h.workspace_id and r.reader = 'webhooks'
      where h.workspace_id = $1`,
      [workspace.id],
    );
    return rows[0]?.isThrough === true;
  };
  for (const deadline = performance.now() + 20_000; performance.now() < deadline && !(await isThrough());)
    await until(() => false, 20);
  const log = await logOf(platform, workspace.id);
  const changes = log.filter(({ type }) => type === "case.changed").map(({ position }) => position);
  const placeOf = ({ id }: Hook, type: string): bigint =>
    log.find((event) => event.type === type && event.aggregateId === splitPublicId(id)?.uuid)?.position ?? 0n;
  const after = (place: bigint): readonly bigint[] => changes.filter((position) => position > place);

  expect(changes).toHaveLength(written.length);
  for (const hook of created)
    expect(await queuedFor(hook)).toEqual(after(placeOf(hook, "webhook_endpoint.created")));
  for (const [hooks, type] of [
    [widened, "webhook_endpoint.changed"],
    [enabled, "webhook_endpoint.enabled"],
  ] as const)
    for (const hook of hooks) {
      const queued = await queuedFor(hook);
      const born = placeOf(hook, "webhook_endpoint.created");
      expect(queued).toEqual(expect.arrayContaining([...after(placeOf(hook, type))]));
      expect(queued.filter((position) => position < born)).toEqual([]);
    }
  const [last] = widened.slice(-1);
  expect(after(placeOf(last!, "webhook_endpoint.changed")).length).toBeGreaterThan(0);
  for (const each of processes) await each.stop();
}, 60_000);

test("an endpoint that is created just after it was asked what others want misses nothing", async () => {
  const workspace = await redress.addWorkspace("Late");
  const of = queueWebhooks.of as EventsWanted;
  let late: Hook | null = null;
  const meanwhile = async (): Promise<void> => {
    late = await newHook(workspace.api, "https://late.example/", { eventTypes: ["case.changed"] });
    const options = {
      url: redress.database.superuserUrl,
      workspaceId: workspace.id,
      aggregates: [newUuid()],
    };
    await writeEvents({ ...options, events: 40 });
    await new Sequencer(redress.platform).moveAll();
  };
  const asked: Reaction = {
    ...queueWebhooks,
    of: async (ctx) => {
      const wanted = await of(ctx);
      if (!late) await meanwhile();
      return wanted;
    },
  };
  await new Sequencer(redress.platform).moveAll();

  for (let left = "more", rounds = 0; left === "more" || rounds < 2; rounds += 1)
    ({ left } = await runAsSystem(redress.platform, workspace.id, reactNext(asked), null));

  const log = await logOf(redress.platform, workspace.id);
  const changes = log.filter(({ type }) => type === "case.changed").map(({ position }) => position);
  expect(changes.length).toBeGreaterThan(20);
  expect(await queuedFor(late!)).toEqual(changes);
});

test("an endpoint that is a day old misses nothing where the clocks of two processes differ", async () => {
  const { api, clock } = redress;
  const hook = await newHook(api, "https://old.example/", { eventTypes: ["customer.created"] });
  await queueAll(redress);
  clock.advance(24 * 3_600);
  await makeCustomers(api, 1);
  await new Sequencer(redress.platform).moveAll();
  clock.advance(-1);
  await makeCustomers(api, 1);

  await queueAll(redress);

  expect(await deliveriesOf(api, hook.id)).toHaveLength(2);
});
