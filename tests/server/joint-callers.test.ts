import { Client } from "pg";
import { runAsSystem } from "../../src/server/run-as-system";
import { revokeApiKey } from "../../src/services/access/revoke-api-key";
import { ALL_PERMISSIONS, type Permission } from "../../src/services/access/permissions";
import { signCustomerToken } from "../../src/services/access/customer-token";
import { publicId } from "../../src/kernel/ids";
import { plusSeconds } from "../../src/kernel/instant";
import { JOINT_COMMANDS } from "../../src/server/jointly/joint-commands";
import { invite, mutate } from "../access/desk";
import { memberToken, startIssuer, type Issuer } from "../access/issuer";
import { caseMutation, newCustomer, uuidOf, type SeenCase } from "../cases/desk";
import { answerOf, questionOf, type Told } from "../planner/both-ways";
import { MEMORY_HOLDS, type World } from "../support/world";
import {
  jointStage,
  repliesTo,
  type Input,
  type JointStage,
  type Sending,
  type Told as ToldOfOne,
} from "./joint-stage";

type AllTold = readonly ToldOfOne[];

/** Transactions of one queue at once. */
const { mostUnderWay: MOST_UNDER_WAY } = JOINT_COMMANDS;

let stage: JointStage;
let redress: World;
let issuer: Issuer;

let customers: readonly string[];

beforeAll(async () => {
  stage = await jointStage();
  ({ redress } = stage);
  issuer = await startIssuer();
  customers = await Promise.all([0, 1, 2].map(() => newCustomer(redress.api)));
  await mutate(redress.api, "configureIdentityProvider", "identityProvider { id }", {
    issuer: issuer.issuer,
    audience: issuer.audience,
    keys: { jwksUrl: issuer.jwksUrl },
    algorithms: ["ES256"],
  });
}, 60_000);

afterAll(async () => {
  await stage.close();
  await issuer.close();
});

/** Callers who were here before, as strangers go alone. */
async function known<Keys extends readonly string[]>(...keys: Keys): Promise<Keys> {
  for (const key of keys) await ask("{ viewer { kind } }", {}, key);
  return keys;
}

async function ask(document: string, variables: object, key: string): Promise<Told> {
  const question = questionOf(redress.app, { document, variables: { ...variables } });
  return answerOf(redress.app, key, question!, redress.workspace.publicId);
}

async function newKey(permissions: readonly Permission[] = ALL_PERMISSIONS): Promise<string> {
  return (await stage.newKey(permissions)).secret;
}

async function tokenOf(customerId: string): Promise<string> {
  const mintedAt = redress.clock.now();
  return signCustomerToken(redress.platform.secrets.signingKey, {
    workspaceId: redress.workspace.id,
    customerId: uuidOf(customerId),
    mintedAt,
    expiresAt: plusSeconds(mintedAt, 3600),
  });
}

/** A token of a new agent. */
async function newAgent(name: string): Promise<string> {
  const email = `${name}@acme.example`;
  await invite(redress.api, email);
  const [key] = issuer.published;
  if (!key) throw new Error("The issuer has no key.");
  return memberToken(key, redress.clock.now(), { sub: `sub-${name}`, email, email_verified: true });
}

/** How many statements of this kind were sent meanwhile. */
async function sentMeanwhile(kind: RegExp, work: () => Promise<unknown>): Promise<number> {
  const before = redress.statements.length;
  await work();
  return redress.statements.slice(before).filter((text) => kind.test(text)).length;
}

const HELD_TOGETHER = /for no key update skip locked$/;
const HELD_ALONE = /id = \$\d+\s+for no key update$/;
const NAMED = `query ($id: ID!) { customer(id: $id) { id cases(first: 3) { nodes { id } } } }`;

function customerIn({ data }: Told): unknown {
  return (data as { readonly customer: { readonly id: string } | null } | null)?.customer?.id;
}

function codesIn({ errors }: Told): readonly string[] {
  return errors.map(({ extensions }) => extensions.code);
}

function codesOf(told: AllTold): readonly unknown[] {
  return told.map(({ code, answer }) => code ?? answer?.userErrors.map((error) => error.code));
}

