import { newUuid, publicId } from "../../src/kernel/ids";
import { Sequencer } from "../../src/server/events/sequencer";
import { changed, newCustomer, openCase } from "../cases/desk";
import { world, type World } from "../support/world";
import { liveProcess, until, type Listener, type LiveProcess } from "./listener";

const CASE = `subscription ($id: ID!, $after: String) {
  case(id: $id, after: $after) { cursor event { type } case { state subject } }
}`;
const INBOX = `subscription ($filter: CaseFilter, $after: String) {
  inboxChanges(filter: $filter, after: $after) { cursor caseId isListed case { state } }
}`;

let redress: World;
let live: LiveProcess;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  live = await liveProcess(redress);
  customerId = await newCustomer(redress.api);
});

afterAll(async () => {
  await live.stop();
  await redress.close();
});

function follow(query: string, variables: object): Listener {
  return live.subscribe(redress.workspace.key, query, variables);
}

/** Behind all that was done before: what has no place yet would come after it. */
async function asOf(): Promise<string> {
  await new Sequencer(redress.platform).moveAll();
  return (await redress.api.data<{ asOf: string }>("{ asOf }")).asOf;
}

test("a case that is followed is told as it is, and anew when it changes", async () => {
  const { id } = await openCase(redress.api, customerId);
  const listener = follow(CASE, { id });
  await until(() => listener.events.length === 1);
  await openCase(redress.api, customerId);
  await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });
  await until(() => JSON.stringify(listener.events.at(-1)).includes("case.resolved"));
  listener.subscription?.stop();
  await changed(redress.api, "closeCase", { caseId: id, reason: "CONFIRMED" });
  const again = follow(CASE, { id, after: listener.events.at(-1)?.cursor });
  await until(() => again.events.length === 1);

  // That it was opened may come late enough to be told, too.
  expect(listener.events[0]).toMatchObject({ event: null, case: { state: "OPEN" } });
  expect(listener.events.at(-1)).toMatchObject({
    event: { type: "case.resolved" },
    case: { state: "RESOLVED" },
  });
  expect(again.events).toMatchObject([{ event: { type: "case.closed" }, case: { state: "CLOSED" } }]);
});

test("a stranger's case cannot be followed", async () => {
  const other = await redress.addWorkspace("Other Payments");
  const { id } = await openCase(redress.api, customerId);
  const listener = live.subscribe(other.key, CASE, { id });
  await until(() => listener.ending !== null);

  expect(listener.ending).toMatchObject({ kind: "error", errors: [{ extensions: { code: "NOT_FOUND" } }] });
  expect(listener.messages).toEqual([]);
});

test("a list that is followed tells what enters it and what leaves it", async () => {
  const after = await asOf();
  const listener = follow(INBOX, { after, filter: { priorities: ["URGENT"] } });
  const { id } = await openCase(redress.api, customerId);
  await until(() => listener.events.length === 1);
  await changed(redress.api, "changeCase", { caseId: id, priority: "URGENT" });
  await until(() => listener.events.length === 2);
  await changed(redress.api, "changeCase", { caseId: id, priority: "LOW" });
  await until(() => listener.events.length === 3);

  expect(listener.events.map(({ caseId, isListed }) => [caseId, isListed])).toEqual([
    [id, false],
    [id, true],
    [id, false],
  ]);
});

test("a filter that is no good is refused to whoever follows", async () => {
  const listener = follow(INBOX, { filter: { customerId: publicId("cust", newUuid()) } });
  await until(() => listener.ending !== null);

  expect(listener.ending).toMatchObject({ kind: "error", errors: [{ extensions: { code: "NOT_FOUND" } }] });
});
