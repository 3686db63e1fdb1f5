import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType } from "graphql";
import { apiSchema } from "../../src/server/api-schema";
import { eventTypes, makeKey, mutate } from "../access/desk";
import {
  CARD_WORDS,
  CONFIDENTIAL_NETWORK_CODES,
  CONFIDENTIAL_RETURN_CODES,
  CONFIDENTIAL_WORDS,
} from "../payments/decline-codes";
import { givenAway } from "../payments/forbidden-in-customer-texts";
import type { ApiClient } from "../support/api-client";
import { world, type TestWorkspace, type World } from "../support/world";

let redress: World;
let workspace: TestWorkspace;
let customer: string;
let asCustomer: ApiClient;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("Acme");
  const { api } = workspace;
  const made = await mutate<{ customer: { id: string } }>(api, "createCustomer", "customer { id }", {
    name: "Ada",
  });
  customer = made.customer?.id ?? "";
  const minted = await mutate<{ token: string }>(api, "mintCustomerToken", "token", { customerId: customer });
  asCustomer = redress.as(minted.token ?? "");
});

afterAll(() => redress.close());

let made = 0;

async function failed(facts: object): Promise<string> {
  const { transaction } = await mutate<{ transaction: { id: string } }>(
    workspace.api,
    "upsertTransaction",
    "transaction { id }",
    {
      provider: "acquirer",
      providerId: `d-${(made += 1)}`,
      state: "FAILED",
      rail: "CARD",
      amount: { amountMinor: 1250, currency: "EUR" },
      payerCustomerId: customer,
      ...facts,
    },
  );
  return transaction?.id ?? "";
}

const SAFE = "language reason group text retry { advice after attemptsAtMost within } otherWays";
const WHOLE = `${SAFE} scheme code detail isKnown isConfidential isOwnText`;

interface Explanation {
  readonly language: string;
  readonly reason: string;
  readonly text: string;
  readonly code: string | null;
  readonly detail: string | null;
  readonly isConfidential: boolean | null;
  readonly isOwnText: boolean | null;
}

async function explained(api: ApiClient, id: string, locale = "en"): Promise<Explanation | null> {
  const { transaction } = await api.data<{ transaction: { declineExplanation: Explanation | null } }>(
    `query ($id: ID!, $locale: String) { transaction(id: $id) { declineExplanation(locale: $locale) { ${WHOLE} } } }`,
    { id, locale },
  );
  return transaction.declineExplanation;
}

const setText = (input: Readonly<Record<string, unknown>>) =>
  mutate<{ declineText: { id: string; text: string; version: number } }>(
    workspace.api,
    "setDeclineText",
    "declineText { id reason scheme code language text version }",
    input,
  );

test("staff read what a decline means and what to tell, and the customer what it may know", async () => {
  const id = await failed({ declineCode: "insufficient_funds", networkDeclineCode: "51" });

  const staff = await explained(workspace.api, id, "de-AT");
  const own = await explained(asCustomer, id, "de-AT");

  expect(staff).toEqual({
    language: "DE",
    reason: "BALANCE",
    group: "MONEY",
    text: "Das Guthaben reichte für diese Zahlung nicht aus. Bitte versuchen Sie es später erneut, oder nutzen Sie eine andere Zahlungsart.",
    retry: { advice: "LATER", after: "P1D", attemptsAtMost: 15, within: "P30D" },
    otherWays: ["OTHER_CARD", "PAY_LATER"],
    scheme: "WORD",
    code: "insufficient_funds",
    detail: "Too little balance or credit for the amount.",
    isKnown: true,
    isConfidential: false,
    isOwnText: false,
  });
  expect(own).toEqual({
    ...staff,
    scheme: null,
    code: null,
    detail: null,
    isKnown: null,
    isConfidential: null,
    isOwnText: null,
  });
});

test("nothing is explained of what did not fail", async () => {
  const captured = await failed({ state: "CAPTURED", declineCode: "do_not_honor" });
  const calledOff = await failed({ state: "CANCELLED" });
  const declinedFirst = await failed({ state: "CANCELLED", networkDeclineCode: "51" });

  expect(await explained(workspace.api, captured)).toBeNull();
  expect(await explained(workspace.api, calledOff)).toBeNull();
  expect(await explained(workspace.api, declinedFirst)).toMatchObject({ reason: "BALANCE" });
  expect(await explained(workspace.api, await failed({}))).toMatchObject({ reason: "GENERIC", code: null });
});

