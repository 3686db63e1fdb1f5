import { sql } from "../../src/kernel/database/sql";
import { publicId } from "../../src/kernel/ids";
import { EventWork } from "../../src/server/events/event-work";
import { LogWatcher } from "../../src/server/events/log-watcher";
import { Notifications } from "../../src/server/events/notifications";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { addNote } from "../../src/services/cases/messages/add-note";
import type { Reaction } from "../../src/services/access/reaction";
import { retryParked } from "../../src/services/log/react-next";
import { newCustomer, openCase } from "../cases/desk";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";
import { until } from "./listener";

let redress: World;
let line: BreakableLine;
let customerId: string;
let processes: EventWork[];
let poison: ReadonlySet<string>;

beforeEach(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  customerId = await newCustomer(redress.api);
  processes = [];
  poison = new Set();
});

afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await redress.close();
  await line.close();
});

/** Welcomes every new case with a note, and stumbles over those that are poison, after it has written. */
const welcoming: Reaction = {
  name: "welcoming",
  react: async (ctx, events) => {
    for (const { type, aggregateId } of events) {
      if (type !== "case.opened") continue;
      await addNote.body(ctx, { caseId: aggregateId, body: "Welcome" });
      if (poison.has(publicId("case", aggregateId))) throw new Error("Card 4242 4242 4242 4242 is poison");
    }
  },
};

async function processStarts(): Promise<void> {
  const process = new EventWork(
    redress.platform,
    new LogWatcher(redress.platform, new Notifications(redress.platform)),
    {
      daysKept: 30,
      reactions: [welcoming],
    },
  );
  processes.push(process);
  await process.start();
}

/** How many notes each case has. */
async function notes(): Promise<readonly number[]> {
  const { cases } = await redress.api.data<{
    cases: { nodes: readonly { messages: { totalCount: number } }[] };
  }>(
    "{ cases(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { messages { totalCount } } } }",
  );
  return cases.nodes.map(({ messages }) => messages.totalCount);
}

async function untilNotes(count: number): Promise<void> {
  let seen = 0;
  for (const deadline = Date.now() + 8_000; seen < count && Date.now() < deadline;)
    seen = (await notes()).reduce((sum, each) => sum + each, 0);
}

async function parked(): Promise<readonly { readonly attempts: number; readonly error: string }[]> {
  const read = query({ name: "test:parked", permission: "case:read" }, (ctx: Context) =>
    ctx.db.rows<{ attempts: number; error: string }>(
      sql`select attempts, error from parked_events where ${ctx.inWorkspace()}`,
    ),
  );
  return runAsSystem(redress.platform, redress.workspace.id, read, null);
}

test("however many processes react, each event has its effect once", async () => {
  await Promise.all([processStarts(), processStarts(), processStarts()]);
  await Promise.all(Array.from({ length: 30 }, () => openCase(redress.api, customerId)));
  await untilNotes(30);
  await until(() => false, 300);

  expect(await notes()).toEqual(Array.from({ length: 30 }, () => 1));
});

test("an event that is poison is laid aside with its reason, and holds up none of the others", async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, () => openCase(redress.api, customerId)));
  poison = new Set([opened[2]?.id ?? ""]);
  await processStarts();
  await untilNotes(4);
  const laidAside = await parked();
  const before = await notes();
  poison = new Set();
  redress.clock.advance(5);
  await runAsSystem(redress.platform, redress.workspace.id, retryParked([welcoming]), { limit: 10 });

  expect([...before].sort()).toEqual([0, 1, 1, 1, 1]);
  expect(laidAside).toEqual([{ attempts: 1, error: "Error: Card [card **4242] is poison" }]);
  expect(await notes()).toEqual([1, 1, 1, 1, 1]);
  expect(await parked()).toEqual([]);
});

const PARKED = `{ parkedEvents { totalCount nodes {
  id reader attempts error nextAttemptAt event { type case { id } }
} } }`;

interface Parked {
  readonly parkedEvents: {
    readonly nodes: readonly { readonly id: string; readonly nextAttemptAt: string | null }[];
  };
}

async function act(verb: "retryParkedEvent" | "discardParkedEvent", parkedEventId: string): Promise<unknown> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { userErrors { code } } }`;
  return redress.api.data(document, { input: { parkedEventId } });
}

test("what is parked is seen by administrators, and tried again or given up when they say so", async () => {
  const opened = await Promise.all([1, 2].map(() => openCase(redress.api, customerId)));
  poison = new Set(opened.map(({ id }) => id));
  await processStarts();
  let seen: Parked["parkedEvents"]["nodes"] = [];
  for (const deadline = Date.now() + 8_000; seen.length < 2 && Date.now() < deadline;)
    seen = (await redress.api.data<Parked>(PARKED)).parkedEvents.nodes;

  poison = new Set();
  const [first, second] = seen;
  await act("discardParkedEvent", first?.id ?? "");
  await act("retryParkedEvent", second?.id ?? "");
  await runAsSystem(redress.platform, redress.workspace.id, retryParked([welcoming]), { limit: 10 });
  const again = await act("retryParkedEvent", second?.id ?? "");

  expect(seen[0]).toMatchObject({ reader: "welcoming", attempts: 1, event: { type: "case.opened" } });
  expect(seen[0]?.nextAttemptAt).toBe("2026-01-15T09:00:05.000Z");
  expect((await notes()).toSorted()).toEqual([0, 1]);
  expect((await redress.api.data<Parked>(PARKED)).parkedEvents.nodes).toEqual([]);
  expect(again).toEqual({ answer: { userErrors: [{ code: "NOT_FOUND" }] } });
});

test.each(["before", "after"] as const)(
  "a line that breaks just %s the commit of a reaction neither repeats nor loses its effect",
  async (moment) => {
    await Promise.all(Array.from({ length: 5 }, () => openCase(redress.api, customerId)));
    line.breakAt("update event_readers set position", moment);
    await processStarts();
    await untilNotes(5);
    await until(() => false, 300);

    expect(await notes()).toEqual([1, 1, 1, 1, 1]);
  },
);
