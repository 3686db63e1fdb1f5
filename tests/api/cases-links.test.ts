import fc from "fast-check";
import { changed, customerClient, mutate, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { persistently, type ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

interface SeenLink {
  readonly kind: string;
  readonly direction: string;
  readonly linkedAt: string;
  readonly case: { readonly id: string };
}

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

async function newCases(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) ids.push((await openCase(redress.api, customerId)).id);
  return ids;
}

async function linksOf(id: string, api: ApiClient = redress.api): Promise<readonly SeenLink[] | null> {
  const { case: seen } = await api.data<{ case: { links: readonly SeenLink[] | null } }>(
    `query ($id: ID!) { case(id: $id) { links { kind direction linkedAt case { id } } } }`,
    { id },
  );
  return seen.links;
}

async function link(caseId: string, otherCaseId: string, kind: string): Promise<void> {
  await changed(redress.api, "linkCases", { caseId, otherCaseId, kind });
}

test("a link is read from both cases, each with its direction", async () => {
  const [first, second] = (await newCases(2)) as [string, string];

  await link(first, second, "DUPLICATE_OF");

  const [linkedAt, kind] = [redress.clock.now(), "DUPLICATE_OF"];
  expect(await linksOf(first)).toEqual([{ kind, direction: "OUTGOING", linkedAt, case: { id: second } }]);
  expect(await linksOf(second)).toEqual([{ kind, direction: "INCOMING", linkedAt, case: { id: first } }]);
});

test("related cases are so to each other, whichever of them said it", async () => {
  const [first, second] = (await newCases(2)) as [string, string];

  await link(second, first, "RELATED");
  await link(first, second, "RELATED");

  expect(await linksOf(first)).toMatchObject([
    { kind: "RELATED", direction: "MUTUAL", case: { id: second } },
  ]);
  expect(await linksOf(second)).toMatchObject([
    { kind: "RELATED", direction: "MUTUAL", case: { id: first } },
  ]);
  expect(await eventsOf(redress, first)).toHaveLength(2);
});

test("timelines and events of both cases tell of a link and of its end", async () => {
  const [first, second] = (await newCases(2)) as [string, string];
  await link(first, second, "CAUSED_BY");
  const input = { caseId: first, expectedVersion: 2, otherCaseId: second, kind: "CAUSED_BY" };

  await changed(redress.api, "unlinkCases", input);

  for (const [own, other, direction] of [
    [first, second, "OUTGOING"],
    [second, first, "INCOMING"],
  ] as const) {
    const told = { linkKind: "CAUSED_BY", direction, otherCase: { id: other } };
    const payload = { caseId: own, otherCaseId: other, kind: "CAUSED_BY", direction };
    expect((await timelineOf(redress.api, own)).slice(1)).toMatchObject([
      { __typename: "CaseLinkedEntry", ...told },
      { __typename: "CaseUnlinkedEntry", ...told },
    ]);
    expect((await eventsOf(redress, own)).slice(1)).toMatchObject([
      { type: "case.linked", version: 2, payload },
      { type: "case.unlinked", version: 3, payload },
    ]);
    expect(await linksOf(own)).toEqual([]);
  }
});

test("the same link again, and the end of one that is not, are no news", async () => {
  const [first, second] = (await newCases(2)) as [string, string];
  await link(first, second, "DUPLICATE_OF");

  await link(first, second, "DUPLICATE_OF");
  await changed(redress.api, "unlinkCases", { caseId: second, otherCaseId: first, kind: "DUPLICATE_OF" });
  await changed(redress.api, "unlinkCases", { caseId: first, otherCaseId: second, kind: "CAUSED_BY" });

  expect(await linksOf(first)).toHaveLength(1);
  expect(await eventsOf(redress, first)).toHaveLength(2);
});

test("two cases can be more than one thing to each other", async () => {
  const [first, second] = (await newCases(2)) as [string, string];

  await link(first, second, "CAUSED_BY");
  redress.clock.advance(1);
  await link(first, second, "RELATED");

  expect((await linksOf(second))?.map(({ kind }) => kind)).toEqual(["CAUSED_BY", "RELATED"]);
});

test("refuses a case's link to itself", async () => {
  const [first] = await newCases(1);

  const { userErrors } = await mutate(redress.api, "linkCases", {
    caseId: first,
    otherCaseId: first,
    kind: "RELATED",
  });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["otherCaseId"] }]);
});

test.each(["caseId", "otherCaseId"])("another workspace's case as %s is not there", async (field) => {
  const other = await redress.addWorkspace("Beta Payments");
  const { id: foreign } = await openCase(other.api, await newCustomer(other.api));
  const [first, second] = (await newCases(2)) as [string, string];
  const input = { caseId: first, otherCaseId: second, kind: "RELATED", [field]: foreign };

  const { userErrors } = await mutate(redress.api, "linkCases", input);

  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: [field] }]);
});

