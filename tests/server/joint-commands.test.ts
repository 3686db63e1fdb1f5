import fc from "fast-check";
import type { Client } from "pg";
import { runAsSystem } from "../../src/server/run-as-system";
import { ALL_PERMISSIONS } from "../../src/services/access/permissions";
import { revokeApiKey } from "../../src/services/access/revoke-api-key";
import { changed, newCustomer, newMember, openCase, uuidOf, type SeenCase } from "../cases/desk";
import { upload } from "../attachments/files";
import type { BreakableLine } from "../support/breakable-line";
import { refuseUnstorable, UNSTORABLE } from "../support/unstorable-words";
import type { World } from "../support/world";
import { jointStage, repliesTo, type Input, type JointStage, type Standing, type Told } from "./joint-stage";

let stage: JointStage;
let redress: World;
let line: BreakableLine;
let superuser: Client;

beforeAll(async () => {
  stage = await jointStage();
  ({ redress, line, superuser } = stage);
  await refuseUnstorable(redress.database);
}, 60_000);

afterAll(() => stage.close());

test("what arrives together costs as many statements as two of them, and each is told of its own", async () => {
  const cases = await stage.newCases(12);
  await stage.together(repliesTo(cases.slice(0, 2)));

  const before = redress.statements.length;
  await stage.together(repliesTo(cases.slice(0, 2)));
  const ofTwo = redress.statements.length - before;
  const answers = await stage.together(repliesTo(cases));

  expect(redress.statements.length - before - ofTwo).toBe(ofTwo);
  expect(answers.map(({ answer }) => [answer?.case?.id, answer?.message?.body, answer?.userErrors])).toEqual(
    cases.map(({ id }, place) => [id, `Word ${place}`, []]),
  );
});

test("each has its version, its event with the request that asked for it, and its place in the timeline", async () => {
  const cases = await stage.newCases(5);

  await stage.together(repliesTo(cases));

  const events = await stage.eventsOf(cases);
  expect(events.map((ofCase) => ofCase.at(-1))).toEqual(
    cases.map(({ version }, place) => ({
      actor: expect.any(String) as string,
      version: version + 1,
      type: "message.sent",
      request: `request-${place}`,
    })),
  );
  const after = await Promise.all(cases.map(({ id }) => stage.standing(id)));
  expect(after.map(({ version }) => version)).toEqual(cases.map(({ version }) => version + 1));
  for (const { timeline } of after)
    expect(timeline.nodes.at(-1)).toMatchObject({ __typename: "MessageEntry" });
});

test("more than go together are all done, those about one case in the order in which they came", async () => {
  const cases = await stage.newCases(20);
  const [first] = cases;
  const many = Array.from({ length: 30 }, (_, place) => ({ caseId: first?.id, body: `Again ${place}` }));

  const answers = await stage.together([...repliesTo(cases), ...many]);

  expect(answers.map(({ answer }) => answer?.userErrors)).toEqual(answers.map(() => []));
  const [ofFirst, ...others] = await stage.words(cases);
  expect(ofFirst).toEqual(["Word 0", ...many.map(({ body }) => body)]);
  expect(others).toEqual(cases.slice(1).map((_, place) => [`Word ${place + 1}`]));
});

test("who is refused is refused alone", async () => {
  const cases = await stage.newCases(4);
  const [closed, moved] = cases;
  await changed(redress.api, "resolveCase", { caseId: closed?.id, reason: "SOLVED" });
  await changed(redress.api, "closeCase", { caseId: closed?.id, reason: "CONFIRMED" });
  const unknown = `case_${"0".repeat(26)}`;

  const answers = await stage.together([
    ...repliesTo(cases).map((input, place) => (place === 1 ? { ...input, expectedVersion: 7 } : input)),
    { caseId: unknown, body: "Nobody" },
    { caseId: "case_1", body: "No id" },
    { caseId: moved?.id, body: " " },
    { body: "No case" },
  ]);

  const codes = answers.map(({ answer, code }) => answer?.userErrors.map((error) => error.code) ?? code);
  expect(codes).toEqual([
    ...[["ILLEGAL_STATE"], ["VERSION_CONFLICT"], [], []],
    ...[["NOT_FOUND"], ["BAD_USER_INPUT"], ["BAD_USER_INPUT"], "BAD_USER_INPUT"],
  ]);
  expect(await stage.words(cases)).toEqual([[], [], ["Word 2"], ["Word 3"]]);
});

