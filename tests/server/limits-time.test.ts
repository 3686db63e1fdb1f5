import type { FormattedExecutionResult } from "graphql";
import { newUuid } from "../../src/kernel/ids";
import { apiSchema } from "../../src/server/api-schema";
import { readCredential } from "../../src/server/credential";
import { Executor } from "../../src/server/executor";
import { IdempotentReplies } from "../../src/server/idempotent-replies";
import { MemberTokens } from "../../src/server/member-tokens";
import { PreparedDocuments } from "../../src/server/prepare/prepared-documents";
import { executionMode } from "../support/execution-mode";
import { world, type World } from "../support/world";

const SCHEMA = apiSchema();
const TWO_UPSERTS = `mutation {
  a: upsertCustomer(input: { externalId: { source: "slow", id: "1" } }) { customer { id } }
  b: upsertCustomer(input: { externalId: { source: "slow", id: "2" } }) { customer { id } }
}`;
const TOOK_TOO_LONG = {
  message: "The operation took longer than 10 seconds and was stopped. Ask for less.",
  extensions: { code: "LIMIT_EXCEEDED", retryable: false },
};

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

/** Executes with a clock that goes on by so many milliseconds with each look at it. */
function executed(text: string, millisecondsEach: number): Promise<FormattedExecutionResult> {
  const { platform, workspace } = redress;
  let milliseconds = 0;
  const executor = new Executor({
    documents: new PreparedDocuments(SCHEMA, executionMode()),
    platform,
    memberTokens: new MemberTokens(platform),
    replies: new IdempotentReplies(platform.secrets),
    onSignIn: () => undefined,
    readsAhead: true,
    clock: () => (milliseconds += millisecondsEach),
  });
  const prepared = executor.prepare({ query: text, operationName: null });
  if ("fault" in prepared) throw new Error(prepared.errors.join());
  return executor.execute({
    prepared,
    variables: {},
    credential: readCredential({ authorization: `Bearer ${workspace.key}` }),
    idempotencyKey: null,
    requestId: newUuid(),
  });
}

const customerCount = async (): Promise<number> =>
  (await redress.api.data<{ customers: { totalCount: number } }>(`{ customers { totalCount } }`)).customers
    .totalCount;

test("a query whose time is over starts no more work and answers with that alone", async () => {
  const result = await executed(`{ a: viewer { kind } b: workspace { name } c: workspace { name } }`, 10_001);

  expect(result).toMatchObject({ errors: [TOOK_TOO_LONG] });
  expect(result.data).toBeUndefined();
  expect(result.errors).toHaveLength(1);
});

test("what is read of each object of a list is not read any more when the time is over", async () => {
  await redress.api.data(
    `mutation { upsertCustomer(input: { externalId: { source: "list", id: "1" } }) { created } }`,
  );
  const statementsBefore = redress.statements.length;

  const result = await executed(`{ customers { nodes { identities { id } } } }`, 6_000);

  const statements = redress.statements.slice(statementsBefore);
  expect(result).toMatchObject({ errors: [TOOK_TOO_LONG] });
  expect(statements.filter((text) => text.includes("customer_identities"))).toEqual([]);
});

test("a mutation that runs out of time between its fields leaves nothing behind", async () => {
  const before = await customerCount();

  const result = await executed(TWO_UPSERTS, 6_000);

  expect(result).toMatchObject({ errors: [TOOK_TOO_LONG] });
  expect(result.data).toBeUndefined();
  expect(await customerCount()).toBe(before);
});

test("an operation within its time is carried out", async () => {
  const before = await customerCount();

  const result = await executed(TWO_UPSERTS, 100);

  expect(result.errors).toBeUndefined();
  expect(await customerCount()).toBe(before + 2);
});
