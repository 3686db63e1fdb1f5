import { invite } from "../access/desk";
import { signInStage, type SignInStage } from "../access/sign-in-stage";
import { changed, customerClient, newCustomer, openCase, type Refused } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let stage: SignInStage;
let grace: ApiClient;
let machine: ApiClient;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  stage = await signInStage(redress);
  machine = stage.workspace.api;
  const headers = { "x-workspace-id": stage.workspace.publicId };
  grace = redress.as(await stage.token(), headers);
  await grace.data(`{ viewer { kind } }`);
  customerId = await newCustomer(machine);
  for (const [subject, kind, memberId] of [
    ["One", "REFUND", stage.grace.id],
    ["Two", "QUESTION", stage.grace.id],
    ["Three", "REFUND", null],
    ["Four", "SECURITY", null],
  ] as const) {
    redress.clock.advance(60);
    await openCase(machine, customerId, { subject, kind, ...(memberId && { memberId }) });
  }
});

afterAll(async () => {
  await stage.issuer.close();
  await redress.close();
});

interface View {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly filter: unknown;
  readonly caseCount: number;
}

interface Answer {
  readonly view: View | null;
  readonly userErrors: readonly Refused[];
}

const VIEW = "id name version isShared filter orderField orderDirection caseCount";

async function save(api: ApiClient, input: object): Promise<Answer> {
  const { createCaseView } = await api.data<{ createCaseView: Answer }>(
    `mutation ($input: CreateCaseViewInput!) { createCaseView(input: $input) { view { ${VIEW} } userErrors { code field } } }`,
    { input },
  );
  return createCaseView;
}

const saved = async (api: ApiClient, input: object): Promise<View> => {
  const { view } = await save(api, input);
  if (!view) throw new Error("The view was refused.");
  return view;
};

const LIST = `query ($viewId: ID!, $filter: CaseFilter) {
  cases(viewId: $viewId, filter: $filter) { totalCount nodes { subject } }
}`;

const subjects = async (api: ApiClient, viewId: string, filter?: object): Promise<readonly string[]> => {
  const { cases } = await api.data<{ cases: { nodes: readonly { subject: string }[] } }>(LIST, {
    viewId,
    ...(filter && { filter }),
  });
  return cases.nodes.map(({ subject }) => subject);
};

test("a saved view shows its cases in its order, counted, and is narrowed by a filter", async () => {
  const view = await saved(machine, {
    name: "Refunds and questions",
    isShared: true,
    filter: { or: [{ kinds: ["REFUND"] }, { kinds: ["QUESTION"] }], customerId },
    orderBy: { field: "CREATED_AT", direction: "ASC" },
  });

  const seen = [
    await subjects(machine, view.id),
    await subjects(machine, view.id, { kinds: ["REFUND"] }),
    await subjects(grace, view.id),
  ];

  expect(view).toMatchObject({
    isShared: true,
    caseCount: 3,
    filter: { customerId, or: [{ kinds: ["REFUND"] }, { kinds: ["QUESTION"] }] },
    orderField: "CREATED_AT",
    orderDirection: "ASC",
  });
  expect(seen).toEqual([
    ["One", "Two", "Three"],
    ["One", "Three"],
    ["One", "Two", "Three"],
  ]);
});

test("one shared view shows to each member its own cases, and to a machine none", async () => {
  const view = await saved(machine, { name: "Mine", isShared: true, filter: { assignedToMe: true } });

  const others = await saved(grace, {
    name: "Not mine",
    isShared: false,
    filter: { not: { assignedToMe: true } },
  });

  expect(await subjects(grace, view.id)).toEqual(["Two", "One"]);
  expect(await subjects(machine, view.id)).toEqual([]);
  expect(view.caseCount).toBe(0);
  expect(others.caseCount).toBe(2);
});

