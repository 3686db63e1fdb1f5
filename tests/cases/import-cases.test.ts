import fc from "fast-check";
import { Sequencer } from "../../src/server/events/sequencer";
import { runAsSystem } from "../../src/server/run-as-system";
import { importCases } from "../../src/services/cases/importing/import-cases";
import { apiClient } from "../support/api-client";
import { world, type World } from "../support/world";
import { newCustomer, newMember, newTeam, openCase, uuidOf } from "./desk";
import { attempts, played, seen, type Cast } from "./imported-histories";

const HISTORIES = 30;
const SEED = 20261122;
const OPENED = "2025-03-03T10:00:00.000Z";

let redress: World;
let cast: Cast;
let imports = 0;

beforeAll(async () => {
  redress = await world();
  const { workspace, api } = redress;
  cast = {
    customerId: await newCustomer(api),
    memberIds: [await newMember(redress, workspace), await newMember(redress, workspace, { name: "Edith" })],
    teamId: await newTeam(redress, workspace, "Cards"),
  };
});

afterAll(() => redress.close());

const IMPORT = `mutation ($input: ImportCasesInput!) { importCases(input: $input) {
  results { created case { id version createdAt updatedAt importedAt state } userErrors { code field message } }
  redactions { field } userErrors { code field message }
} }`;

interface Result {
  readonly created: boolean;
  readonly case: { readonly id: string; readonly version: number; readonly importedAt: string } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[];
    readonly message: string;
  }[];
}

interface Answer {
  readonly results: readonly Result[];
  readonly redactions: readonly { readonly field: readonly string[] }[];
  readonly userErrors: readonly unknown[];
}

async function imported(...cases: readonly object[]): Promise<Answer> {
  const answer = await redress.api.data<{ importCases: Answer }>(IMPORT, { input: { cases } });
  return answer.importCases;
}

function aCase(more: object = {}): object {
  imports += 1;
  const { customerId } = cast;
  const externalId = { source: "crm", id: `case-${imports}` };
  return { externalId, customerId, subject: "Where is my money?", kind: "REFUND", openedAt: OPENED, ...more };
}

async function one(more: object): Promise<Result> {
  const { results, userErrors } = await imported(aCase(more));
  expect(userErrors).toEqual([]);
  return results[0]!;
}

async function eventsAbout(
  caseId: string,
): Promise<readonly { readonly type: string; readonly payload: unknown }[]> {
  await new Sequencer(redress.platform).moveAll();
  const { events } = await redress.api.data<{
    events: { nodes: readonly { type: string; payload: unknown; aggregate: { id: string } }[] };
  }>("query ($case: ID!) { events(first: 100, filter: { caseId: $case }) { nodes { type payload } } }", {
    case: caseId,
  });
  return events.nodes;
}

test("a history that is imported is the history that would have happened", async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (tries) => {
      const opened = await openCase(redress.api, cast.customerId);
      const openedAt = redress.clock.now();
      const history = await played(redress, cast, opened.id, tries);
      redress.clock.advance(3_600);
      const last = (await seen(redress, opened.id)).facts as readonly [
        { state: string; tags: readonly string[] },
      ];
      const { state, tags } = last[0];

      const { case: row, userErrors } = await one({ openedAt, history, state, tags });

      expect(userErrors).toEqual([]);
      expect(await seen(redress, row?.id ?? opened.id)).toEqual(await seen(redress, opened.id));
    }),
    { numRuns: HISTORIES, seed: SEED },
  );
}, 120_000);

