import { casesWith, define, fieldsOf, newField } from "../cases/case-fields";
import {
  changed,
  customerClient,
  mutate,
  newCustomer,
  newTransaction,
  openCase,
  type Refused,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;
let transactionId: string;

beforeAll(async () => {
  redress = await world();
  const { api } = redress;
  customerId = await newCustomer(api);
  transactionId = await newTransaction(redress, redress.workspace, customerId);
  await newField(api, "order", "TEXT", { isPublic: true });
  await newField(api, "parcels", "NUMBER");
  await newField(api, "loss", "MONEY");
  await newField(api, "lost_on", "DATE");
  await newField(api, "carrier", "CHOICE", { choices: ["DHL", "UPS", "by hand"] });
  await newField(api, "seller", "CUSTOMER");
  await newField(api, "payment", "TRANSACTION", { isPublic: true });
});

afterAll(() => redress.close());

const set = (caseId: string, fields: readonly unknown[], more: object = {}) =>
  mutate(redress.api, "setCaseFields", { caseId, fields, ...more });

test("a case holds a value of each type, and takes others", async () => {
  const { id } = await openCase(redress.api, customerId);

  await changed(redress.api, "setCaseFields", {
    caseId: id,
    fields: [
      { key: "order", value: { text: "  A-17 " } },
      { key: "parcels", value: { number: 2.5 } },
      { key: "loss", value: { money: { amountMinor: "9007199254740993", currency: "JPY" } } },
      { key: "lost_on", value: { date: "2024-02-29" } },
      { key: "carrier", value: { choice: "by hand" } },
      { key: "seller", value: { customerId } },
      { key: "payment", value: { transactionId } },
    ],
  });
  const first = await fieldsOf(redress.api, id);
  await changed(redress.api, "setCaseFields", {
    caseId: id,
    fields: [{ key: "order", value: { text: "B-18" } }, { key: "parcels", value: null }, { key: "lost_on" }],
  });

  expect(first?.map(({ key }) => key)).toEqual([
    "carrier",
    "loss",
    "lost_on",
    "order",
    "parcels",
    "payment",
    "seller",
  ]);
  expect(first).toMatchObject([
    { type: "CHOICE", label: "The carrier", choice: "by hand", text: null },
    { type: "MONEY", money: { amountMinor: "9007199254740993", currency: "JPY" } },
    { type: "DATE", date: "2024-02-29" },
    { type: "TEXT", text: "A-17", choice: null },
    { type: "NUMBER", number: 2.5 },
    { type: "TRANSACTION", transaction: { id: transactionId }, customer: null },
    { type: "CUSTOMER", customer: { id: customerId } },
  ]);
  expect((await fieldsOf(redress.api, id))?.map(({ key, text }) => [key, text])).toEqual([
    ["carrier", null],
    ["loss", null],
    ["order", "B-18"],
    ["payment", null],
    ["seller", null],
  ]);
});

test("a change of fields is one version, one event and one line of the timeline; the same again is none", async () => {
  const opened = await openCase(redress.api, customerId);
  const fields = [
    { key: "order", value: { text: "A-17" } },
    { key: "loss", value: { money: { amountMinor: 1250, currency: "EUR" } } },
  ];

  const first = await changed(redress.api, "setCaseFields", { caseId: opened.id, fields });
  const again = await changed(redress.api, "setCaseFields", { caseId: opened.id, fields });
  await changed(redress.api, "setCaseFields", {
    caseId: opened.id,
    fields: [{ key: "order" }, fields[1], { key: "seller", value: { customerId } }],
  });

  expect([opened.version, first.version, again.version]).toEqual([1, 2, 2]);
  expect((await eventsOf(redress, opened.id)).slice(1)).toMatchObject([
    { type: "case.fields_changed", payload: { caseId: opened.id, changed: ["order", "loss"] } },
    { type: "case.fields_changed", payload: { caseId: opened.id, changed: ["order", "seller"] } },
  ]);
  expect((await timelineOf(redress.api, opened.id)).slice(1)).toMatchObject([
    {
      fieldKeys: ["order", "loss"],
      fromFields: {},
      toFields: { order: "A-17", loss: { amountMinor: "1250", currency: "EUR" } },
    },
    { fieldKeys: ["order", "seller"], fromFields: { order: "A-17" }, toFields: { seller: customerId } },
  ]);
});

test.each([
  ["of another type", { key: "order", value: { number: 1 } }, "BAD_USER_INPUT", ["value", "number"]],
  ["that is no choice", { key: "carrier", value: { choice: "TNT" } }, "BAD_USER_INPUT", ["value", "choice"]],
  [
    "that is a negative amount",
    { key: "loss", value: { money: { amountMinor: -1, currency: "EUR" } } },
    "BAD_USER_INPUT",
    ["value", "money", "amountMinor"],
  ],
  ["of a field that there is not", { key: "absent", value: { text: "x" } }, "NOT_FOUND", ["key"]],
  [
    "that is nobody",
    { key: "seller", value: { customerId: "cust_01m809vsp1fvjabgacdfx81ax2" } },
    "NOT_FOUND",
    ["value", "customerId"],
  ],
])("refuses a value %s, and says where", async (_, given, code, path) => {
  const { id } = await openCase(redress.api, customerId);

  const { userErrors } = await set(id, [{ key: "parcels", value: { number: 1 } }, given]);

  expect(userErrors).toMatchObject([{ code, field: ["fields", "1", ...path] }]);
  expect(await fieldsOf(redress.api, id)).toEqual([]);
});

test("refuses a customer and a transaction of another workspace, and the same field twice", async () => {
  const { id } = await openCase(redress.api, customerId);
  const beta = await redress.addWorkspace("Beta Payments");
  const theirs = await newCustomer(beta.api);
  const payment = await newTransaction(redress, beta, theirs);

  const answers = [
    await set(id, [{ key: "seller", value: { customerId: theirs } }]),
    await set(id, [{ key: "payment", value: { transactionId: payment } }]),
    await set(id, [{ key: "order" }, { key: "order", value: { text: "x" } }]),
    await set(id, [{ key: "order" }], { expectedVersion: 9 }),
  ];

  expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code, field }) => [code, field]))).toEqual([
    ["NOT_FOUND", ["fields", "0", "value", "customerId"]],
    ["NOT_FOUND", ["fields", "0", "value", "transactionId"]],
    ["BAD_USER_INPUT", ["fields", "1", "key"]],
    ["VERSION_CONFLICT", ["expectedVersion"]],
  ]);
});