test("what callers with the same rights ask at once costs as many statements as one of them", async () => {
  const keys = await known(...(await Promise.all(Array.from({ length: 6 }, () => newKey()))));
  const [one = ""] = keys;
  const ids = await Promise.all(keys.map(() => newCustomer(redress.api)));
  const asked = (keyOf: (place: number) => string): Promise<readonly Told[]> =>
    Promise.all(ids.map((id, place) => ask(NAMED, { id }, keyOf(place))));

  const ofOne = await sentMeanwhile(/./, () => asked(() => one));
  const answers: Told[] = [];
  const ofAll = await sentMeanwhile(/./, async () => answers.push(...(await asked((place) => keys[place]!))));

  expect(ofAll).toBe(ofOne);
  expect(answers.map(customerIn)).toEqual(ids);
});

test("what callers with the same rights change at once costs as many statements as one of them", async () => {
  const keys = await known(...(await Promise.all(Array.from({ length: 6 }, () => newKey()))));
  const cases = await stage.newCases(6);
  await stage.together(repliesTo(cases));

  const ofOne = await sentMeanwhile(/./, () => stage.together(repliesTo(cases)));
  const ofAll = await sentMeanwhile(/./, () => stage.together(repliesTo(cases), { key: keys }));

  expect(ofAll).toBe(ofOne);
  expect(await stage.words(cases)).toEqual(cases.map((_, place) => [0, 1, 2].map(() => `Word ${place}`)));
});

test("each thing is done in the name of whoever asked for it", async () => {
  const made = await Promise.all([0, 1, 2].map(() => stage.newKey(ALL_PERMISSIONS)));
  const [own, ...others] = await stage.newCases(4);
  const customerId = own?.customer?.id ?? "";
  const cases = [...others, ...(own ? [own] : [])];
  const keys = await known(...made.map(({ secret }) => secret), await tokenOf(customerId));

  const holds = await sentMeanwhile(HELD_TOGETHER, () => afterOthers(repliesTo(cases), { key: keys }));

  // For the staff, and for the customer, who sees but its own.
  expect(holds).toBe(2);
  const actors = [...made.map(({ id }) => id), uuidOf(customerId)];
  expect((await stage.eventsOf(cases)).map((events) => events.at(-1)?.actor)).toEqual(actors);
  const told = await Promise.all(cases.map(({ id }) => redress.api.data(WHO_WROTE, { id })));
  const written = (direction: string, id: string, kind: string): object => ({
    case: {
      messages: { nodes: [{ direction, author: { id, kind } }] },
      timeline: { nodes: [{ actor: { id, kind } }] },
    },
  });
  expect(told).toEqual([
    ...made.map(({ id }) => written("OUTBOUND", publicId("key", id), "API_KEY")),
    written("INBOUND", customerId, "CUSTOMER"),
  ]);
});

/** While as many transactions are under way as may be at once, all that is sent waits, and goes together after them. */
async function whileOthersAreUnderWay(
  sending: Pick<Sending, "verb" | "document">,
  send: () => Promise<readonly Promise<AllTold>[]>,
): Promise<readonly AllTold[]> {
  const others = await stage.newCases(MOST_UNDER_WAY);
  const holder = new Client({ connectionString: redress.database.superuserUrl });
  await holder.connect();
  await holder.query("begin; lock table case_timeline_entries in exclusive mode");
  const before: Promise<AllTold>[] = [];
  for (const [place, other] of others.entries()) {
    before.push(stage.together(repliesTo([other]), sending));
    while ((await stage.waitingFor("case_timeline_entries")) <= place);
  }
  const after = await send();
  await holder.end();
  await Promise.all(before);
  return Promise.all(after);
}

async function afterOthers(
  inputs: readonly Input[],
  { key, idempotencyKeys, ...sending }: Sending & { readonly key: readonly string[] },
): Promise<AllTold> {
  const told = await whileOthersAreUnderWay(sending, async () => {
    const after = stage.together(inputs, { ...sending, key, idempotencyKeys });
    // Their tokens have been verified when those that come later have been.
    await known(...key, ...key);
    return [after];
  });
  return told.flat();
}