/** Every field of a type down to its leaves, as far as no argument is needed. */
function everything(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const below = getNamedType(field.type);
    if (isLeafType(below)) return field.name;
    if (!isObjectType(below) || depth === 0) return "";
    return `${field.name} ${everything(below, depth - 1)}`;
  });
  return `{ __typename ${fields.join(" ")} }`;
}

test("whatever a customer reads of a confidential decline is what it reads of a generic one", async () => {
  await setText({ reason: "GENERIC", language: "EN", text: "Please pay another way." });
  const confidential = [
    ...CONFIDENTIAL_WORDS.map((declineCode) => ({ declineCode })),
    ...CONFIDENTIAL_RETURN_CODES.map((declineCode) => ({ declineCode })),
    ...CONFIDENTIAL_NETWORK_CODES.map((networkDeclineCode) => ({
      declineCode: "generic_decline",
      networkDeclineCode,
    })),
    { declineCode: "insufficient_funds", networkDeclineCode: "43", adviceCode: "DO_NOT_TRY_AGAIN" },
    { declineCode: "stolen_card", riskLevel: "HIGHEST", riskScore: 99 },
  ];
  const type = apiSchema().getType("Transaction") as GraphQLObjectType;
  const read = async (id: string): Promise<string> => {
    const answer = await asCustomer.data(`query ($id: ID!) { transaction(id: $id) ${everything(type, 2)} }`, {
      id,
    });
    // Ids and cursors differ between any two transactions.
    return JSON.stringify(answer).replaceAll(/"(id|cursor|startCursor|endCursor)":"[^"]*"/g, '"$1":"..."');
  };
  const ids = await Promise.all([{ declineCode: "generic_decline" }, ...confidential].map(failed));

  const [generic, ...others] = await Promise.all(ids.map(read));

  expect(generic).toContain("Please pay another way.");
  expect(new Set(others)).toEqual(new Set([generic]));
});

test("no customer reads a forbidden word of any decline in any language", async () => {
  const read = async (declineCode: string): Promise<string> => {
    const id = await failed({ declineCode });
    const each = ["EN", "DE", "FR", "ES"].map(
      (language) => `${language}: declineExplanation(locale: "${language.toLowerCase()}") { ${WHOLE} }`,
    );
    return JSON.stringify(
      await asCustomer.data(`query ($id: ID!) { transaction(id: $id) { ${each.join(" ")} } }`, { id }),
    );
  };

  const texts = await Promise.all(CARD_WORDS.map(read));

  expect(texts).toHaveLength(CARD_WORDS.length);
  expect(texts.flatMap(givenAway)).toEqual([]);
});

const EXPLAIN = `query ($code: String!, $scheme: DeclineScheme) { explainDecline(code: $code, scheme: $scheme, locale: "fr") { ${WHOLE} } }`;

test("staff may ask what any code means, and customers may not", async () => {
  const byForm = await workspace.api.data(EXPLAIN, { code: "54" });
  const byScheme = await workspace.api.data(EXPLAIN, { code: "R1", scheme: "ACH" });
  const hidden = await workspace.api.data(EXPLAIN, { code: "41" });
  const refused = await asCustomer.send(EXPLAIN, { code: "41" });

  expect(byForm).toMatchObject({
    explainDecline: { language: "FR", reason: "CARD_EXPIRED", scheme: "ISO_8583", code: "54", isKnown: true },
  });
  expect(byScheme).toMatchObject({ explainDecline: { reason: "GENERIC", isKnown: false, code: "R1" } });
  expect(hidden).toMatchObject({ explainDecline: { reason: "GENERIC", isConfidential: true, code: "41" } });
  expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});

