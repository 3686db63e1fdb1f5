import { plusSeconds } from "../../src/kernel/instant";
import { signCustomerToken } from "../../src/services/access/customer-token";
import { changed, newCustomer, openCase, uuidOf } from "../cases/desk";
import { world, type World } from "../support/world";
import { liveProcess, until, type Listener, type LiveProcess } from "./listener";

const EVENTS = "subscription { events { id type cursor } }";
const CASE_EVENTS = "subscription { caseEvents { id type cursor case { id subject } } }";

let redress: World;
let live: LiveProcess;

beforeAll(async () => {
  redress = await world();
  live = await liveProcess(redress);
});

afterEach(() => live.silence());

afterAll(async () => {
  await live.stop();
  await redress.close();
});

async function tokenOf(customer: string): Promise<string> {
  const mintedAt = redress.clock.now();
  return signCustomerToken(redress.platform.secrets.signingKey, {
    workspaceId: redress.workspace.id,
    customerId: uuidOf(customer),
    mintedAt,
    expiresAt: plusSeconds(mintedAt, 3_600),
  });
}

/** A subscription reads nothing more until something happens. */
async function settled(): Promise<void> {
  for (let seen = -1; seen !== redress.statements.length;) {
    seen = redress.statements.length;
    await until(() => false, 150);
  }
}

/** What is read for one event: of the log and about the caller, not how often processes look for work. */
async function readsOf(happen: () => Promise<unknown>, isHeard: () => boolean): Promise<readonly string[]> {
  await settled();
  redress.statements.length = 0;
  await happen();
  const written = redress.statements.length;
  await until(isHeard);
  await settled();
  expect(isHeard()).toBe(true);
  return redress.statements
    .slice(written)
    .filter((text) => /event_log|event_heads|from cases|customers|api_keys/.test(text));
}

test("of all customers who listen to everything, those are read for whom an event may be, and no others", async () => {
  const customers: string[] = [];
  const listeners: Listener[] = [];
  const listen = async (count: number): Promise<void> => {
    while (customers.length < count) {
      const customer = await newCustomer(redress.api, `Customer ${customers.length}`);
      customers.push(customer);
      listeners.push(live.subscribe(await tokenOf(customer), EVENTS));
    }
    await settled();
  };
  const readsForFirst = (heard: number): Promise<readonly string[]> =>
    readsOf(
      () => openCase(redress.api, customers[0]!),
      () => listeners[0]!.events.length === heard,
    );

  await listen(6);
  const forSix = await readsForFirst(1);
  await listen(40);
  const forForty = await readsForFirst(2);

  expect(forForty.length).toBe(forSix.length);
  expect(forForty.filter((text) => /from customers/.test(text))).toHaveLength(1);
  expect(listeners.map(({ events }) => events.length)).toEqual([2, ...Array<number>(39).fill(0)]);
});

test("a customer who was not told of others' events is told of its own from where they began", async () => {
  const [one, other] = [await newCustomer(redress.api, "One"), await newCustomer(redress.api, "Other")];
  const staff = Array.from({ length: 5 }, (_, index) =>
    live.subscribe(redress.workspace.key, CASE_EVENTS.replace("subject", `subject a${index}: id`)),
  );
  const listener = live.subscribe(await tokenOf(one), EVENTS);
  await settled();

  for (let turn = 0; turn < 5; turn += 1) await openCase(redress.api, other);
  await until(() => staff.every(({ events }) => events.length === 5));
  const { id } = await openCase(redress.api, one);
  await changed(redress.api, "addParticipant", { caseId: id, customerId: other, role: "REPRESENTATIVE" });
  const late = live.subscribe(await tokenOf(other), EVENTS);
  await settled();
  await changed(redress.api, "replyToCase", { caseId: id, body: "Hello, both of you." });
  await until(() => listener.events.length === 2 && late.events.length === 1);

  expect(listener.events.map(({ type }) => type)).toEqual(["case.opened", "message.sent"]);
  expect(late.events.map(({ type }) => type)).toEqual(["message.sent"]);
});

test("an event takes as many statements for two subscribers who ask the same as for sixty", async () => {
  const customer = await newCustomer(redress.api);
  const listeners = [0, 1].map(() => live.subscribe(redress.workspace.key, CASE_EVENTS));
  const reads = (heard: number): Promise<readonly string[]> =>
    readsOf(
      () => openCase(redress.api, customer),
      () => listeners.slice(0, 2).every(({ events }) => events.length === heard),
    );

  const forTwo = await reads(1);
  for (let more = 0; more < 58; more += 1) listeners.push(live.subscribe(redress.workspace.key, CASE_EVENTS));
  const forSixty = await reads(2);

  expect(forSixty.length).toBe(forTwo.length);
  expect(listeners.every(({ events }) => events.length >= 1)).toBe(true);
});

test("what happens to a clock wakes those who follow its case, and nobody who follows another", async () => {
  const customer = await newCustomer(redress.api);
  const cases: string[] = [];
  const listeners: Listener[] = [];
  const follow = async (count: number): Promise<void> => {
    while (listeners.length < count) {
      const { id } = await openCase(redress.api, customer);
      cases.push(id);
      const query = "subscription ($id: ID!) { case(id: $id) { cursor case { id nextDueAt } } }";
      listeners.push(live.subscribe(redress.workspace.key, query, { id }));
    }
    await until(() => listeners.every(({ events }) => events.length > 0));
    // The opening itself may be told after the beginning.
    await settled();
  };
  const setDeadline = `mutation ($id: ID!) {
    setDeadline(input: { caseId: $id, metric: DEADLINE, name: "Ask the bank", within: "P1D" }) { clock { id } } }`;
  const readsForFirst = async (): Promise<readonly string[]> => {
    await settled();
    const heard = listeners[0]!.events.length;
    return readsOf(
      () => redress.api.data(setDeadline, { id: cases[0] }),
      () => listeners[0]!.events.length > heard,
    );
  };

  await follow(6);
  const forSix = await readsForFirst();
  await follow(24);
  const others = (): number[] => listeners.slice(1).map(({ events }) => events.length);
  const before = others();
  const forMany = await readsForFirst();

  expect(forMany.length).toBe(forSix.length);
  expect(others()).toEqual(before);
});

test("a key that ends by itself ends what it listens to, though nothing happens", async () => {
  const expiresAt = plusSeconds(redress.clock.now(), 60);
  const { createApiKey } = await redress.api.data<{ createApiKey: { secret: string } }>(
    `mutation ($expiresAt: DateTime!) { createApiKey(input: { name: "wallboard", environment: TEST, permissions: ["case:read", "event:read"], expiresAt: $expiresAt }) { secret } }`,
    { expiresAt },
  );
  const listener = live.subscribe(createApiKey.secret, CASE_EVENTS);
  await settled();

  redress.clock.advance(59);
  await until(() => false, 700);
  const before = listener.ending;
  redress.clock.advance(1);
  const endedAt = performance.now();
  await until(() => listener.ending !== null);

  expect(before).toBeNull();
  expect(listener.ending).toEqual({ kind: "expired" });
  expect(performance.now() - endedAt).toBeLessThan(1_000);
});
