import { sql } from "../../../src/kernel/database/sql";
import { apiSchema } from "../../../src/server/api-schema";
import type { ApiClient } from "../../support/api-client";
import { cloneDatabase } from "../../support/test-server";
import { world, type World } from "../../support/world";
import { switchOffRowLevelSecurity, watchRows, type CompanyRows } from "./company-rows";
import { ROWS } from "./rows";
import { rootFields } from "./sample-document";
import { callsOf, missing, send, type Answer, type Call } from "./tenancy-walk";
import { SECRET_MARK, twoCompanies, type Objects, type Stage } from "./two-companies";

const schema = apiSchema();
const roots = rootFields(schema);
const calls = roots.flatMap((root) => callsOf(schema, root));
const protectedCalls = calls.filter(({ row }) => !row.isPublic && !row.usesToken);
const inOrder = calls.toSorted((one, other) => Number(one.row.isLast ?? 0) - Number(other.row.isLast ?? 0));
const mutations = calls.filter(({ field }) => field.kind === "mutation");

/** Either wall must hold alone: the database's policies, and the conditions that the code writes. */
const WALLS = {
  "row-level security alone": async (): Promise<World> =>
    world({ workspaceCondition: () => () => sql`true` }),
  "the code's own conditions alone": async (): Promise<World> => {
    const database = await cloneDatabase();
    await switchOffRowLevelSecurity(database.superuserUrl);
    return world({ database });
  },
};

test("every query, mutation and subscription has a row, and no row is left over", () => {
  const names = roots.map(({ kind, field }) => `${kind}.${field.name}`);

  expect(names.sort()).toEqual(Object.keys(ROWS).sort());
});

describe.each(Object.entries(WALLS))("behind %s", (_wall, build) => {
  let redress: World;
  let stage: Stage;
  let alphaRows: CompanyRows | undefined;

  beforeAll(async () => {
    redress = await build();
    stage = await twoCompanies(redress);
    alphaRows = await watchRows(redress.database.superuserUrl, redress.workspace.id);
  }, 60_000);

  afterAll(async () => {
    await alphaRows?.close();
    await redress.close();
  });

  const sendAs = (api: ApiClient, call: Call, objects: Objects): Promise<Answer> =>
    send(redress, api, call, objects);

  async function unchanged(work: () => Promise<Answer>): Promise<Answer> {
    const before = await alphaRows?.digests();
    const answer = await work();
    expect(await alphaRows?.digests()).toEqual(before);
    return answer;
  }

  async function statementsOf(work: () => Promise<Answer>): Promise<readonly [Answer, number]> {
    const before = redress.statements.length;
    const answer = await work();
    return [answer, redress.statements.length - before];
  }

  test.each(calls.map((call) => [call.name, call] as const))(
    "%s shows and gives another company nothing",
    async (_name, call) => {
      const { alpha, beta } = stage;

      const [stranger, cost] = await statementsOf(() =>
        unchanged(() => sendAs(beta.admin, call, alpha.objects)),
      );
      const nobody = missing(alpha.objects);
      const [absent, costOfAbsent] = await statementsOf(() => sendAs(beta.admin, call, nobody));

      expectNothingOf(stranger, call, alpha.objects);
      if (!call.namesObjects) return;
      expect(masked(stranger, alpha.objects)).toEqual(masked(absent, nobody));
      expect(cost).toBe(costOfAbsent);
      if (call.field.kind === "mutation") expect(stranger.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    },
  );

  test.each(calls.map((call) => [call.name, call] as const))(
    "%s shows and gives another customer nothing",
    async (_name, call) => {
      const isRead = call.field.kind !== "mutation" || !call.namesObjects;

      const answer = await (isRead
        ? sendAs(stage.otherCustomer, call, stage.alpha.objects)
        : unchanged(() => sendAs(stage.otherCustomer, call, stage.alpha.objects)));

      // Which company it deals with is no secret to a customer.
      const { workspace: _, ...others } = stage.alpha.objects;
      expectNothingOf(answer, call, others);
      if (isRead) return;
      const codes = [...answer.errorCodes, ...answer.userErrors.map(({ code }) => code)];
      expect(["NOT_FOUND", "FORBIDDEN", "BAD_USER_INPUT"]).toContain(codes[0]);
    },
  );

  test.each(mutations.map((call) => [call.name, call] as const))(
    "%s is forbidden to a viewer",
    async (_name, call) => {
      const answer = await unchanged(() => sendAs(stage.viewer, call, stage.alpha.objects));

      expect(answer.errorCodes).toEqual(["FORBIDDEN"]);
      expect(answer.result.data ?? null).toBeNull();
    },
  );

  test.each(calls.filter(({ field }) => field.kind !== "mutation").map((call) => [call.name, call] as const))(
    "%s gives a viewer what the role allows",
    async (_name, call) => {
      const answer = await sendAs(stage.viewer, call, stage.alpha.objects);

      const isForbidden = answer.errorCodes.includes("FORBIDDEN");
      expect(isForbidden).toBe(call.row.viewer === "forbidden");
    },
  );

  test.each(protectedCalls.map((call) => [call.name, call] as const))(
    "%s asks for a credential, and a revoked one will not do",
    async (_name, call) => {
      const anonymous = await sendAs(redress.as(null), call, stage.alpha.objects);
      const revoked = await sendAs(stage.revoked, call, stage.alpha.objects);

      for (const answer of [anonymous, revoked]) {
        expect(new Set(answer.errorCodes)).toEqual(new Set(["UNAUTHENTICATED"]));
        expectNothingOf(answer, call, stage.alpha.objects);
      }
    },
  );

  // Last, since it changes things: without it, a walk whose calls are all malformed would pass.
  test.each(inOrder.map((call) => [call.name, call] as const))(
    "%s does its work for its owner",
    async (_name, call) => {
      const answer = await sendAs(stage.alpha.admin, call, stage.alpha.objects);

      expect(answer.result.errors ?? []).toEqual([]);
      const codes = answer.userErrors.map(({ code }) => code).filter((code) => !BY_NOW_SETTLED.has(code));
      expect(codes).toEqual([]);
      if (call.row.namesOneAtATime) expect(JSON.stringify(answer.result.data)).toContain('"cursor"');
    },
  );
});

/** Earlier calls of the walk may have moved the object on; it was found all the same. */
const BY_NOW_SETTLED: ReadonlySet<string> = new Set(["ILLEGAL_STATE", "CONFLICT"]);

/** Nothing in the answer is marked, and no id stands in it but those that were sent. */
function expectNothingOf({ result }: Answer, call: Call, objects: Objects): void {
  const text = JSON.stringify(result.data ?? null);
  expect(text).not.toContain(SECRET_MARK);
  const sent = JSON.stringify(call.variablesFor(objects));
  for (const id of Object.values(objects)) if (!sent.includes(id)) expect(text).not.toContain(id);
}

/** The answer with the ids that were asked for, and what differs from request to request, taken out. */
function masked({ result }: Answer, objects: Objects): unknown {
  let text = JSON.stringify({
    data: result.data,
    errors: result.errors?.map(({ extensions: { code }, path }) => ({ code, path })),
  });
  for (const [noun, id] of Object.entries(objects)) text = text.replaceAll(id, noun);
  return JSON.parse(text);
}