test("a workspace's own text takes the place of ours, for a reason and before it for a code", async () => {
  const [byWord, byNumber] = [
    await failed({ declineCode: "insufficient_funds" }),
    await failed({ declineCode: "51" }),
  ];

  await setText({ reason: "BALANCE", language: "EN", text: "  Please use our instalments.  " });
  await setText({ code: "51", language: "EN", text: "Please top up." });

  expect(await explained(asCustomer, byWord)).toMatchObject({ text: "Please use our instalments." });
  expect(await explained(asCustomer, byNumber)).toMatchObject({ text: "Please top up." });
  expect(await explained(workspace.api, byNumber)).toMatchObject({ isOwnText: true });
  expect(await explained(asCustomer, byNumber, "es")).toMatchObject({ language: "ES", reason: "BALANCE" });
  expect((await explained(workspace.api, byNumber, "es"))?.isOwnText).toBe(false);
});

test("own texts are listed, changed with their version, and removed", async () => {
  const set = await setText({ code: "51", language: "DE", text: "Eins." });
  await setText({ code: "51", language: "DE", text: "Eins.", expectedVersion: 1 });
  const changed = await setText({ code: "51", language: "DE", text: "Zwei.", expectedVersion: 1 });
  const stale = await setText({ code: "51", language: "DE", text: "Drei.", expectedVersion: 1 });
  const listed = await workspace.api.data(
    `{ declineTexts { totalCount nodes { id reason scheme code language text version } } }`,
  );

  const remove = () =>
    mutate<{ removedDeclineTextId: string }>(workspace.api, "removeDeclineText", "removedDeclineTextId", {
      code: "51",
      language: "DE",
    });
  const removed = await remove();
  const again = await remove();

  expect(set.declineText).toEqual({
    id: expect.stringMatching(/^dtext_/),
    reason: "BALANCE",
    scheme: "ISO_8583",
    code: "51",
    language: "DE",
    text: "Eins.",
    version: 1,
  });
  expect(changed.declineText?.version).toBe(2);
  expect(stale.userErrors).toMatchObject([{ code: "VERSION_CONFLICT" }]);
  expect(listed).toEqual({ declineTexts: { totalCount: 1, nodes: [changed.declineText] } });
  expect([removed.removedDeclineTextId, again.removedDeclineTextId]).toEqual([set.declineText?.id, null]);
  expect((await eventTypes(redress, workspace)).filter((type) => type.startsWith("decline_text"))).toEqual([
    "decline_text.set",
    "decline_text.set",
    "decline_text.removed",
  ]);
});

test.each([
  [{ code: "stolen_card", text: "Please call us." }, "code", /true reason of this code must never/],
  [{ code: "43", text: "Please call us." }, "code", /true reason of this code must never/],
  [{ code: "do_not_honor", text: "Please call us." }, "code", /reads as the reason GENERIC together/],
  [{ code: "no_such_code", text: "Please call us." }, "code", /not known/],
  [{ text: "Please call us." }, "reason", /either/],
  [{ code: "51", reason: "BALANCE", text: "Please call us." }, "reason", /either/],
  [{ reason: "BALANCE", scheme: "ACH", text: "Please call us." }, "scheme", /goes with `code`/],
  [{ reason: "GENERIC", text: "Your card was reported stolen." }, "text", /"stolen"/],
  [{ reason: "BALANCE", text: "Verdacht auf Betrug." }, "text", /"betrug"|"verdacht"/],
] as const)("the text %j is refused", async (input, field, message) => {
  const { declineText, userErrors } = await setText({ language: "EN", ...input });

  expect(declineText ?? null).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: [field] }]);
  expect(userErrors[0]?.message).toMatch(message);
});

test("a workspace reads its own texts alone, and only administrators set them", async () => {
  const other = await redress.addWorkspace("Other");
  const { secret } = await makeKey(workspace.api, ["workspace:read", "transaction:read"]);
  const reader = redress.as(secret);
  await setText({ reason: "LIMIT", language: "EN", text: "Ours." });

  const answer = await other.api.data(
    `{ declineTexts { nodes { text } } explainDecline(code: "61") { text } }`,
  );
  const refused = await reader.send(
    `mutation { setDeclineText(input: { reason: LIMIT, language: EN, text: "Mine." }) { userErrors { code } } }`,
  );

  expect(JSON.stringify(answer)).not.toContain("Ours.");
  expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});
