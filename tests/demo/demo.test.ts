import { demoAccess } from "../../demo/demo-workspace";
import { resetDemo } from "../../demo/reset-demo";
import { CaseKind, CaseState } from "../../src/entities/cases/case-enums";
import { TransactionRail, TransactionState } from "../../src/entities/payments/transaction-enums";
import { maskCardData } from "../../src/kernel/firewall/mask-card-data";
import { runAsSystem } from "../../src/server/run-as-system";
import { createApiKey } from "../../src/services/access/create-api-key";
import { publicId } from "../../src/kernel/ids";
import { world, type World } from "../support/world";
import { DEMO_WORKSPACE } from "../../demo/demo-workspace";
import { answersOf } from "./answers";

let redress: World;

beforeAll(async () => {
  redress = await world();
  await resetDemo(redress.platform, { scale: 1 });
});

afterAll(() => redress.close());

const demo = () => redress.as(demoAccess(redress.platform).key);

test("making it afresh gives the same answers, down to ids and times", async () => {
  const before = await answersOf(demo());

  await resetDemo(redress.platform, { scale: 1 });

  expect(before.length).toBeGreaterThan(50_000);
  expect(await answersOf(demo())).toBe(before);
}, 60_000);

test("every state and kind of cases, and every state and rail of transactions, occurs", async () => {
  const answers = await answersOf(demo());

  const expected = [CaseState, CaseKind, TransactionState, TransactionRail].flatMap((names) =>
    Object.values(names),
  );
  expect(expected.filter((name) => !answers.includes(`"${name}"`))).toEqual([]);
});

test("it has custom fields of cases, customers that were merged, and one who is blocked", async () => {
  const { caseFields, caseByNumber, blocked, search } = await demo().data<Record<string, unknown>>(`{
    caseFields { totalCount }
    caseByNumber(number: 1) { fields { key } }
    blocked: customers(filter: { blocked: true }) { totalCount }
    search(query: "Priscilla Hargreaves", kinds: [CUSTOMER]) {
      nodes { ... on CustomerHit { customer { mergedCustomers { nodes { name } } } } }
    }
  }`);

  expect({ caseFields, blocked }).toEqual({ caseFields: { totalCount: 5 }, blocked: { totalCount: 1 } });
  expect(JSON.stringify(caseByNumber)).toContain('"loss"');
  expect(JSON.stringify(search)).toContain("P. Hargreaves");
});

test("it has what people said of the company, and a survey that asks nobody by itself", async () => {
  const { allFeedback, surveys, invitations } = await demo().data<Record<string, unknown>>(`{
    allFeedback { totalCount }
    surveys { nodes { name state } }
    invitations: surveyInvitations { totalCount }
  }`);

  expect(allFeedback).toEqual({ totalCount: 6 });
  expect(surveys).toEqual({ nodes: [{ name: "After a refund", state: "PAUSED" }] });
  expect(invitations).toEqual({ totalCount: 0 });
});

test("the firewall finds no card data in anything that is stored", async () => {
  const answers = await answersOf(demo());

  expect(maskCardData(answers).found).toEqual([]);
  expect(answers).toContain("[card **4242]");
});

test("nothing in it happened in the future", async () => {
  const answers = JSON.parse(await answersOf(demo())) as unknown;

  const times = JSON.stringify(answers).match(/"(occurredAt|sentAt|createdAt|updatedAt)":"[^"]+"/g) ?? [];
  const later = times.filter((time) => time.slice(time.indexOf(":") + 2, -1) > redress.clock.now());
  expect(times.length).toBeGreaterThan(500);
  expect(later).toEqual([]);
});

test("a multiple of it has as many customers, transactions and cases", async () => {
  const counts =
    "{ customers(first: 0) { totalCount } transactions(first: 0) { totalCount } cases(first: 0) { totalCount } }";
  const once = await demo().data<Record<string, { totalCount: number }>>(counts);

  await resetDemo(redress.platform, { scale: 2 });

  const twice = await demo().data<Record<string, { totalCount: number }>>(counts);
  for (const [name, { totalCount }] of Object.entries(once))
    expect([name, twice[name]?.totalCount]).toEqual([name, totalCount * 2]);
}, 60_000);

test("other workspaces stay as they are", async () => {
  await redress.api.data('mutation { createCustomer(input: { name: "Ada" }) { customer { id } } }');

  await resetDemo(redress.platform, { scale: 1 });

  expect(await redress.api.data("{ customers { nodes { name } } }")).toEqual({
    customers: { nodes: [{ name: "Ada" }] },
  });
});

test("a workspace with a live key is no demo, and is not touched", async () => {
  const before = await answersOf(demo());
  const live = { name: "till", environment: "LIVE" as const, permissions: ["customer:read"] };
  await runAsSystem(redress.platform, DEMO_WORKSPACE, createApiKey, live);

  const refused = resetDemo(redress.platform, { scale: 1 });

  await expect(refused).rejects.toThrow('a live key, "till"');
  expect(await answersOf(demo())).toBe(before);
  expect(publicId("ws", DEMO_WORKSPACE)).toBe(demoAccess(redress.platform).workspaceId);
});
