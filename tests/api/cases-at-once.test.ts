import { caseMutation, changed, mutate, newCustomer, openCase, type Answer } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { persistently } from "../support/api-client";
import { world, type World } from "../support/world";

const EDITS = 100;
const TRIES = 10;

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

/** Sends what a caller would send, and again when it is told that this may help. */
async function withRetries(verb: string, input: Readonly<Record<string, unknown>>): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, errors } = await redress.api.send<{ answer: Answer }>(caseMutation(verb), { input });
    if (data?.answer.case && !errors) return attempt;
    const mayRetry = errors?.every(({ extensions }) => extensions["retryable"] === true);
    if (!mayRetry || attempt === TRIES)
      throw new Error(`${verb} failed: ${JSON.stringify(errors ?? data?.answer.userErrors)}`);
  }
}

test("a hundred edits of one case at once lose nothing", async () => {
  const { id } = await openCase(redress.api, customerId);
  const keys = Array.from({ length: EDITS }, (_, index) => `key${index}`);

  const edits = keys.map((key, index) =>
    index % 2 === 0
      ? withRetries("changeCase", { caseId: id, attributes: { [key]: index } })
      : withRetries("replyToCase", { caseId: id, body: key }),
  );
  await Promise.all(edits);

  const after = await changed(redress.api, "changeCase", { caseId: id });
  const [, ...entries] = await timelineOf(redress.api, id);
  const events = await eventsOf(redress, id);
  expect(after.version).toBe(1 + EDITS);
  expect(Object.keys(after.attributes ?? {}).toSorted()).toEqual(
    keys.filter((_, index) => index % 2 === 0).toSorted(),
  );
  const told = entries.flatMap((entry) => {
    const { toAttributes, message } = entry as { toAttributes?: object; message?: { body: string } };
    return toAttributes ? Object.keys(toAttributes) : [message?.body];
  });
  expect(told.toSorted()).toEqual(keys.toSorted());
  expect(events.map(({ version }) => version)).toEqual(
    Array.from({ length: 1 + EDITS }, (_, index) => index + 1),
  );
}, 60_000);

test("of edits that were decided on one version, one wins", async () => {
  const { id } = await openCase(redress.api, customerId);

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      mutate(redress.api, "changeCase", { caseId: id, expectedVersion: 1, addTags: [`t${index}`] }),
    ),
  );

  const refused = answers.filter(({ case: seen }) => seen === null);
  expect(refused).toHaveLength(9);
  expect(new Set(refused.map(({ userErrors }) => userErrors[0]?.code))).toEqual(
    new Set(["VERSION_CONFLICT"]),
  );
});

test("twenty receipts of one message at once make one message", async () => {
  const { id } = await openCase(redress.api, customerId);
  const input = { caseId: id, body: "Hello", externalId: { source: "mail", id: "once" } };
  // A gateway sends again what waited too long for its turn.
  const receive = () =>
    persistently<{ answer: Answer }>(redress.api, caseMutation("receiveMessage"), { input });

  const received = await Promise.all(Array.from({ length: 20 }, receive));

  const answers = received.map(({ answer }) => answer);

  expect(new Set(answers.map(({ message }) => message?.id)).size).toBe(1);
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(await timelineOf(redress.api, id)).toHaveLength(2);
});

test("one message that arrives on two cases at once is kept on one, and refused on the other", async () => {
  const cases = await Promise.all([openCase(redress.api, customerId), openCase(redress.api, customerId)]);

  const answers = await Promise.all(
    cases.map(({ id }) =>
      mutate(redress.api, "receiveMessage", {
        caseId: id,
        body: "x",
        externalId: { source: "mail", id: "both" },
      }),
    ),
  );

  expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? "kept").toSorted()).toEqual([
    "CONFLICT",
    "kept",
  ]);
});

test("twenty openings of one case at once make one case", async () => {
  const input = {
    customerId,
    subject: "x",
    kind: "QUESTION",
    body: "x",
    externalId: { source: "mail", id: "o" },
  };

  const answers = await Promise.all(Array.from({ length: 20 }, () => mutate(redress.api, "openCase", input)));

  expect(new Set(answers.map(({ case: seen }) => seen?.id)).size).toBe(1);
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
});

test("cases that are opened at once are numbered without a gap", async () => {
  const before = await openCase(redress.api, customerId);

  const opened = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      index % 4 === 3
        ? mutate(redress.api, "openCase", { customerId, subject: " ", kind: "QUESTION" })
        : mutate(redress.api, "openCase", { customerId, subject: "x", kind: "QUESTION" }),
    ),
  );

  const numbers = opened.flatMap(({ case: seen }) => (seen ? [seen.number] : []));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, index) => before.number + 1 + index),
  );
});