test("what cannot be stored is refused to its sender, and the others' words stand", async () => {
  const cases = await stage.newCases(4);
  const inputs = repliesTo(cases).map((input, place) =>
    place === 2 ? { ...input, body: UNSTORABLE } : input,
  );

  const answers = await stage.together(inputs);

  expect(answers.map(({ answer }) => answer?.userErrors.length)).toEqual([0, 0, 1, 0]);
  expect(await stage.words(cases)).toEqual([["Word 0"], ["Word 1"], [], ["Word 3"]]);
});

test("where the answer of none can be given, none of them has changed anything", async () => {
  const cases = await stage.newCases(3);
  const { secret } = await stage.newKey(["message:write"]);
  const document = `mutation ($input: ReplyToCaseInput!) {
    answer: replyToCase(input: $input) { case { customer { name } } userErrors { code } }
  }`;

  const answers = await stage.together(repliesTo(cases), { key: secret, document });

  expect(answers.map(({ answer }) => answer?.case ?? null)).toEqual([null, null, null]);
  const told = answers.map(({ code }) => code);
  expect(await stage.words(cases)).toEqual(told.map((code, place) => (code ? [] : [`Word ${place}`])));
  expect(told).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
});

test("what is asked for below them is read when all of them are done", async () => {
  const customerId = await newCustomer(redress.api);
  const cases: SeenCase[] = [];
  for (let place = 0; place < 5; place += 1) cases.push(await openCase(redress.api, customerId));
  const below = `case { id version customer { cases(first: 10) { nodes { id version messages(last: 1) { nodes { body } } } } } }`;
  const document = `mutation ($input: AddNoteInput!) {
    answer: addNote(input: $input) { ${below} userErrors { code } }
  }`;
  // These take longer: a member is looked for, and what a number may be the rest of.
  const slow = { body: "Order 12345", mentions: [await newMember(redress, redress.workspace)] };
  const inputs = cases.map(({ id }, place) => ({ caseId: id, ...(place > 2 ? slow : { body: "Word" }) }));

  const answers = await stage.together(inputs, { document });

  const query = `query ($id: ID!) { ${below.replace("case", "case(id: $id)")} }`;
  for (const [place, { answer }] of answers.entries())
    expect(answer?.case).toEqual(
      (await redress.api.data<{ case: unknown }>(query, { id: cases[place]?.id })).case,
    );
});

test("requests that ask for more than others of the same input are told apart", async () => {
  const cases = await stage.newCases(4);
  const document = `mutation ($input: ReplyToCaseInput!, $named: Boolean!, $first: Int!) {
    answer: replyToCase(input: $input) {
      case { number @include(if: $named) messages(first: $first) { nodes { body } } } userErrors { code }
    }
  }`;
  const asked = [
    { named: true, first: 1 },
    { named: false, first: 1 },
    { named: true, first: 2 },
    { named: true, first: 2 },
  ];
  await stage.together(repliesTo(cases));

  const answers = await Promise.all(
    asked.map((further, place) => stage.together([repliesTo(cases)[place] ?? {}], { document, further })),
  );

  expect(answers.flat().map(({ answer }) => answer?.case)).toEqual(
    asked.map(({ named, first }, place) => ({
      ...(named && { number: cases[place]?.number }),
      messages: { nodes: Array.from({ length: first }, () => ({ body: `Word ${place}` })) },
    })),
  );
});

test("an input that the document itself spells out is done as one that comes with it", async () => {
  const [one, other] = await stage.newCases(2);
  const document = `mutation ($input: String!) {
    answer: replyToCase(input: { caseId: "${one?.id}", body: $input }) { message { id body } userErrors { code } }
  }`;

  const answers = await Promise.all([
    stage.together(["First", "Second"] as unknown as readonly Input[], { document }),
    stage.together([{ caseId: other?.id, body: "Third" }]),
  ]);

  expect(answers.flat().map(({ answer }) => answer?.message?.body)).toEqual(["First", "Second", "Third"]);
});