test.each(["2023-02-29", "2024-13-01", "0000-01-01", "24-01-01", "2024-04-31"])(
  "%s is no day",
  async (date) => {
    const { id } = await openCase(redress.api, customerId);
    const input = { caseId: id, fields: [{ key: "lost_on", value: { date } }] };

    const { errors } = await redress.api.send(
      `mutation ($input: SetCaseFieldsInput!) { setCaseFields(input: $input) { case { id } } }`,
      { input },
    );

    expect(errors).toHaveLength(1);
  },
);

test("customers read public fields and sift by them, and know nothing of the others", async () => {
  const { id } = await openCase(redress.api, customerId, {
    fields: [
      { key: "order", value: { text: "C-19" } },
      { key: "carrier", value: { choice: "UPS" } },
    ],
  });
  const customer = await customerClient(redress, redress.workspace, customerId);

  const own = await mutate(customer, "openCase", {
    subject: "Mine",
    kind: "QUESTION",
    fields: [{ key: "order", value: { text: "D-20" } }],
  });
  const refused = await mutate(customer, "openCase", {
    subject: "Mine",
    kind: "QUESTION",
    fields: [{ key: "carrier", value: { choice: "UPS" } }],
  });
  const { caseFields } = await customer.data<{ caseFields: { nodes: readonly { key: string }[] } }>(
    `{ caseFields { nodes { key } } }`,
  );

  expect(caseFields.nodes.map(({ key }) => key)).toEqual(["order", "payment"]);
  expect((await fieldsOf(customer, id))?.map(({ key }) => key)).toEqual(["order"]);
  expect(await fieldsOf(customer, own.case?.id ?? "")).toMatchObject([{ key: "order", text: "D-20" }]);
  expect(refused.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["fields", "0", "key"] }]);
  expect(await casesWith(customer, { field: { key: "order", equals: { text: "C-19" } } })).toEqual([id]);
  expect(await refusalOf(customer, { field: { key: "carrier", equals: { choice: "UPS" } } })).toEqual(
    await refusalOf(customer, { field: { key: "carrier" } }),
  );
  expect(await casesWith(redress.api, { field: { key: "carrier", equals: { choice: "UPS" } } })).toEqual([
    id,
  ]);
});