test("of an import there is one event, and the case says when it came", async () => {
  const history = [
    { at: OPENED, byCustomer: true, message: { direction: "INBOUND", body: "Hello?" } },
    { at: "2025-03-03T11:00:00.000Z", message: { direction: "OUTBOUND", body: "Hello!" } },
    { at: "2025-03-03T12:00:00.000Z", stateChanged: { to: "RESOLVED", reason: "SOLVED" } },
    { at: "2025-03-10T12:00:00.000Z", stateChanged: { to: "CLOSED", reason: "NO_OBJECTION" } },
  ];

  const { case: row, created } = await one({ history });

  expect(created).toBe(true);
  expect(row).toEqual({
    id: row?.id,
    version: 5,
    createdAt: OPENED,
    updatedAt: "2025-03-10T12:00:00.000Z",
    importedAt: redress.clock.now(),
    state: "CLOSED",
  });
  expect(await eventsAbout(row?.id ?? "")).toEqual([
    {
      type: "case.imported",
      payload: {
        caseId: row?.id,
        externalId: { source: "crm", id: `case-${imports}` },
        openedAt: OPENED,
        version: 5,
      },
    },
  ]);
});

test("the same external id brings the first case again, in one batch too, and leaves it as it is", async () => {
  const externalId = { source: "CRM ", id: "once" };
  const [first, second] = (await imported(aCase({ externalId }), aCase({ externalId, subject: "Another" })))
    .results;

  const third = await one({ externalId: { source: "crm", id: "once" }, subject: "A third" });

  expect([first?.created, second?.created, third.created]).toEqual([true, false, false]);
  expect([second?.case?.id, third.case?.id]).toEqual([first?.case?.id, first?.case?.id]);
});

const LATER = "2025-03-03T11:00:00.000Z";
const NOBODY = "mem_01m809vsp1fvjabgacdfx81ax2";

test("what could not have been is refused at its place, and leaves the others of its batch as they are", async () => {
  const note = { note: { body: "Seen" } };
  const refusals: readonly (readonly [path: string, more: object])[] = [
    ["openedAt", { openedAt: "2031-01-01T00:00:00.000Z" }],
    ["customerId", { customerId: null }],
    ["customerId", { customerId: "cust_01m809vsp1fvjabgacdfx81ax2" }],
    ["customerExternalId", { customerId: null, customerExternalId: { source: "crm", id: "nobody" } }],
    ["teamId", { teamId: "team_01m809vsp1fvjabgacdfx81ax2" }],
    ["atOpening.memberId", { atOpening: { memberId: NOBODY } }],
    ["fields.0.key", { fields: [{ key: "unknown", value: { text: "?" } }] }],
    ["history.0.at", { history: [{ at: "2025-03-03T09:59:59.999Z", ...note }] }],
    [
      "history.1.at",
      {
        history: [
          { at: LATER, ...note },
          { at: OPENED, ...note },
        ],
      },
    ],
    ["history.0.at", { history: [{ at: "2031-01-01T00:00:00.000Z", ...note }] }],
    ["history.0", { history: [{ at: LATER }] }],
    ["history.0", { history: [{ at: LATER, ...note, priorityChanged: { to: "HIGH" } }] }],
    ["history.0.byMemberId", { history: [{ at: LATER, byMemberId: NOBODY, ...note }] }],
    ["history.0.note", { history: [{ at: LATER, byCustomer: true, ...note }] }],
    [
      "history.0.stateChanged.to",
      { history: [{ at: LATER, stateChanged: { to: "OPEN", reason: "MISTAKE" } }] },
    ],
    [
      "history.0.stateChanged.reason",
      { history: [{ at: LATER, stateChanged: { to: "CLOSED", reason: "CONFIRMED" } }] },
    ],
    [
      "history.1.message",
      {
        history: [
          { at: LATER, stateChanged: { to: "CLOSED", reason: "SPAM" } },
          { at: LATER, message: { direction: "OUTBOUND", body: "Too late" } },
        ],
      },
    ],
    [
      "history.0.message.direction",
      { history: [{ at: LATER, byCustomer: true, message: { direction: "OUTBOUND", body: "?" } }] },
    ],
    ["history.0.priorityChanged.to", { history: [{ at: LATER, priorityChanged: { to: "NORMAL" } }] }],
    ["history.0.assigned", { history: [{ at: LATER, assigned: {} }] }],
    ["history.0.assigned.memberId", { history: [{ at: LATER, assigned: { memberId: NOBODY } }] }],
    ["history.0.tagsChanged.removed", { history: [{ at: LATER, tagsChanged: { removed: ["vip"] } }] }],
    ["state", { state: "CLOSED" }],
    ["tags", { tags: ["vip"], history: [{ at: LATER, tagsChanged: { added: ["late"] } }] }],
    ["priority", { priority: "LOW", history: [{ at: LATER, priorityChanged: { to: "HIGH" } }] }],
  ];
  const bad = refusals.map(([, more]) => aCase(more));

  const answers = [await imported(...bad.slice(0, 20), aCase()), await imported(...bad.slice(20), aCase())];
  const results = answers.flatMap(({ results: each }) => each);

  expect(results.flatMap(({ userErrors }) => userErrors.map(({ field }) => field.join(".")))).toEqual(
    refusals.map(([path]) => path),
  );
  expect(results.filter(({ created }) => created)).toHaveLength(2);
});