test("nobody waits for a case that somebody else holds, but who is about it", async () => {
  const cases = await stage.newCases(4);
  await superuser.query("begin");
  await superuser.query("select from cases where id = $1 for update", [uuidOf(cases[1]?.id ?? "")]);
  const others = cases.filter((_, place) => place !== 1);
  const before = redress.statements.length;

  const all = stage
    .together(repliesTo(cases))
    .then((answers) => answers.map(({ answer }) => answer?.userErrors));
  while ((await stage.words(others)).flat().length < others.length);
  expect(await stage.words(cases)).toEqual([["Word 0"], [], ["Word 2"], ["Word 3"]]);
  await superuser.query("rollback");

  expect(await all).toEqual([[], [], [], []]);
  const heldAlone = redress.statements
    .slice(before)
    .filter((text) => /id = \$\d+\s+for no key update$/.test(text));
  expect(heldAlone).toHaveLength(1);
  expect(await stage.words(cases)).toEqual([["Word 0"], ["Word 1"], ["Word 2"], ["Word 3"]]);
});

test("a key makes each of them happen once, however often all are sent", async () => {
  const cases = await stage.newCases(6);
  const idempotencyKeys = cases.map(({ id }) => `of ${id}`);

  const first = await stage.together(repliesTo(cases), { idempotencyKeys });
  const again = await stage.together(repliesTo(cases), { idempotencyKeys });
  const twice = await stage.together([...repliesTo(cases), ...repliesTo(cases)], {
    idempotencyKeys: [...idempotencyKeys, ...idempotencyKeys],
  });

  expect(first.map(({ isReplay }) => isReplay)).toEqual(cases.map(() => false));
  expect([...again, ...twice].map(({ isReplay }) => isReplay)).toEqual(
    [...cases, ...cases, ...cases].map(() => true),
  );
  for (const told of [again, twice.slice(0, 6), twice.slice(6)])
    expect(told.map(({ answer }) => answer)).toEqual(first.map(({ answer }) => answer));
  expect(await stage.words(cases)).toEqual(cases.map((_, place) => [`Word ${place}`]));
});

test("one key for two cases at once is a mistake that changes one of them at most", async () => {
  const cases = await stage.newCases(2);

  const answers = await stage.together(repliesTo(cases), { idempotencyKeys: ["shared", "shared"] });

  expect(answers.map(({ code }) => code)).toEqual([undefined, "IDEMPOTENCY_KEY_REUSED"]);
  expect(await stage.words(cases)).toEqual([["Word 0"], []]);
});

test("a fault beside them changes nothing in the order in which one case's messages came", async () => {
  for (let round = 0; round < 3; round += 1) {
    const [one, other] = await stage.newCases(2);
    const inputs = [
      { caseId: one?.id, body: "My card is 4111 1111" },
      { caseId: other?.id, body: UNSTORABLE },
      { caseId: one?.id, body: "1111 1111" },
    ];

    const answers = await stage.together(inputs, {
      idempotencyKeys: ["first", "second", "third"].map((key) => `${key} ${round}`),
    });

    expect(answers.map(({ answer }) => answer?.userErrors.length)).toEqual([0, 1, 0]);
    expect(await stage.words(one ? [one] : [])).toEqual([["My card is **** ****", "**** 1111"]]);
  }
});

test("a case that somebody else holds hears its messages in the order in which they came", async () => {
  const [held, other] = await stage.newCases(2);
  await superuser.query("begin");
  await superuser.query("select from cases where id = $1 for update", [uuidOf(held?.id ?? "")]);

  const all = stage.together([
    { caseId: held?.id, body: "First" },
    { caseId: other?.id, body: "Beside" },
    { caseId: held?.id, body: "Second" },
  ]);
  while ((await stage.words(other ? [other] : [])).flat().length === 0);
  await superuser.query("rollback");

  expect((await all).map(({ answer }) => answer?.userErrors)).toEqual([[], [], []]);
  expect(await stage.words(held ? [held] : [])).toEqual([["First", "Second"]]);
});

