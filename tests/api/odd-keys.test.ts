import { newCustomer } from "../cases/desk";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

/** Sends a body as it is written: an object literal would lose such keys. */
async function post(body: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${redress.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...redress.api.headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const ODD = [
  `{"__proto__":{"isAdmin":true}}`,
  `{"constructor":{"prototype":{"isAdmin":true}}}`,
  `{"within":{"__proto__":{"isAdmin":true},"constructor":{"prototype":1}}}`,
  `{"__proto__":"text","toString":"text","hasOwnProperty":{"call":1}}`,
];

const OPEN = JSON.stringify(`mutation ($input: OpenCaseInput!) {
  openCase(input: $input) { case { id attributes } userErrors { code field } } }`);

const CHANGE = JSON.stringify(`mutation ($input: ChangeCaseInput!) {
  changeCase(input: $input) { case { attributes } userErrors { code field } } }`);

/** All keys and values in one order: the database has its own. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .map(([key, one]) => [key, sorted(one)])
    .sort();
}

interface Answered {
  readonly data: { readonly case: { readonly id: string; readonly attributes: object } };
}

test.each(ODD)("attributes of odd names are data, kept and answered as they came: %s", async (attributes) => {
  const input = `{"customerId":"${customerId}","kind":"REFUND","subject":"Odd","attributes":${attributes}}`;
  const opened = await post(`{"query":${OPEN},"variables":{"input":${input}}}`);

  const { openCase } = (JSON.parse(opened.text) as { data: { openCase: Answered["data"] } }).data;
  const read = await post(
    `{"query":"query ($id: ID!) { case(id: $id) { id attributes } }","variables":{"id":"${openCase.case.id}"}}`,
  );

  const { data } = JSON.parse(read.text) as Answered;
  expect(sorted(openCase.case.attributes)).toEqual(sorted(JSON.parse(attributes)));
  expect(sorted(data.case.attributes)).toEqual(sorted(JSON.parse(attributes)));
  expect(Object.prototype).not.toHaveProperty("isAdmin");
});

test("the timeline tells of such keys what it tells of others", async () => {
  const opened = await post(
    `{"query":${OPEN},"variables":{"input":{"customerId":"${customerId}","kind":"REFUND","subject":"Odd"}}}`,
  );
  const { data } = JSON.parse(opened.text) as { data: { openCase: { case: { id: string } } } };
  const caseId = data.openCase.case.id;
  const change = (attributes: string): Promise<unknown> =>
    post(`{"query":${CHANGE},"variables":{"input":{"caseId":"${caseId}","attributes":${attributes}}}}`);

  await change(`{"__proto__":{},"constructor":1}`);
  await change(`{"__proto__":{},"constructor":1}`);
  await change(`{"__proto__":null,"constructor":null}`);

  const told = (await timelineOf(redress.api, caseId)).filter(
    ({ __typename }) => __typename === "AttributesChangedEntry",
  );
  const both = `{"__proto__":{},"constructor":1}`;
  expect(
    told.map(({ fromAttributes, toAttributes }) =>
      [fromAttributes, toAttributes].map((one) => JSON.stringify(one)),
    ),
  ).toEqual([
    ["{}", both],
    [both, "{}"],
  ]);
});

test.each([
  `{"query":"{ viewer { kind } }","__proto__":{"variables":{}}}`,
  `{"query":"{ viewer { kind } }","variables":{"__proto__":{"id":1},"constructor":{"prototype":{}}}}`,
  `{"query":"{ viewer { kind } }","extensions":{"__proto__":{"persistedQuery":{"version":1}}}}`,
])("what a body holds beside a request changes nothing: %s", async (body) => {
  expect(await post(body)).toMatchObject({ status: 200, text: expect.stringContaining('"API_KEY"') });
});

test("a key that an input does not have is refused by its name, in the form of all errors", async () => {
  const { text } = await post(
    `{"query":${OPEN},"variables":{"input":{"customerId":"${customerId}","kind":"REFUND","subject":"Odd","__proto__":{"subject":"Even"}}}}`,
  );

  expect(JSON.parse(text)).toMatchObject({
    errors: [{ message: expect.stringContaining("__proto__"), extensions: { code: "BAD_USER_INPUT" } }],
  });
});
