import { newUuid } from "../../src/kernel/ids";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const CASES_SINCE = `query ($filter: CaseFilter) { cases(filter: $filter) { nodes { id } } }`;

test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])(
  "the moment %s is the caller's fault, in a variable and in a document",
  async (createdAfter) => {
    const variable = await redress.api.send(CASES_SINCE, { filter: { createdAfter } });
    const literal = await redress.api.send(
      `{ cases(filter: { createdAfter: "${createdAfter}" }) { nodes { id } } }`,
    );

    expect(variable.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    expect(literal.errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    for (const { errors } of [variable, literal])
      expect(errors?.[0]?.message).toContain("Expected a moment in the years 0001 to 9999 of UTC.");
  },
);

test.each([
  [
    "2026-11-25",
    `query ($value: DateTime) { cases(filter: { createdAfter: $value }) { nodes { id } } }`,
    `{ cases(filter: { createdAfter: "2026-11-25" }) { nodes { id } } }`,
    "Expected a moment by RFC 3339, with its offset, such as 2026-11-22T09:30:00Z",
  ],
  [
    "2h",
    `mutation ($value: Duration!) { advanceTime(input: { by: $value }) { userErrors { code } } }`,
    `mutation { advanceTime(input: { by: "2h" }) { userErrors { code } } }`,
    "Expected a length of time by ISO 8601, such as PT90M",
  ],
])(
  "of %s the caller is told in which form to write it, and where it stands",
  async (value, asked, written, form) => {
    const variable = await redress.api.send(asked, { value });
    const literal = await redress.api.send(written);

    expect(variable.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(literal.errors).toMatchObject([
      { locations: [{ line: 1 }], extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
    for (const { errors } of [variable, literal]) expect(errors?.[0]?.message).toContain(form);
  },
);

test("who gives the id of another thing is told what it is the id of", async () => {
  const input = { caseId: "cust_01m809vsp1fvjabgacdfx81ax2", reason: "SOLVED" };

  const { resolveCase } = await redress.api.data<{ resolveCase: { userErrors: readonly object[] } }>(
    `mutation ($input: ResolveCaseInput!) { resolveCase(input: $input) { userErrors { message field } } }`,
    { input },
  );

  expect(resolveCase.userErrors).toEqual([
    { message: 'Expected an id that starts with "case_", not with "cust_".', field: ["caseId"] },
  ]);
});

test.each(["2026-99-99T00:00:00.000Z", "2026-02-30T00:00:00.000Z", "0000-01-01T00:00:00.000Z"])(
  "a cursor that was forged to stand at %s is the caller's fault",
  async (key) => {
    await redress.api.data(
      `mutation { upsertCustomer(input: { externalId: { source: "crm", id: "1" } }) { created } }`,
    );
    const { customers } = await redress.api.data<{ customers: { pageInfo: { endCursor: string } } }>(
      `{ customers { pageInfo { endCursor } } }`,
    );
    const [version, binding] = JSON.parse(
      Buffer.from(customers.pageInfo.endCursor, "base64url").toString(),
    ) as unknown[];
    const after = Buffer.from(JSON.stringify([version, binding, key, newUuid()])).toString("base64url");

    const { errors } = await redress.api.send(
      `query ($after: String) { customers(after: $after) { nodes { id } } }`,
      { after },
    );

    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["after"] } }]);
  },
);