test("a fault of one refuses no other's key", async () => {
  for (let round = 0; round < 4; round += 1) {
    const cases = await stage.newCases(12);
    for (const { id } of cases) await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });
    const inputs = repliesTo(cases).map((input, place) => ({
      ...input,
      // Two cases are told of one message.
      externalId: { source: "mail", id: place < 2 ? `same ${round}` : `${round} ${place}` },
    }));

    const answers = await stage.together(inputs, {
      verb: "receiveMessage",
      idempotencyKeys: cases.map(({ id }) => `of ${id}`),
    });

    const codes = answers.map(
      ({ code, answer }) => code ?? answer?.userErrors.map((error) => error.code).join(),
    );
    expect(codes.slice(2)).toEqual(cases.slice(2).map(() => ""));
    expect(codes.slice(0, 2).sort()).toEqual(["", "CONFLICT"]);
  }
});

test("one file goes with one message, however many name it at once", async () => {
  const cases = await stage.newCases(3);
  const { id } = await upload(redress, redress.api, { fileName: "receipt.png" });

  const answers = await stage.together(cases.map(({ id: caseId }) => ({ caseId, attachmentIds: [id] })));

  const codes = answers.map(({ answer }) => answer?.userErrors.map(({ code }) => code).join());
  expect(codes.filter((code) => code === "")).toHaveLength(1);
  expect((await stage.words(cases)).flat()).toEqual([""]);
});

test("who comes while others are held up does not wait for them", async () => {
  const cases = await stage.newCases(6);
  await superuser.query("begin");
  // Whatever they are about to write on their cases needs this to be let go.
  await superuser.query("lock table case_timeline_entries in exclusive mode");
  const heldUp = stage.together(repliesTo(cases.slice(0, 4)));
  while ((await stage.waitingFor("case_timeline_entries")) < 1);

  // It cannot be written either, and is not kept from trying.
  const late = stage.together([{ caseId: cases[5]?.id, body: "Late" }]);
  while ((await stage.waitingFor("case_timeline_entries")) < 2);
  await superuser.query("rollback");

  expect((await Promise.all([heldUp, late])).flat().map(({ answer }) => answer?.userErrors)).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});

test.each(["before", "after"] as const)(
  "a connection that is lost %s the cases were held fails none of them, and does none of them twice",
  async (moment) => {
    const cases = await stage.newCases(6);
    line.breakAt("skip locked", moment);

    const answers = await stage.together(repliesTo(cases));

    expect(answers.map(({ code, answer }) => code ?? answer?.userErrors)).toEqual(cases.map(() => []));
    expect(await stage.words(cases)).toEqual(cases.map((_, place) => [`Word ${place}`]));
  },
);

test.each([
  ["before", false],
  ["after", true],
] as const)(
  "a connection that is lost %s the commit leaves all in doubt, and a key tells what became of it",
  async (moment, isCarriedOut) => {
    const cases = await stage.newCases(5);
    const idempotencyKeys = cases.map(({ id }) => `of ${id}`);
    // Known to the server, so that nothing but the writing leaves with the commit.
    await stage.together(repliesTo(await stage.newCases(2)));
    line.breakAt("commit\0", moment);

    const doubtful = await stage.together(repliesTo(cases), { idempotencyKeys });
    const stood = await stage.words(cases);
    const again = await stage.together(repliesTo(cases), { idempotencyKeys });

    expect(doubtful.map(({ code }) => code)).toEqual(cases.map(() => "UNAVAILABLE"));
    expect(stood).toEqual(cases.map((_, place) => (isCarriedOut ? [`Word ${place}`] : [])));
    expect(again.map(({ isReplay }) => isReplay)).toEqual(cases.map(() => isCarriedOut));
    expect(await stage.words(cases)).toEqual(cases.map((_, place) => [`Word ${place}`]));
  },
);

test("a key that was revoked since its last use changes nothing for any of them", async () => {
  const cases = await stage.newCases(3);
  const { id, secret } = await stage.newKey(["message:write"]);
  const document = `mutation ($input: ReplyToCaseInput!) {
    answer: replyToCase(input: $input) { message { id body } userErrors { code } }
  }`;
  await stage.together(repliesTo(cases), { key: secret, document });
  await runAsSystem(redress.platform, redress.workspace.id, revokeApiKey, { apiKeyId: id });

  const answers = await stage.together(repliesTo(cases), { key: secret, document });

  expect(answers.map(({ code }) => code)).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED"]);
  expect(await stage.words(cases)).toEqual(cases.map((_, place) => [`Word ${place}`]));
});

