import { signCustomerToken } from "../../src/services/access/customer-token";
import { plusSeconds } from "../../src/kernel/instant";
import { changed, newCustomer, openCase, uuidOf } from "../cases/desk";
import { NatsLine } from "../../src/server/events/nats/nats-line";
import { describeWithNats, NatsServer } from "../nats/nats-server";
import { world, type World } from "../support/world";
import { liveProcess, until, type Listener, type LiveProcess } from "./listener";
import { logOf } from "./log-of";

const CASE_EVENTS = `subscription ($after: String, $filter: CaseEventFilter) {
  caseEvents(after: $after, filter: $filter) { id type cursor case { id subject customer { name } } message { body } }
}`;
const EVENTS = "subscription ($after: String) { events(after: $after) { id type cursor payload } }";

describe("fed from the database", () => subscriptionsFed({ isFedByNats: false }));
describeWithNats("fed from NATS", () => subscriptionsFed({ isFedByNats: true }));

function subscriptionsFed({ isFedByNats }: { readonly isFedByNats: boolean }): void {
  let redress: World;
  let live: LiveProcess;
  let customerId: string;
  let server: NatsServer | null;
  let nats: NatsLine | undefined;

  beforeAll(async () => {
    redress = await world();
    server = isFedByNats ? await NatsServer.start() : null;
    nats = server ? new NatsLine(server.url, redress.platform.log) : undefined;
    nats?.start();
    await until(() => nats?.isConnected !== false);
    live = await liveProcess(redress, { nats });
    customerId = await newCustomer(redress.api);
  });

  afterEach(() => live.silence());

  afterAll(async () => {
    await live.stop();
    await nats?.stop();
    await server?.close();
    await redress.close();
  });

  const types = ({ events }: Listener): readonly string[] => events.map(({ type }) => type);

  async function asOf(): Promise<string> {
    return (await redress.api.data<{ asOf: string }>("{ asOf }")).asOf;
  }

  async function tokenOf(customer: string): Promise<string> {
    const mintedAt = redress.clock.now();
    return signCustomerToken(redress.platform.secrets.signingKey, {
      workspaceId: redress.workspace.id,
      customerId: uuidOf(customer),
      mintedAt,
      expiresAt: plusSeconds(mintedAt, 3_600),
    });
  }

  test("a listener hears what happens from then on, with the case as it is", async () => {
    const after = await asOf();
    const { id: earlier } = await openCase(redress.api, customerId);
    const listener = live.subscribe(redress.workspace.key, CASE_EVENTS, { after });
    await until(() => listener.events.length === 1);
    const { id } = await openCase(redress.api, customerId);
    await changed(redress.api, "replyToCase", { caseId: id, body: "We are looking into it." });
    await until(() => listener.events.length === 3);

    expect(types(listener)).toEqual(["case.opened", "case.opened", "message.sent"]);
    expect(listener.events[0]).toMatchObject({ case: { id: earlier, customer: { name: "Grace Hopper" } } });
    expect(listener.events[2]).toMatchObject({ case: { id }, message: { body: "We are looking into it." } });
  });

  test("who comes back with a cursor hears what was missed, and then what happens, each once", async () => {
    const first = live.subscribe(redress.workspace.key, EVENTS, { after: "e1_0" });
    await until(() => first.events.some(({ type }) => type === "customer.created"));
    first.subscription?.stop();
    const after = first.events.at(-1)?.cursor;
    const count = first.events.length;

    const writers = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let turn = 0; turn < 10; turn += 1) await openCase(redress.api, customerId);
      }),
    );
    await until(() => false, 100);
    const second = live.subscribe(redress.workspace.key, EVENTS, { after });
    await writers;
    await until(() => second.events.length === 80);

    const log = await logOf(redress.platform, redress.workspace.id);
    expect(first.events).toHaveLength(count);
    expect([...first.events, ...second.events].map(({ id }) => uuidOf(id))).toEqual(log.map(({ id }) => id));
    expect(second.events[0]?.payload).toEqual(log[count]?.payload);
  });

  test("one that stalls gets all it missed before anything new, and holds nobody up", async () => {
    const [slow, swift] = [0, 1].map(() => live.subscribe(redress.workspace.key, CASE_EVENTS)) as [
      Listener,
      Listener,
    ];
    slow.appetite = 3;
    await until(() => false, 300);
    for (let turn = 0; turn < 12; turn += 1) await openCase(redress.api, customerId);
    await until(() => swift.events.length === 12);
    const [stalledAt, swiftAt] = [slow.events.length, swift.events.length];
    slow.eat(Infinity);
    await openCase(redress.api, customerId);
    await until(() => slow.events.length === 13 && swift.events.length === 13);

    expect(stalledAt).toBeLessThan(12);
    expect(swiftAt).toBe(12);
    expect(slow.events.map(({ id }) => id)).toEqual(swift.events.map(({ id }) => id));
  });

  test("for fifty who ask the same, an event is executed once", async () => {
    const after = await asOf();
    const listeners = Array.from({ length: 50 }, () =>
      live.subscribe(redress.workspace.key, CASE_EVENTS, { after }),
    );
    const before = await openCase(redress.api, customerId);
    await until(() => listeners.every(({ events }) => events.length === 1));
    redress.statements.length = 0;
    await changed(redress.api, "replyToCase", { caseId: before.id, body: "Hello" });
    await until(() => listeners.every(({ events }) => events.length === 2));

    const reads = redress.statements.filter((text) => /event_log e[^]*one\.type/.test(text));
    // What is heard need not be read.
    expect(reads).toHaveLength(isFedByNats ? 0 : 1);
    expect(new Set(listeners.map(({ messages }) => messages[1]?.json)).size).toBe(1);
  });

  test("a customer hears what is public of its own, and nobody else's", async () => {
    const stranger = await newCustomer(redress.api, "Alan Turing");
    const [own, other] = await Promise.all(
      [customerId, stranger].map(async (customer) => live.subscribe(await tokenOf(customer), EVENTS)),
    );
    await until(() => false, 200);
    const { id } = await openCase(redress.api, customerId);
    await changed(redress.api, "addNote", { caseId: id, body: "Sounds angry." });
    await changed(redress.api, "replyToCase", { caseId: id, body: "Hello" });
    await openCase(redress.api, stranger);
    await until(() => own?.events.length === 2 && other?.events.length === 1);

    expect(own && types(own)).toEqual(["case.opened", "message.sent"]);
    expect(other && types(other)).toEqual(["case.opened"]);
  });

  test("a key that is revoked hears the end within a second, and nothing after it", async () => {
    const { createApiKey } = await redress.api.data<{
      createApiKey: { secret: string; apiKey: { id: string } };
    }>(
      `mutation { createApiKey(input: { name: "wallboard", environment: TEST, permissions: ["case:read", "event:read"] }) { secret apiKey { id } } }`,
    );
    const listener = live.subscribe(createApiKey.secret, CASE_EVENTS);
    await openCase(redress.api, customerId);
    await until(() => listener.events.length === 1);
    await redress.api.data(
      "mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { userErrors { message } } }",
      {
        id: createApiKey.apiKey.id,
      },
    );
    const revokedAt = performance.now();
    await until(() => listener.ending !== null);
    const took = performance.now() - revokedAt;
    await openCase(redress.api, customerId);
    await until(() => false, 200);

    expect(listener.ending).toEqual({ kind: "revoked" });
    expect(took).toBeLessThan(1_000);
    expect(listener.events).toHaveLength(1);
  });

  test("what is wrong with a subscription ends it with the error that says so", async () => {
    const malformed = live.subscribe(redress.workspace.key, CASE_EVENTS, { after: "yesterday" });
    const beyond = live.subscribe(redress.workspace.key, CASE_EVENTS, { after: "e1_zzzzzzzzzz" });
    const unknown = live.subscribe(redress.workspace.key, CASE_EVENTS, {
      filter: { types: ["case.exploded"] },
    });
    const nobody = live.subscribe(null, CASE_EVENTS);
    const forged = live.subscribe(`${redress.workspace.key}x`, CASE_EVENTS);
    const all = [malformed, beyond, unknown, nobody, forged];
    await until(() => all.every(({ ending }) => ending !== null));

    expect(
      all.map(({ ending }) =>
        ending?.kind === "error" ? ending.errors[0]?.extensions?.["code"] : ending?.kind,
      ),
    ).toEqual(["BAD_USER_INPUT", "BAD_USER_INPUT", "BAD_USER_INPUT", "UNAUTHENTICATED", "revoked"]);
  });
}
