import { DueWork } from "../../src/server/due-work";
import { changed, customerClient, mutate, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

const HOUR = 3_600;

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

const inHours = (hours: number): string =>
  new Date(Date.parse(redress.clock.now()) + hours * HOUR * 1_000).toISOString();

const open = async (): Promise<string> => (await openCase(redress.api, customerId, { body: "Hello" })).id;

async function asleep(snooze: object): Promise<string> {
  const id = await open();
  await changed(redress.api, "snoozeCase", { caseId: id, ...snooze });
  return id;
}

const merge = (caseId: string, intoCaseId: string): Promise<unknown> =>
  changed(redress.api, "mergeCases", { caseId, intoCaseId });

const undo = (caseId: string): Promise<unknown> => changed(redress.api, "undoMerge", { caseId });

const sleepOf = async (id: string): Promise<unknown> =>
  (
    await redress.api.data<{ case: unknown }>(
      `query ($id: ID!) { case(id: $id) { state snoozedAt snoozedUntil } }`,
      { id },
    )
  ).case;

test.each([
  ["until a time", { until: "2026-02-01T12:00:00.000Z" }],
  ["until a reply", { untilReply: true }],
])("a merge that is undone leaves a case that slept %s asleep as before", async (_until, snooze) => {
  const [first, second] = [await open(), await asleep(snooze)];
  const before = await sleepOf(second);
  await merge(second, first);
  redress.clock.advance(HOUR);
  await changed(redress.api, "replyToCase", { caseId: first, body: "We are on it." });

  await undo(second);

  expect(await sleepOf(second)).toEqual(before);
});

test("the timeline and the event of an undone merge tell of the snooze that lasts again", async () => {
  const until = inHours(5);
  const [first, second] = [await open(), await asleep({ until })];
  await merge(second, first);

  await undo(second);

  const entries = await timelineOf(redress.api, second);
  expect(entries.slice(-3)).toMatchObject([
    { __typename: "StateChangedEntry", toState: "OPEN" },
    { __typename: "CaseMergeUndoneEntry" },
    { __typename: "SnoozedEntry", until },
  ]);
  expect((await eventsOf(redress, second)).at(-1)).toMatchObject({
    type: "case.merge_undone",
    payload: { state: "OPEN", snooze: { until } },
  });
  expect((await eventsOf(redress, first)).at(-1)).toMatchObject({ payload: { snooze: null } });
});

test("what sleeps again wakes at its time, once", async () => {
  const [first, second] = [await open(), await asleep({ until: inHours(2) })];
  await merge(second, first);
  redress.clock.advance(HOUR);
  await undo(second);

  redress.clock.advance(HOUR);
  await new DueWork(redress.platform).doAll();
  await new DueWork(redress.platform).doAll();

  expect(await sleepOf(second)).toMatchObject({ state: "OPEN", snoozedAt: null });
  const woken = (await eventsOf(redress, second)).filter(({ type }) => type === "case.woken");
  expect(woken).toMatchObject([{ payload: { reason: "DUE" } }]);
});

test("a snooze that would be over by now is over", async () => {
  const [first, second] = [await open(), await asleep({ until: inHours(2) })];
  await merge(second, first);
  redress.clock.advance(2 * HOUR);

  await undo(second);

  expect(await sleepOf(second)).toEqual({ state: "OPEN", snoozedAt: null, snoozedUntil: null });
  expect((await timelineOf(redress.api, second)).at(-1)).toMatchObject({
    __typename: "CaseMergeUndoneEntry",
  });
});

test.each(["the merged case", "the other case"])(
  "a word that the customer said on %s meanwhile ends the snooze",
  async (where) => {
    const [first, second] = [await open(), await asleep({ untilReply: true })];
    const customer = await customerClient(redress, redress.workspace, customerId);
    await merge(second, first);
    await changed(customer, "replyToCase", {
      caseId: where === "the merged case" ? second : first,
      body: "Any news?",
    });

    await undo(second);

    expect(await sleepOf(second)).toMatchObject({ state: "OPEN", snoozedAt: null });
  },
);

test("a snooze that ended before the merge is not brought back, nor one of an earlier merge", async () => {
  const [first, second] = [await open(), await asleep({ untilReply: true })];
  await merge(second, first);
  await undo(second);
  await changed(redress.api, "wakeCase", { caseId: second });
  await merge(second, first);

  await undo(second);

  expect(await sleepOf(second)).toMatchObject({ snoozedAt: null });
});

test("of merges into merges, undone one by one, each case sleeps as it slept", async () => {
  const third = await open();
  const [first, second] = [await asleep({ until: inHours(3) }), await asleep({ until: inHours(4) })];
  const before = [await sleepOf(first), await sleepOf(second)];
  await merge(first, second);
  await merge(second, third);

  const asleepTwice = await mutate(redress.api, "snoozeCase", { caseId: first, untilReply: true });
  await undo(second);
  await undo(first);

  expect(asleepTwice.userErrors).toMatchObject([{ code: "ILLEGAL_STATE" }]);
  expect([await sleepOf(first), await sleepOf(second)]).toEqual(before);
});