const WHO_WROTE = `query ($id: ID!) {
  case(id: $id) {
    messages(last: 1) { nodes { direction author { id kind } } }
    timeline(last: 1) { nodes { actor { id kind } } }
  }
}`;

const REPLY = `mutation ($input: ReplyToCaseInput!) {
  answer: replyToCase(input: $input) { message { id body } userErrors { code } }
}`;

test("who may do less is refused, and who may see less is told less, beside those who may", async () => {
  const cases = [...(await stage.newCases(2)), ...(await stage.newCases(1))];
  const [reader, writer] = [await newKey(["case:read"]), await newKey(["message:write"])];
  const [customer] = await known(await tokenOf(cases[0]?.customer?.id ?? ""), reader, writer);
  const admin = redress.workspace.key;

  const ofStaff = await stage.together(repliesTo(cases), { document: REPLY, key: [admin, reader, writer] });
  const ofCustomer = await stage.together(repliesTo(cases), {
    document: REPLY,
    key: [customer, admin, customer],
  });
  const document = `query ($id: ID!) { case(id: $id) { id messages(first: 9) { nodes { body } } } }`;
  const [, , theirs] = cases;
  const seen = await Promise.all(
    [admin, customer, reader].map((key) => ask(document, { id: theirs?.id }, key)),
  );

  expect(codesOf(ofStaff)).toEqual([[], "FORBIDDEN", []]);
  expect(codesOf(ofCustomer)).toEqual([[], [], ["NOT_FOUND"]]);
  expect(await stage.words(cases)).toEqual([["Word 0", "Word 0"], ["Word 1"], ["Word 2"]]);
  const whole = { case: { id: theirs?.id, messages: { nodes: [{ body: "Word 2" }] } } };
  expect(seen.map(({ data }) => data)).toEqual([whole, { case: null }, whole]);
});

test("callers who ask the same at once are each told what they may see", async () => {
  const cases = [...(await stage.newCases(1)), ...(await stage.newCases(1))];
  const customers = cases.map((found) => found.customer?.id ?? "");
  const lesser = await newKey(ALL_PERMISSIONS.filter((permission) => permission !== "customer:read"));
  const tokens = await Promise.all(customers.map(tokenOf));
  const keys = await known(redress.workspace.key, lesser, ...tokens);
  const document = "query ($id: ID!) { case(id: $id) { id customer { id } } }";
  // More than are begun at once, so that they wait for each other, however long it takes to verify a token.
  const asked = Array.from({ length: 64 }, (_, place) => ({
    who: place % 4,
    which: place % 8 < 4 ? 0 : 1,
  }));

  const told = await Promise.all(
    asked.map(({ who, which }) => ask(document, { id: cases[which]?.id }, keys[who] ?? "")),
  );

  const whole = cases.map(({ id }, which) => ({ case: { id, customer: { id: customers[which] } } }));
  expect(told.map(({ data }) => data)).toEqual(
    asked.map(({ who, which }) => {
      if (who === 0) return whole[which];
      if (who === 1) return { case: { id: cases[which]?.id, customer: null } };
      return who - 2 === which ? whole[which] : { case: null };
    }),
  );
  expect(told.map(codesIn)).toEqual(asked.map(({ who }) => (who === 1 ? ["FORBIDDEN"] : [])));
});

test("a key that was revoked since its last use holds up nobody beside it", async () => {
  const cases = await stage.newCases(4);
  const { id, secret } = await stage.newKey(ALL_PERMISSIONS);
  const keys = await known(await newKey(), secret, await newKey(), redress.workspace.key);
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });

  let codes: readonly unknown[] = [];
  const sent = await sentMeanwhile(HELD_ALONE, async () => {
    codes = codesOf(await stage.together(repliesTo(cases), { key: keys }));
  });
  const seen = await Promise.all(keys.map((key) => ask(NAMED, { id: cases[0]?.customer?.id }, key)));

  expect(codes).toEqual([[], "UNAUTHENTICATED", [], []]);
  expect(sent).toBe(0);
  expect(await stage.words(cases)).toEqual([["Word 0"], [], ["Word 2"], ["Word 3"]]);
  expect(seen.map(codesIn)).toEqual([[], ["UNAUTHENTICATED"], [], []]);
});