test.each(["DUPLICATE_OF", "CAUSED_BY", "FOLLOW_UP_OF"])(
  "refuses that cases are %s each other in a circle, however long",
  async (kind) => {
    const [first, second, third] = (await newCases(3)) as [string, string, string];
    await link(first, second, kind);
    await link(second, third, kind);

    for (const otherCaseId of [first, second]) {
      const input = { caseId: third, otherCaseId, kind };
      const { userErrors } = await mutate(redress.api, "linkCases", input);
      expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["otherCaseId"] }]);
    }
    expect(await linksOf(third)).toHaveLength(1);
  },
);

test("two kinds may cross, and related cases may go round", async () => {
  const [first, second, third] = (await newCases(3)) as [string, string, string];

  await link(first, second, "CAUSED_BY");
  await link(second, first, "DUPLICATE_OF");
  await link(first, second, "RELATED");
  await link(second, third, "RELATED");
  await link(third, first, "RELATED");

  expect(await linksOf(first)).toHaveLength(4);
});

test("of links that are made at once, none closes a circle, and no request is lost", async () => {
  const ids = await newCases(6);
  const pairs = ids.flatMap((caseId) =>
    ids.filter((id) => id !== caseId).map((otherCaseId) => [caseId, otherCaseId] as const),
  );

  await Promise.all(
    pairs.map(([caseId, otherCaseId]) =>
      persistently(
        redress.api,
        `mutation ($input: LinkCasesInput!) { linkCases(input: $input) { userErrors { code } } }`,
        { input: { caseId, otherCaseId, kind: "DUPLICATE_OF" } },
      ),
    ),
  );

  const outgoing = await Promise.all(
    ids.map(async (id) => (await linksOf(id))?.filter(({ direction }) => direction === "OUTGOING").length),
  );
  // Of every two cases one is the other's duplicate: without circles, that is an order.
  expect(outgoing.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
}, 60_000);

test("a case has a hundred links at most, and the other's count too", async () => {
  const [hub, ...others] = (await newCases(102)) as [string, ...string[]];
  await Promise.all(others.slice(0, 100).map((id) => link(id, hub, "DUPLICATE_OF")));
  const mutation = `mutation ($input: LinkCasesInput!) { linkCases(input: $input) { userErrors { code } } }`;

  const late = await redress.api.send(mutation, {
    input: { caseId: hub, otherCaseId: others[100], kind: "RELATED" },
  });

  expect(late.errors?.[0]?.extensions.code).toBe("LIMIT_EXCEEDED");
  expect(await linksOf(hub)).toHaveLength(100);
}, 60_000);

test("a customer reads nothing of links, and cannot make any", async () => {
  const [first, second] = (await newCases(2)) as [string, string];
  await link(first, second, "RELATED");
  const customer = await customerClient(redress, redress.workspace, customerId);

  const kinds = (await timelineOf(customer, first)).map(({ __typename }) => __typename);
  const { errors } = await customer.send(
    `mutation ($input: LinkCasesInput!) { linkCases(input: $input) { userErrors { code } } }`,
    { input: { caseId: first, otherCaseId: second, kind: "CAUSED_BY" } },
  );

  expect(await linksOf(first, customer)).toBeNull();
  expect(kinds).toEqual(["CaseOpenedEntry"]);
  expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});

/** What is said of which cases, by their places. */
const SAYINGS = fc.array(
  fc.record({
    from: fc.nat(4),
    to: fc.nat(4),
    kind: fc.constantFrom("RELATED", "DUPLICATE_OF", "CAUSED_BY"),
    isEnd: fc.boolean(),
  }),
  { minLength: 10, maxLength: 25 },
);

test("whatever is linked and unlinked, both ends agree, and no circle comes into being", async () => {
  for (const sayings of fc.sample(SAYINGS, { numRuns: 12, seed: 20_260_118 })) {
    const ids = await newCases(5);
    const known = new Set<string>();
    const isBeyond = (from: number, to: number, kind: string): boolean =>
      from === to ||
      [0, 1, 2, 3, 4].some((next) => known.has(`${from} ${kind} ${next}`) && isBeyond(next, to, kind));
    for (const { from, to, kind, isEnd } of sayings) {
      const isMutual = kind === "RELATED";
      const input = { caseId: ids[from], otherCaseId: ids[to], kind };
      const { userErrors } = await mutate(redress.api, isEnd ? "unlinkCases" : "linkCases", input);
      const isRefused = from === to || (!isEnd && !isMutual && isBeyond(to, from, kind));
      expect([sayings, input, userErrors.length]).toEqual([sayings, input, isRefused ? 1 : 0]);
      const lines = [`${from} ${kind} ${to}`, ...(isMutual ? [`${to} ${kind} ${from}`] : [])];
      if (!isRefused)
        for (const line of lines)
          if (isEnd) known.delete(line);
          else known.add(line);
    }

    const seen = await Promise.all(
      ids.map(async (id, from) =>
        ((await linksOf(id)) ?? []).map(({ kind, direction, case: other }) => {
          const to = ids.indexOf(other.id);
          return direction === "INCOMING" ? `${to} ${kind} ${from}` : `${from} ${kind} ${to}`;
        }),
      ),
    );
    // Of a directed link both ends tell the same; of a mutual one each tells its own.
    const told = [...known].flatMap((line) => (line.includes("RELATED") ? [line] : [line, line]));
    expect(seen.flat().toSorted()).toEqual(told.toSorted());
  }
}, 60_000);