async function refusalOf(api: ApiClient, filter: object): Promise<unknown> {
  const { errors } = await api.send(
    `query ($filter: CaseFilter) { cases(filter: $filter) { nodes { id } } }`,
    { filter },
  );
  const [error] = errors ?? [];
  return error && { message: error.message, field: error.extensions["field"] };
}

test("a filter by a field that there is not, or by a value of another type, is refused and says where", async () => {
  const misspelt = { or: [{ kinds: ["REFUND"] }, { field: { key: "ordr", equals: { text: "A-1" } } }] };
  const ofType = { field: { key: "order", atLeast: { number: 3 } } };
  const view = { name: "Misspelt", isShared: true, filter: misspelt };

  const saving = await redress.api.data<{ createCaseView: { userErrors: readonly Refused[] } }>(
    `mutation ($input: CreateCaseViewInput!) { createCaseView(input: $input) { userErrors { code field } } }`,
    { input: view },
  );

  expect(await refusalOf(redress.api, misspelt)).toEqual({
    message: "There is no custom field of this key.",
    field: ["filter", "or", "1", "field", "key"],
  });
  expect(await refusalOf(redress.api, ofType)).toEqual({
    message: "This custom field is of type TEXT: give a value as `text`.",
    field: ["filter", "field", "atLeast", "number"],
  });
  expect(saving.createCaseView.userErrors).toEqual([
    { code: "BAD_USER_INPUT", field: ["filter", "or", "1", "field", "key"] },
  ]);
});

const missing = (errors: readonly Refused[]): unknown =>
  errors.map(({ code, field, details }) => ({ code, field, ...details }));