test("rights that were taken since the last use hold for their caller, and for nobody else", async () => {
  const cases = await stage.newCases(3);
  const { id, secret } = await stage.newKey(ALL_PERMISSIONS);
  const keys = await known(await newKey(), secret, await newKey());
  await stage.superuser.query("update api_keys set permissions = $1 where id = $2", [["case:read"], id]);

  const told = await stage.together(repliesTo(cases), { key: keys });

  expect(codesOf(told)).toEqual([[], "FORBIDDEN", []]);
  expect(await stage.words(cases)).toEqual([["Word 0"], [], ["Word 2"]]);
});

test.each([0, 1, 2])(
  "nor do they where nothing is remembered of the workspace (caller %s)",
  async (place) => {
    const ids = [0, 1, 2].map((which) => customers[which] ?? "");
    const made = await Promise.all(ids.map(() => stage.newKey(ALL_PERMISSIONS)));
    const keys = await known(...made.map(({ secret }) => secret));
    const fewer = [["case:read", "customer:read"], made[place]?.id];
    await stage.superuser.query("update api_keys set permissions = $1 where id = $2", fewer);
    forgetAll();
    const document = "query ($id: ID!) { customer(id: $id) { id transactions(first: 1) { totalCount } } }";

    const told = await Promise.all(ids.map((id, which) => ask(document, { id }, keys[which] ?? "")));

    expect(told.map(codesIn)).toEqual(ids.map((_, which) => (which === place ? ["FORBIDDEN"] : [])));
    expect(told.map(customerIn)).toEqual(ids.map((id, which) => (which === place ? undefined : id)));
  },
);

test("nor is a revoked key good where nothing is remembered of the workspace, nor in anybody's way", async () => {
  const cases = await stage.newCases(3);
  const { id, secret } = await stage.newKey(ALL_PERMISSIONS);
  const key = await known(await newKey(), secret, await newKey());
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });
  forgetAll();

  let told: AllTold = [];
  const heldAlone = await sentMeanwhile(HELD_ALONE, async () => {
    told = await stage.together(repliesTo(cases), { key });
  });

  expect(codesOf(told)).toEqual([[], "UNAUTHENTICATED", []]);
  expect(heldAlone).toBe(0);
});

/** As when so much else was looked at meanwhile. */
function forgetAll(): void {
  redress.platform.memory.keep("more than all else", {}, MEMORY_HOLDS);
}

test("nobody is answered by rights that another lost and has again", async () => {
  const fewer = ALL_PERMISSIONS.filter((permission) => permission !== "customer:read");
  const { id, secret } = await stage.newKey(ALL_PERMISSIONS);
  const [changing, lesser] = await known(secret, await newKey(fewer));
  const [first, second, third] = await stage.newCases(3);
  const grant = (permissions: readonly Permission[]): Promise<unknown> =>
    stage.superuser.query("update api_keys set permissions = $1 where id = $2", [permissions, id]);
  const document = `mutation ($input: ReplyToCaseInput!) {
    answer: replyToCase(input: $input) { message { id } case { id customer { id } } userErrors { code } }
  }`;
  const send = (found: SeenCase | undefined, key: string): Promise<AllTold> =>
    stage.together(repliesTo(found ? [found] : []), { document, key });

  const told = await whileOthersAreUnderWay({ document }, async () => {
    const before = send(first, changing);
    await grant(fewer);
    await known(changing);
    const after = [send(second, changing), send(third, lesser)];
    await grant(ALL_PERMISSIONS);
    return [before, ...after];
  });

  expect(told.flatMap(codesOf)).toEqual([[], [], "FORBIDDEN"]);
  expect(await stage.words([first, second, third].flatMap((found) => found ?? []))).toEqual([
    ["Word 0"],
    ["Word 0"],
    [],
  ]);
});