test("a member's own view is nobody else's", async () => {
  const view = await saved(grace, { name: "A private one", isShared: false, filter: {} });

  const list = `{ caseViews(first: 100) { nodes { name } } }`;
  const [own, foreign] = [await grace.data(list), await machine.data(list)];
  const { errors } = await machine.send(LIST, { viewId: view.id });

  expect(JSON.stringify(own)).toContain("A private one");
  expect(JSON.stringify(foreign)).not.toContain("A private one");
  expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND", field: ["viewId"] } }]);
});

test("a view is changed and removed, each time by the version that was seen", async () => {
  const view = await saved(machine, { name: "To change", isShared: true, filter: { kinds: ["REFUND"] } });
  const change = `mutation ($input: ChangeCaseViewInput!) {
    changeCaseView(input: $input) { view { ${VIEW} } userErrors { code } } }`;
  const remove = `mutation ($input: DeleteCaseViewInput!) {
    deleteCaseView(input: $input) { deletedViewId userErrors { code } } }`;
  const at = (expectedVersion: number, more = {}) => ({
    input: { viewId: view.id, expectedVersion, ...more },
  });

  const changedView = await machine.data(change, at(1, { filter: { kinds: ["SECURITY"] } }));
  const stale = await machine.data(change, at(1, { name: "Late" }));
  const removed = await machine.data(remove, at(2));

  expect(changedView).toMatchObject({
    changeCaseView: { view: { name: "To change", caseCount: 1, version: 2 } },
  });
  expect(stale).toMatchObject({ changeCaseView: { view: null, userErrors: [{ code: "VERSION_CONFLICT" }] } });
  expect(removed).toEqual({ deleteCaseView: { deletedViewId: view.id, userErrors: [] } });
});

test("all counts of a page of views are one statement", async () => {
  await machine.data(`{ caseViews(first: 100) { nodes { caseCount } } }`);
  const before = redress.statements.length;

  const { caseViews } = await machine.data<{ caseViews: { nodes: readonly unknown[] } }>(
    `{ caseViews(first: 100) { nodes { caseCount } } }`,
  );

  // The credential, the page, the views again by their ids, and all counts.
  expect(redress.statements.length - before).toBe(4);
  expect(caseViews.nodes.length).toBeGreaterThan(1);
});

test("a cursor of one view is refused by another", async () => {
  const one = await saved(machine, { name: "V1", isShared: true, filter: {} });
  const other = await saved(machine, { name: "V2", isShared: true, filter: { kinds: ["REFUND"] } });
  const page = `query ($viewId: ID!, $after: String) {
    cases(viewId: $viewId, first: 1, after: $after) { pageInfo { endCursor } } }`;
  const { cases } = await machine.data<{ cases: { pageInfo: { endCursor: string } } }>(page, {
    viewId: one.id,
  });

  const { errors } = await machine.send(page, { viewId: other.id, after: cases.pageInfo.endCursor });

  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("refuses a machine's own view, a tree that is too deep, and a customer", async () => {
  const deep = { not: { not: { not: { not: { tag: "x" } } } } };
  const token = await customerClient(redress, stage.workspace, customerId);
  const view = await saved(machine, { name: "For staff", isShared: true, filter: {} });

  const answers = [
    await save(machine, { name: "Own", isShared: false, filter: {} }),
    await save(machine, { name: "Deep", isShared: true, filter: deep }),
  ];
  const { errors } = await token.send(LIST, { viewId: view.id });

  expect(answers.map(({ userErrors: [error] }) => [error?.code, error?.field?.[0]])).toEqual([
    ["BAD_USER_INPUT", "isShared"],
    ["BAD_USER_INPUT", "filter"],
  ]);
  expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
});

test("a member who left keeps no one from the cases: views of others stay", async () => {
  const other = await invite(machine, "alan@acme.example");
  await changed(machine, "assignCase", {
    caseId: (await openCase(machine, customerId, { subject: "Five" })).id,
    memberId: other.id,
  });
  const view = await saved(machine, { name: "Alan's", isShared: true, filter: { memberId: other.id } });

  expect(await subjects(grace, view.id)).toEqual(["Five"]);
});