test("what is required of a kind of case is asked for when it is opened, settled and ended", async () => {
  const beta = await redress.addWorkspace("Gamma Payments");
  const whose = await newCustomer(beta.api);
  const ofPayouts = { requiredKinds: ["PAYOUT"] };
  await newField(beta.api, "account", "TEXT", { ...ofPayouts, required: "OPENING" });
  await newField(beta.api, "bank", "TEXT", { ...ofPayouts, required: "RESOLUTION" });
  await newField(beta.api, "lesson", "TEXT", { required: "CLOSING" });
  const account = [{ key: "account", value: { text: "main" } }];
  const open = { customerId: whose, subject: "Money", kind: "PAYOUT" };
  const give = (caseId: string, key: string) =>
    changed(beta.api, "setCaseFields", { caseId, fields: [{ key, value: { text: "known" } }] });

  const bare = await mutate(beta.api, "openCase", open);
  const question = await openCase(beta.api, whose, { kind: "QUESTION" });
  const customer = await customerClient(redress, beta, whose);
  const byCustomer = await mutate(customer, "openCase", { subject: "Money", kind: "PAYOUT" });
  const { id } = await changed(beta.api, "openCase", { ...open, fields: account });
  const early = await mutate(beta.api, "resolveCase", { caseId: id, reason: "SOLVED" });
  const ended = await mutate(beta.api, "closeCase", { caseId: id, reason: "SPAM" });
  const many = await beta.api.data<{
    changeCases: { results: readonly { userErrors: readonly Refused[] }[] };
  }>(
    `mutation ($ids: [ID!]!) {
      changeCases(input: { caseIds: $ids, move: { resolve: { reason: SOLVED } } }) {
        results { userErrors { code field message details } }
      }
    }`,
    { ids: [id, question.id] },
  );
  await give(id, "bank");
  const resolved = await changed(beta.api, "resolveCase", { caseId: id, reason: "SOLVED" });
  const closing = await mutate(beta.api, "closeCase", { caseId: id, reason: "CONFIRMED" });
  await give(id, "lesson");
  const closed = await changed(beta.api, "closeCase", { caseId: id, reason: "CONFIRMED" });
  const followed = await mutate(beta.api, "followUpCase", { caseId: id, body: "Again" });

  expect(missing(bare.userErrors)).toEqual([
    { code: "BAD_USER_INPUT", field: ["fields"], missingFields: ["account"] },
  ]);
  expect(byCustomer.userErrors).toEqual([]);
  expect(missing(early.userErrors)).toEqual([
    { code: "ILLEGAL_STATE", field: ["caseId"], missingFields: ["bank"] },
  ]);
  expect(missing(ended.userErrors)).toMatchObject([{ missingFields: ["bank", "lesson"] }]);
  expect(many.changeCases.results.map(({ userErrors }) => missing(userErrors))).toMatchObject([
    [{ missingFields: ["bank"] }],
    [],
  ]);
  expect(resolved.state).toBe("RESOLVED");
  expect(missing(closing.userErrors)).toMatchObject([{ missingFields: ["lesson"] }]);
  expect(closed.state).toBe("CLOSED");
  expect(followed.userErrors).toEqual([]);
});

test("what a case had to have to get where it is, it keeps", async () => {
  const delta = await redress.addWorkspace("Delta Payments");
  const whose = await newCustomer(delta.api);
  await newField(delta.api, "account", "TEXT", { required: "OPENING", requiredKinds: ["PAYOUT"] });
  await newField(delta.api, "bank", "TEXT", { required: "RESOLUTION" });
  const text = (key: string, value: string | null) => ({
    key,
    value: value === null ? null : { text: value },
  });
  const set = (caseId: string, ...fields: object[]) => mutate(delta.api, "setCaseFields", { caseId, fields });
  const { id } = await changed(delta.api, "openCase", {
    customerId: whose,
    subject: "Money",
    kind: "PAYOUT",
    fields: [text("account", "main"), text("bank", "known")],
  });

  const opened = await set(id, text("account", null), text("bank", "other"));
  const early = await set(id, text("bank", null));
  await changed(delta.api, "setCaseFields", { caseId: id, fields: [text("bank", "found")] });
  await changed(delta.api, "resolveCase", { caseId: id, reason: "SOLVED" });
  const settled = await set(id, text("bank", null));
  const corrected = await set(id, text("bank", "right"));
  await changed(delta.api, "changeCase", { caseId: id, kind: "QUESTION" });
  const ofOtherKind = await set(id, text("account", null));

  expect(missing(opened.userErrors)).toEqual([
    { code: "ILLEGAL_STATE", field: ["fields"], missingFields: ["account"] },
  ]);
  expect(early.userErrors).toEqual([]);
  expect(missing(settled.userErrors)).toMatchObject([{ missingFields: ["bank"] }]);
  expect([corrected.userErrors, ofOtherKind.userErrors]).toEqual([[], []]);
  expect(await fieldsOf(delta.api, id)).toMatchObject([{ key: "bank", text: "right" }]);
});