test("of two tokens of one customer each is good for itself", async () => {
  const cases = await stage.newCases(3);
  const customerId = cases[0]?.customer?.id ?? "";
  const revoked = await tokenOf(customerId);
  redress.clock.advance(10);
  await mutate(redress.api, "revokeCustomerTokens", "customer { id }", { customerId });
  redress.clock.advance(10);
  const [good] = await known(await tokenOf(customerId));

  const told = await stage.together(repliesTo(cases), { document: REPLY, key: [good, revoked, good] });
  await known(good);
  const seen = await Promise.all([good, revoked, good].map((key) => ask(NAMED, { id: customerId }, key)));

  expect(codesOf(told)).toEqual([[], "UNAUTHENTICATED", []]);
  expect(await stage.words(cases)).toEqual([["Word 0"], [], ["Word 2"]]);
  expect(seen.map(codesIn)).toEqual([[], ["UNAUTHENTICATED"], []]);
  expect(seen.map(customerIn)).toEqual([customerId, undefined, customerId]);
});

test("whose token was revoked is not told what else is wrong", async () => {
  const cases = await stage.newCases(2);
  const customerId = cases[0]?.customer?.id ?? "";
  const [revoked] = await known(await tokenOf(customerId));
  const key = [revoked, redress.workspace.key];
  redress.clock.advance(10);
  await mutate(redress.api, "revokeCustomerTokens", "customer { id }", { customerId });
  // Refused before anything is held: only the staff may say so.
  const inputs = repliesTo(cases).map((input) => ({ ...input, isAutomatic: true }));

  const told = await afterOthers(inputs, { key });

  expect(codesOf(told)).toEqual(["UNAUTHENTICATED", []]);
});

test("who never was here before is looked at alone, and holds up nobody", async () => {
  const cases = await stage.newCases(3);
  const stranger = redress.workspace.key.replace(/.{4}$/, (end) => (end === "AAAA" ? "BBBB" : "AAAA"));

  const key = [redress.workspace.key, stranger, redress.workspace.key];
  const told = await stage.together(repliesTo(cases), { key });

  expect(codesOf(told)).toEqual([[], "UNAUTHENTICATED", []]);
  expect(await stage.words(cases)).toEqual([["Word 0"], [], ["Word 2"]]);
});

test("what is each member's own is told to each, however many ask at once", async () => {
  const [one, other] = await known(await newAgent("noor"), await newAgent("jonas"));
  const [read, unread] = await stage.newCases(2);
  for (const found of [read, unread])
    await mutate(redress.api, "receiveMessage", "message { id }", {
      ...{ caseId: found?.id, body: "Hello" },
      externalId: { source: "mail", id: `of ${found?.id}` },
    });
  await changeAs(one, "markCaseRead", { caseId: read?.id });
  // More than are begun at once, so that they wait for each other, however long it takes to verify a token.
  const asked = Array.from({ length: 40 }, (_, place) => ({
    key: place % 2 === 0 ? one : other,
    id: (place % 4 < 2 ? read : unread)?.id,
  }));
  const document = "query ($id: ID!) { case(id: $id) { isUnread } }";
  const note = caseMutation("addNote").replace("userErrors", "beside: case { isUnread } userErrors");

  for (let round = 0; round < 3; round += 1) {
    const told = await Promise.all(asked.map(({ key, id }) => ask(document, { id }, key)));

    expect(told.map(({ data }) => data)).toEqual(
      asked.map(({ key, id }) => ({ case: { isUnread: key !== one || id !== read?.id } })),
    );
  }
  for (let round = 0; round < 2; round += 1) {
    const noted = await stage.together(repliesTo([read, unread].flatMap((found) => found ?? [])), {
      ...{ key: [one, other], verb: "addNote", document: note, workspace: redress.workspace.publicId },
    });

    expect(noted.map(({ answer }) => answer)).toMatchObject([
      { beside: { isUnread: false }, userErrors: [] },
      { beside: { isUnread: true }, userErrors: [] },
    ]);
  }
});

async function changeAs(key: string, verb: string, input: object): Promise<void> {
  const api = redress.as(key, { "x-workspace-id": redress.workspace.publicId });
  await mutate(api, verb, "case { id }", { ...input });
}