test("card numbers are masked in one text and in several of an author, and the timeline says so", async () => {
  const said = (body: string, at: string) => ({
    at,
    byCustomer: true,
    message: { direction: "INBOUND", body },
  });
  const history = [
    said("It is 4242 4242 4242 4242", "2025-03-03T10:01:00.000Z"),
    said("Or was it 5555 5555", "2025-03-03T10:02:00.000Z"),
    said("5555 4444?", "2025-03-03T10:03:00.000Z"),
  ];

  const { results, redactions } = await imported(aCase({ history }));
  const { messages, timeline } = await seen(redress, results[0]?.case?.id ?? "");

  expect(redactions.map(({ field }) => field.join("."))).toEqual(["cases.0.history.0.message.body"]);
  const bodies = (messages as readonly { body: string }[]).map(({ body }) => body);
  expect(bodies[0]).toBe("It is [card **4242]");
  expect(bodies.slice(1).join(" ")).not.toMatch(/5555/);
  expect((timeline as readonly { kind: string }[]).map(({ kind }) => kind)).toEqual([
    "OPENED",
    "MESSAGE",
    "CARD_DATA_REMOVED",
    "MESSAGE",
    "MESSAGE",
    "CARD_DATA_REMOVED",
    "CARD_DATA_REMOVED",
  ]);
});

test("25 cases of 200 steps each take few statements, and one of them is one request", async () => {
  const minute = (index: number): string => new Date(Date.parse(OPENED) + index * 60_000).toISOString();
  const history = Array.from({ length: 200 }, (_, index) => ({
    at: minute(index),
    note: { body: `n ${index}` },
  }));
  const customerId = uuidOf(cast.customerId);
  const cases = Array.from({ length: 25 }, () => ({ ...aCase({ history }), customerId }) as never);
  const before = redress.statements.length;
  const startedAt = performance.now();

  const { results } = await runAsSystem(redress.platform, redress.workspace.id, importCases, { cases });
  const milliseconds = performance.now() - startedAt;
  const statements = redress.statements.length - before;
  const alone = await one({ history });

  expect(results.map((result) => result.case?.version)).toEqual(cases.map(() => 201));
  expect(statements).toBeLessThanOrEqual(25 + 5);
  expect(milliseconds).toBeLessThan(10_000);
  expect(alone.case?.version).toBe(201);
}, 30_000);

test("importing takes a permission of its own", async () => {
  const { createApiKey } = await redress.api.data<{ createApiKey: { secret: string } }>(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`,
    { input: { name: "desk", environment: "TEST", permissions: ["case:open", "case:write", "case:read"] } },
  );

  const refused = await apiClient(`${redress.url}/graphql`, createApiKey.secret).send(IMPORT, {
    input: { cases: [aCase()] },
  });

  expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});