test("another company's case is not there, whoever asks with whom", async () => {
  const strangers = await redress.addWorkspace("Beta Payments");
  const [ours, theirs] = [await stage.newCases(2), await stage.newCases(2, strangers)];

  const [ofUs, ofThem] = await Promise.all([
    stage.together(repliesTo([...ours, ...theirs])),
    stage.together(repliesTo([...ours, ...theirs]), { key: strangers.key }),
  ]);

  const codes = (told: readonly Told[]): readonly unknown[] =>
    told.map(({ answer }) => answer?.userErrors.map(({ code }) => code));
  expect(codes(ofUs)).toEqual([[], [], ["NOT_FOUND"], ["NOT_FOUND"]]);
  expect(codes(ofThem)).toEqual([["NOT_FOUND"], ["NOT_FOUND"], [], []]);
  expect(await stage.words(ours)).toEqual([["Word 0"], ["Word 1"]]);
});

const word = fc.constantFrom(
  "Hello",
  "4242 4242",
  "4242 4242 thanks",
  "my card",
  "Order 12345.",
  "4111111111111111",
);
const sent = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 1, 2),
  place: fc.nat({ max: 3 }),
  body: word,
  isAutomatic: fc.boolean(),
});
interface Sent {
  readonly who: number;
  readonly place: number;
  readonly body: string;
  readonly isAutomatic: boolean;
}

const burst = fc.record({
  verb: fc.constantFrom("replyToCase", "addNote", "receiveMessage"),
  all: fc.array(sent, { minLength: 1, maxLength: 8 }),
});

test("bursts of several callers come to the same as one after the other", async () => {
  let count = 0;
  const twin = await stage.newKey(ALL_PERMISSIONS);
  // What it asks for may not be told to it, and so nothing that it asks for may be done.
  const lesser = await stage.newKey(ALL_PERMISSIONS.filter((permission) => permission !== "customer:read"));
  const keys = [redress.workspace.key, twin.secret, lesser.secret];
  for (const key of keys) await redress.as(key).data("{ viewer { kind } }");
  const inputOf = (verb: string, cases: readonly SeenCase[], { place, body, isAutomatic }: Sent): Input => ({
    caseId: cases[place]?.id,
    body,
    ...(verb === "replyToCase" && { isAutomatic }),
    ...(verb === "receiveMessage" && { externalId: { source: "mail", id: `${(count += 1)}` } }),
  });
  const toldOf = ({ answer, code }: Told): unknown => [
    code,
    answer?.case?.version,
    answer?.case?.state,
    (answer?.message ?? answer?.note)?.body,
    answer?.userErrors.map(({ code }) => code),
  ];

  await fc.assert(
    fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 3 }), async (bursts) => {
      const [joint, single] = [await stage.newCases(4), await stage.newCases(4)];
      for (const { id } of [...joint, ...single].filter((_, place) => place % 4 === 3))
        await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });
      for (const { verb, all } of bursts) {
        const told = await stage.together(
          all.map((one) => inputOf(verb, joint, one)),
          { verb, key: all.map(({ who }) => keys[who] ?? "") },
        );
        const expected: Told[] = [];
        for (const one of all)
          expected.push(
            ...(await stage.together([inputOf(verb, single, one)], { verb, key: keys[one.who] ?? "" })),
          );
        expect(told.map(toldOf)).toEqual(expected.map(toldOf));
      }
      const standings = (cases: readonly SeenCase[]): Promise<readonly Standing[]> =>
        Promise.all(cases.map(({ id }) => stage.standing(id)));
      expect(await standings(joint)).toEqual(await standings(single));
      const types = async (cases: readonly SeenCase[]): Promise<unknown> =>
        (await stage.eventsOf(cases)).map((ofCase) => ofCase.map(({ version, type }) => [version, type]));
      expect(await types(joint)).toEqual(await types(single));
    }),
    { numRuns: 25 },
  );
}, 120_000);