test("what is each member's own is told to each of those whose changes go together", async () => {
  const [one, other] = await known(await newAgent("mina"), await newAgent("tove"));
  const cases = await stage.newCases(12);
  const sending = {
    verb: "addNote",
    document: caseMutation("addNote").replace("userErrors", "beside: case { isUnread } userErrors"),
    workspace: redress.workspace.publicId,
  };
  const key = cases.map((_, place) => (place % 2 === 0 ? one : other));
  const before = await stage.together(repliesTo(cases), { ...sending, key });

  // Known to be each one's own from now on.
  const holds = await sentMeanwhile(HELD_ALONE, () => afterOthers(repliesTo(cases), { ...sending, key }));

  expect(codesOf(before)).toEqual(cases.map(() => []));
  // Those that the others waited for.
  expect(holds).toBe(MOST_UNDER_WAY);
  expect(await stage.words(cases)).toEqual(cases.map((_, place) => [`Word ${place}`, `Word ${place}`]));
});

test("who sends a key that is none keeps nobody from going together", async () => {
  const cases = await stage.newCases(4);
  const [first, second] = await known(await newKey(), await newKey());
  const key = [first, second, first, second];
  const idempotencyKeys = ["", "k".repeat(256), "good", "better"];

  let told: AllTold = [];
  const sent = await sentMeanwhile(HELD_TOGETHER, async () => {
    told = await stage.together(repliesTo(cases), { key, idempotencyKeys });
  });

  expect(codesOf(told)).toEqual(["BAD_USER_INPUT", "BAD_USER_INPUT", [], []]);
  expect(sent).toBe(1);
  expect(await stage.words(cases)).toEqual([[], [], ["Word 2"], ["Word 3"]]);
});

test("one idempotency key of two callers is two keys", async () => {
  const cases = await stage.newCases(4);
  const key = await known(await newKey(), await newKey(), redress.workspace.key, await newKey());
  const idempotencyKeys = cases.map(() => "the same");

  let first: AllTold = [];
  const heldAlone = await sentMeanwhile(HELD_ALONE, async () => {
    first = await stage.together(repliesTo(cases), { key, idempotencyKeys });
  });
  const again = await stage.together(repliesTo(cases), { key, idempotencyKeys });

  expect(heldAlone).toBe(0);
  expect(codesOf(first)).toEqual([[], [], [], []]);
  expect([...first, ...again].map(({ isReplay }) => isReplay)).toEqual(
    [false, true].flatMap((isReplay) => cases.map(() => isReplay)),
  );
  expect(again.map(({ answer }) => answer)).toEqual(first.map(({ answer }) => answer));
  expect(await stage.words(cases)).toEqual(cases.map((_, place) => [`Word ${place}`]));
});

test("a key is one customer's, whichever of its tokens it comes with", async () => {
  const [one, other] = await stage.newCases(2);
  const customerId = one?.customer?.id ?? "";
  const first = await tokenOf(customerId);
  redress.clock.advance(1);
  const key = await known(first, await tokenOf(customerId));
  const inputs = repliesTo([one, other].flatMap((found) => found ?? []));

  const told = await afterOthers(inputs, { document: REPLY, key, idempotencyKeys: ["same", "same"] });

  expect(codesOf(told).map(String).sort()).toEqual(["", "IDEMPOTENCY_KEY_REUSED"]);
  expect((await stage.words([one, other].flatMap((found) => found ?? []))).flat()).toHaveLength(1);
});

test("a reply is told again to nobody whose key was revoked", async () => {
  const cases = await stage.newCases(3);
  const { id, secret } = await stage.newKey(ALL_PERMISSIONS);
  const key = await known(await newKey(), secret, await newKey());
  const idempotencyKeys = cases.map((_, place) => `of ${place}`);
  await stage.together(repliesTo(cases), { key, idempotencyKeys });
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });

  const again = await stage.together(repliesTo(cases), { key, idempotencyKeys });

  expect(codesOf(again)).toEqual([[], "UNAUTHENTICATED", []]);
  expect(again.map(({ isReplay }) => isReplay)).toEqual([true, false, true]);
});