test("a retired field takes no values and is required of none, and what it holds is read", async () => {
  const fieldId = await newField(redress.api, "ended", "TEXT");
  const { id } = await openCase(redress.api, customerId, {
    fields: [{ key: "ended", value: { text: "stays" } }],
  });
  await define(redress.api, "changeCaseField", { fieldId, required: "RESOLUTION" });

  const { field } = await define(redress.api, "retireCaseField", { fieldId, expectedVersion: 2 });
  const { userErrors } = await set(id, [{ key: "ended", value: { text: "other" } }]);
  const other = await openCase(redress.api, customerId);
  const resolved = await changed(redress.api, "resolveCase", { caseId: other.id, reason: "SOLVED" });
  const taken = await define(redress.api, "createCaseField", { key: "ended", label: "x", type: "DATE" });
  const back = await define(redress.api, "changeCaseField", { fieldId, isRetired: false, required: "NEVER" });
  await changed(redress.api, "setCaseFields", {
    caseId: id,
    fields: [{ key: "ended", value: { text: "goes on" } }],
  });

  expect(field).toMatchObject({ retiredAt: redress.clock.now(), version: 3 });
  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["fields", "0", "key"] }]);
  expect(resolved.state).toBe("RESOLVED");
  expect(taken.userErrors).toMatchObject([{ code: "CONFLICT", field: ["key"] }]);
  expect(back.field).toMatchObject({ retiredAt: null, key: "ended" });
  expect(await fieldsOf(redress.api, id)).toMatchObject([{ key: "ended", text: "goes on" }]);
});

test.each([
  ["a choice without choices", { key: "bad", label: "x", type: "CHOICE" }, ["choices"]],
  ["choices of a text", { key: "bad", label: "x", type: "TEXT", choices: ["a"] }, ["choices"]],
  ["a key that is no word", { key: "Bad Key", label: "x", type: "TEXT" }, ["key"]],
  ["a blank label", { key: "bad", label: " ", type: "TEXT" }, ["label"]],
])("refuses %s", async (_, input, field) => {
  const { userErrors } = await define(redress.api, "createCaseField", input);

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});

test("a workspace has a hundred fields at most", async () => {
  const beta = await redress.addWorkspace("Delta Payments");
  for (let n = 0; n < 100; n += 1) await newField(beta.api, `field_${n}`, "NUMBER");

  const further = newField(beta.api, "more", "TEXT");

  await expect(further).rejects.toThrow("LIMIT_EXCEEDED");
});

test("card numbers in values are masked or refused", async () => {
  const { id } = await openCase(redress.api, customerId);

  const masked = await set(id, [{ key: "order", value: { text: "paid by 4242 4242 4242 4242" } }]);
  const refused = await set(id, [{ key: "parcels", value: { number: 4242424242424242 } }]);

  expect(masked.userErrors).toEqual([]);
  expect(refused.userErrors).toMatchObject([
    { code: "CARD_DATA_REFUSED", field: ["fields", "0", "value", "number"] },
  ]);
  expect(await fieldsOf(redress.api, id)).toMatchObject([{ key: "order", text: "paid by [card **4242]" }]);
  expect(
    await casesWith(redress.api, { field: { key: "order", equals: { text: "paid by 4242424242424242" } } }),
  ).toEqual([id]);
});

test("a view saves a filter by a custom field with public ids and whole amounts", async () => {
  const { id } = await openCase(redress.api, customerId, {
    fields: [
      { key: "seller", value: { customerId } },
      { key: "loss", value: { money: { amountMinor: 700, currency: "SEK" } } },
    ],
  });
  const filter = {
    field: { key: "seller", equals: { customerId } },
    and: [{ field: { key: "loss", atLeast: { money: { amountMinor: "700", currency: "SEK" } } } }],
  };

  const { createCaseView } = await redress.api.data<{
    createCaseView: { view: { id: string; filter: unknown } };
  }>(`mutation ($input: CreateCaseViewInput!) { createCaseView(input: $input) { view { id filter } } }`, {
    input: { name: "Losses", filter, isShared: true },
  });
  const { cases } = await redress.api.data<{ cases: { nodes: readonly { id: string }[] } }>(
    `query ($id: ID!) { cases(viewId: $id) { nodes { id } } }`,
    { id: createCaseView.view.id },
  );

  expect(createCaseView.view.filter).toEqual(filter);
  expect(cases.nodes).toEqual([{ id }]);
});
