import { makeKey } from "../access/desk";
import { signInStage, type SignInStage } from "../access/sign-in-stage";
import {
  changed,
  customerClient,
  newCustomer,
  newTeam,
  newTransaction,
  openCase,
  type Refused,
} from "../cases/desk";
import { apply, APPLY, newMacro, preview, RENDER, save, type Applied, type SeenMacro } from "../cases/macros";
import { eventsOf } from "../cases/recorded-events";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let stage: SignInStage;
let machine: ApiClient;
/** An agent. */
let grace: ApiClient;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  stage = await signInStage(redress);
  machine = stage.workspace.api;
  grace = redress.as(await stage.token(), { "x-workspace-id": stage.workspace.publicId });
  await grace.data(`{ viewer { kind } }`);
  customerId = await customerNamed("Leila Haddad", { locale: "de-AT", timeZone: "Europe/Vienna" });
});

afterAll(async () => {
  await stage.issuer.close();
  await redress.close();
});

async function customerNamed(name: string | null, more: object = {}): Promise<string> {
  const { createCustomer } = await machine.data<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
    { input: { name, ...more } },
  );
  return createCustomer.customer.id;
}

async function paidCase(payer = customerId): Promise<{ id: string; transactionId: string; number: number }> {
  const transactionId = await newTransaction(redress, stage.workspace, payer);
  const { id, number } = await openCase(machine, customerId, { transactionIds: [transactionId] });
  return { id, transactionId, number };
}

const typesOf = async (id: string): Promise<readonly string[]> =>
  (await eventsOf({ ...redress, workspace: stage.workspace }, id)).map(({ type }) => type);

const reply = (text: string, kind = "REPLY"): object => ({ kind, texts: [{ language: "en", text }] });

test("a macro says and does all that it holds as one, in the customer's language", async () => {
  const team = await newTeam(redress, stage.workspace, "Refunds");
  const { id } = await paidCase();
  const macro = await newMacro(machine, {
    name: "Refund is late",
    shortcut: "/Refund-Late",
    reply: {
      kind: "REPLY",
      texts: [
        { language: "en", text: "Hello {{customer.firstName}}, {{transaction.amount}} is on its way." },
        {
          language: "de",
          text: 'Hallo {{customer.firstName}}, {{transaction.amount}} vom {{ transaction.date }} sind unterwegs. {{member.firstName | "Ihr"}} {{workspace.name}}, Fall {{case.number}}',
        },
      ],
    },
    actions: {
      priority: "HIGH",
      addTags: [" late "],
      assign: { teamId: team },
      move: { wait: { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" } },
      snooze: { for: "P3D", untilReply: true },
    },
  });

  const shown = await preview(machine, macro, id);
  const { case: after, message } = await apply(machine, macro, id, { expectedVersion: 1 });

  const said = `Hallo Leila, € 12,50 vom 15. Jänner 2026 sind unterwegs. Ihr A workspace of its own, Fall ${String(after?.number)}`;
  expect(shown.reply).toMatchObject({ kind: "REPLY", language: "de", missing: [] });
  expect(shown.reply?.text.replaceAll("\u00a0", " ")).toBe(said);
  expect(shown.steps).toEqual(
    [
      ["REPLY", "reply to the customer"],
      ["FACTS", "set the priority to HIGH, add the tag late"],
      ["ASSIGNMENT", "give it to the team Refunds"],
      ["MOVE", "wait for a third party: BANK_INQUIRY"],
      ["SNOOZE", "snooze it for 3 days or until the customer writes"],
    ].map(([kind, words]) => ({ kind, words, obstacle: null })),
  );
  expect(message).toMatchObject({ body: shown.reply?.text, visibility: "PUBLIC" });
  expect(after).toMatchObject({
    priority: "HIGH",
    tags: ["late"],
    team: { id: team },
    state: "WAITING_ON_THIRD_PARTY",
    version: 6,
  });
  expect(await typesOf(id)).toEqual([
    "case.opened",
    "message.sent",
    "case.changed",
    "case.assigned",
    "case.paused",
    "case.snoozed",
  ]);
  expect(macro).toMatchObject({ shortcut: "/refund-late", actions: { assign: { teamId: team } } });
});

test("a variable without a value is told in the preview, and is never sent", async () => {
  const nameless = await customerNamed(null);
  const { id } = await openCase(machine, nameless);
  const macro = await newMacro(machine, {
    says: "Hello {{customer.name}}, of {{transaction.amount}}",
    actions: { priority: "HIGH" },
  });

  const shown = await preview(machine, macro, id);
  const refused = await apply(machine, macro, id);
  const halfDone = await apply(machine, macro, id, { body: "Hello Leila, of {{transaction.amount}}" });
  const before = await typesOf(id);
  const sent = await apply(machine, macro, id, { body: "Hello there, {{it}} is on its way." });

  expect(shown.reply?.text).toBe("Hello {{customer.name}}, of {{transaction.amount}}");
  expect(shown.reply?.missing).toMatchObject([
    { name: "customer.name", written: "{{customer.name}}" },
    { name: "transaction.amount", reason: "The case is about no payment." },
  ]);
  expect(
    [refused, halfDone].map(({ userErrors: [error] }) => [error?.code, error?.field, error?.details]),
  ).toEqual([
    ["ILLEGAL_STATE", ["macroId"], { missing: ["customer.name", "transaction.amount"] }],
    ["ILLEGAL_STATE", ["body"], { missing: ["transaction.amount"] }],
  ]);
  expect(before).toEqual(["case.opened"]);
  expect(sent.message?.body).toBe("Hello there, {{it}} is on its way.");
});

test("what a value says is never read again, begins no line and turns no direction", async () => {
  const { id, number } = await openCase(machine, await customerNamed("{{case.number}}\n\u202EPay\u202C me"));
  const macro = await newMacro(machine, { says: 'Hi {{customer.name}}: {{case.number}} {{"{{"}}' });

  const { message } = await apply(machine, macro, id);

  expect(message?.body).toBe(`Hi {{case.number}} Pay me: ${number} {{`);
});

test("of several payments one is named, and of one that is not the customer's nothing is said to it", async () => {
  const { id, transactionId } = await paidCase();
  const other = await newTransaction(redress, stage.workspace, customerId);
  const foreign = await paidCase(await newCustomer(machine));
  await changed(machine, "linkTransaction", { caseId: id, transactionId: other });
  const says = "{{transaction.amount}}";
  const macro = await newMacro(machine, { says });
  const note = await newMacro(machine, { reply: reply(says, "NOTE") });

  const several = await preview(machine, macro, id);
  const named = await preview(machine, macro, id, { transactionId });
  const unlinked = await apply(machine, macro, id, { transactionId: foreign.transactionId });
  const ofOther = await preview(machine, macro, foreign.id);
  const inNote = await apply(machine, note, foreign.id);

  expect(several.reply?.missing[0]?.reason).toContain("2 payments");
  expect(named.reply).toMatchObject({ missing: [] });
  expect(unlinked.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["transactionId"] }]);
  expect(ofOther.reply?.missing[0]?.reason).toBe("The case's customer has no part in this payment.");
  expect(inNote.message).toMatchObject({ body: "€12.50", visibility: "INTERNAL" });
});

test.each<[string, object, readonly string[], RegExp]>([
  [
    "an unknown variable",
    { reply: reply("Dear all,\n  {{customer.nmae}}") },
    ["reply", "texts", "0", "text"],
    /^Line 2, column 3: .*customer\.nmae/,
  ],
  ["logic", { reply: reply("{{#if x}}") }, ["reply", "texts", "0", "text"], /^Line 1, column 1/],
  [
    "an internal fact for customers",
    { reply: reply("{{member.name}}") },
    ["reply", "texts", "0", "text"],
    /only notes/,
  ],
  [
    "a blank substitute",
    { reply: reply('{{customer.name | " "}}') },
    ["reply", "texts", "0", "text"],
    /blank/,
  ],
  [
    "a language that is none",
    { reply: { kind: "NOTE", texts: [{ language: "no such", text: "x" }] } },
    ["reply", "texts", "0", "language"],
    /BCP 47/,
  ],
  [
    "two texts of a language",
    {
      reply: {
        kind: "NOTE",
        texts: [
          { language: "pt-br", text: "x" },
          { language: "pt-BR", text: "y" },
        ],
      },
    },
    ["reply", "texts", "1", "language"],
    /two texts/,
  ],
  [
    "a fallback without a text",
    { reply: { ...reply("x"), fallbackLanguage: "fr" } },
    ["reply", "fallbackLanguage"],
    /fr/,
  ],
  ["nothing", {}, ["reply"], /says something/],
  [
    "a reason that is none",
    { actions: { move: { wait: { waitingOn: "CUSTOMER", reason: "BANK_INQUIRY" } } } },
    ["actions", "move", "wait", "reason"],
    /BANK_INQUIRY/,
  ],
  [
    "to snooze what it resolves",
    { actions: { move: { resolve: { reason: "SOLVED" } }, snooze: { untilReply: true } } },
    ["actions", "snooze"],
    /cannot be snoozed/,
  ],
  ["a snooze of months", { actions: { snooze: { for: "P1M" } } }, ["actions", "snooze", "for"], /weeks/],
  [
    "a snooze of years of days",
    { actions: { snooze: { for: "P400D" } } },
    ["actions", "snooze", "for"],
    /366/,
  ],
  [
    "a field that there is not",
    { actions: { fields: [{ key: "absent", value: { text: "x" } }] } },
    ["actions", "fields", "0", "key"],
    /custom field/,
  ],
  ["an assignment to nobody said", { actions: { assign: {} } }, ["actions", "assign"], /to whom/],
])("a macro with %s is refused when it is saved", async (_what, input, field, message) => {
  const { macro, userErrors } = await save(machine, "createMacro", {
    name: "Wrong",
    isShared: true,
    ...input,
  });

  expect(macro).toBeNull();
  expect(userErrors).toMatchObject([{ field }]);
  expect(userErrors[0]?.message).toMatch(message);
});

test("when one part is refused, nothing of the macro is done", async () => {
  const define = `mutation ($input: CreateCaseFieldInput!) { createCaseField(input: $input) { userErrors { code } } }`;
  const field = {
    key: "cause",
    label: "Cause",
    type: "TEXT",
    required: "RESOLUTION",
    requiredKinds: ["PAYOUT"],
  };
  await machine.data(define, { input: field });
  const { id } = await openCase(machine, customerId, { kind: "PAYOUT" });
  const resolve = { move: { resolve: { reason: "SOLVED" } } };
  const without = await newMacro(machine, { says: "Done.", actions: { addTags: ["done"], ...resolve } });
  const within = await newMacro(machine, {
    says: "Done.",
    actions: { fields: [{ key: "cause", value: { text: "A bank" } }], ...resolve },
  });

  const refused = await apply(machine, without, id);
  const untouched = await typesOf(id);
  const { case: after } = await apply(machine, within, id);

  expect(refused.case).toBeNull();
  expect(refused.userErrors).toMatchObject([
    { code: "ILLEGAL_STATE", field: ["caseId"], details: { missingFields: ["cause"], step: "MOVE" } },
  ]);
  expect(untouched).toEqual(["case.opened"]);
  expect(after).toMatchObject({ state: "RESOLVED", tags: [] });
});

test("a closed case is reopened before anything is said, and where a move leads already it is none", async () => {
  const { id } = await openCase(machine, customerId);
  await changed(machine, "closeCase", { caseId: id, reason: "WITHDRAWN" });
  const speaking = await newMacro(machine, { says: "One more thing." });
  const reopening = await newMacro(machine, {
    says: "We looked again.",
    actions: { move: { reopen: { reason: "MISTAKE" } } },
  });

  const [shut, opened] = [await preview(machine, speaking, id), await preview(machine, reopening, id)];
  const refused = await apply(machine, speaking, id);
  const first = await apply(machine, reopening, id);
  const second = await apply(machine, reopening, id);

  expect(shut.steps[0]?.obstacle).toMatch(/closed/i);
  expect(opened.steps.map(({ kind, obstacle }) => [kind, obstacle])).toEqual([
    ["MOVE", null],
    ["REPLY", null],
  ]);
  expect(refused.userErrors[0]?.code).toBe("ILLEGAL_STATE");
  expect([first.case?.version, second.case?.version]).toEqual([4, 5]);
});

test("whoever applies a macro may do each of its parts, and reads what it says", async () => {
  const { id } = await paidCase();
  const { secret } = await makeKey(machine, ["case:read", "case:write", "note:write"]);
  const key = redress.as(secret);
  const says = await newMacro(machine, { says: "Hello." });
  const names = await newMacro(machine, { reply: reply("Of {{customer.name}}", "NOTE") });
  const notes = await newMacro(machine, { reply: reply("Called.", "NOTE"), actions: { kind: "QUESTION" } });
  const send = (macro: SeenMacro) =>
    key.send<{ applied: Applied }>(
      `mutation ($input: ApplyMacroInput!) { applied: applyMacro(input: $input) { case { kind version } } }`,
      { input: { macroId: macro.id, caseId: id } },
    );

  const [spoken, named] = [await send(says), await send(names)];
  const { data } = await send(notes);

  expect([spoken, named].map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([
    "FORBIDDEN",
    "FORBIDDEN",
  ]);
  expect(data?.applied.case).toMatchObject({ kind: "QUESTION", version: 3 });
});

test("a member keeps macros of its own and takes cases to itself; shared ones take a right to manage them", async () => {
  const { id } = await openCase(machine, customerId);
  const own = await newMacro(grace, {
    name: "Mine",
    isShared: false,
    says: "{{member.firstName}}",
    actions: { assign: { toMe: true } },
  });
  const take = await newMacro(machine, { actions: { assign: { toMe: true } } });
  const shared = { input: { name: "Ours", isShared: true, reply: reply("x") } };
  const list = `{ macros(first: 100) { nodes { name } } node(id: "${own.id}") { id } }`;
  const create = `mutation ($input: CreateMacroInput!) { createMacro(input: $input) { userErrors { code } } }`;
  const remove = `mutation ($input: DeleteMacroInput!) { deleteMacro(input: $input) { userErrors { code } } }`;

  const [seen, unseen] = [JSON.stringify(await grace.data(list)), JSON.stringify(await machine.data(list))];
  const made = await grace.send(create, shared);
  const removed = await grace.send(remove, { input: { macroId: take.id } });
  const byGrace = await apply(grace, own, id);
  const byMachine = await apply(machine, take, id);

  expect(seen).toContain('"Mine"');
  expect(unseen).not.toContain('"Mine"');
  expect(unseen).toContain('"node":null');
  expect([made, removed].map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([
    "FORBIDDEN",
    "FORBIDDEN",
  ]);
  expect(byGrace).toMatchObject({
    case: { assignee: { id: stage.grace.id } },
    message: { body: expect.stringMatching(/^\w+$/) },
  });
  expect(byMachine.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["macroId"] }]);
});

test("a team's macro is for those in it, and keeps the team from being deleted", async () => {
  const teamId = await newTeam(redress, stage.workspace, "Crypto");
  const macro = await newMacro(machine, { teamId, says: "On chain." });
  const { id } = await openCase(machine, customerId);
  const add = `mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { userErrors { code } } }`;
  const drop = `mutation ($input: DeleteTeamInput!) { deleteTeam(input: $input) { userErrors { code message } } }`;

  const outside = await apply(grace, macro, id);
  await machine.data(add, { input: { teamId, memberId: stage.grace.id } });
  const inside = await apply(grace, macro, id);
  const dropped = await machine.data<{ deleteTeam: { userErrors: Refused[] } }>(drop, { input: { teamId } });

  expect(macro).toMatchObject({ isShared: true, team: { id: teamId } });
  expect(outside.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["macroId"] }]);
  expect(inside.message?.body).toBe("On chain.");
  expect(dropped.deleteTeam.userErrors).toMatchObject([
    { code: "CONFLICT", message: expect.stringContaining("macros") },
  ]);
});

test("customers never see macros, nor what applying them did but its words", async () => {
  const macro = await newMacro(machine, { says: "Hello.", actions: { addTags: ["secret"] } });
  const { id } = await openCase(machine, customerId);
  await apply(machine, macro, id);
  const token = await customerClient(redress, stage.workspace, customerId);

  const answers = [
    await token.send(`{ macros { nodes { name } } }`),
    await token.send(`{ macroVariables { name } }`),
    await token.send(RENDER, { macroId: macro.id, caseId: id }),
    await token.send(APPLY, { input: { macroId: macro.id, caseId: id } }),
    await token.send(`{ node(id: "${macro.id}") { id } }`),
  ];

  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(5).fill("FORBIDDEN"));
});

test("the timeline says which macro was applied before what it did, and keeps its name", async () => {
  const macro = await newMacro(machine, { name: "Ask for the receipt", actions: { addTags: ["asked"] } });
  const idle = await newMacro(machine, { name: "Calm down", actions: { priority: "NORMAL" } });
  const { id } = await openCase(machine, customerId);
  await apply(machine, macro, id);
  await apply(grace, idle, id);
  const timelineOf = async (api: ApiClient): Promise<readonly object[]> => {
    const answer = await api.data<{ case: { timeline: { nodes: readonly object[] } } }>(
      `query ($id: ID!) { case(id: $id) { timeline { nodes { __typename ... on MacroAppliedEntry {
        macroName macro { name } actor { kind } } } } } }`,
      { id },
    );
    return answer.case.timeline.nodes;
  };

  await machine.data(
    `mutation ($input: DeleteMacroInput!) { deleteMacro(input: $input) { userErrors { code } } }`,
    { input: { macroId: macro.id } },
  );

  const applied = { __typename: "MacroAppliedEntry" };
  expect(await timelineOf(grace)).toEqual([
    { __typename: "CaseOpenedEntry" },
    { ...applied, macroName: "Ask for the receipt", macro: null, actor: { kind: "API_KEY" } },
    { __typename: "TagsChangedEntry" },
    { ...applied, macroName: "Calm down", macro: { name: "Calm down" }, actor: { kind: "MEMBER" } },
  ]);
  expect(await timelineOf(await customerClient(redress, stage.workspace, customerId))).toEqual([
    { __typename: "CaseOpenedEntry" },
  ]);
});

test("macros are found by shortcut and by words, with how much they are used", async () => {
  const name = "Überweisung verspätet";
  const macro = await newMacro(machine, { name, description: "Bank asks", shortcut: "/uev", says: "Wait." });
  const { id } = await openCase(machine, customerId);
  await apply(machine, macro, id);
  redress.clock.advance(60);
  await apply(machine, macro, id);
  const lastUsedAt = redress.clock.now();
  const find = async (query: string): Promise<readonly SeenMacro[]> => {
    const document = `query ($query: String) { macros(query: $query, first: 100) { totalCount nodes { name usage { timesUsed lastUsedAt } } } }`;
    return (await machine.data<{ macros: { nodes: readonly SeenMacro[] } }>(document, { query })).macros
      .nodes;
  };

  const [byShortcut, byWords, byNothing] = [
    await find("/UE"),
    await find("verspatet bank"),
    await find("/bank"),
  ];
  redress.clock.advance(31 * 86_400);
  const [later] = await find("/uev");

  const found = { name, usage: { timesUsed: 2, lastUsedAt } };
  expect([byShortcut, byWords, byNothing]).toEqual([[found], [found], []]);
  expect(later?.usage).toEqual({ timesUsed: 0, lastUsedAt });
});

test("a macro is changed and removed by the version that was seen; its shortcut is its own", async () => {
  const macro = await newMacro(machine, { shortcut: "/one", says: "One.", actions: { priority: "LOW" } });
  const other = await save(machine, "createMacro", {
    name: "Other",
    isShared: true,
    shortcut: "/ONE",
    reply: reply("x"),
  });
  const at = (expectedVersion: number, more: object): Promise<Awaited<ReturnType<typeof save>>> =>
    save(machine, "changeMacro", { macroId: macro.id, expectedVersion, ...more });

  const silent = await at(1, { reply: null, shortcut: null });
  const stale = await at(1, { name: "Late" });
  const empty = await at(2, { actions: null });
  const { id } = await openCase(machine, customerId);
  const worded = await apply(machine, macro, id, { body: "Hello" });
  const removed = await machine.data(
    `mutation ($input: DeleteMacroInput!) { deleteMacro(input: $input) { deletedMacroId } }`,
    { input: { macroId: macro.id, expectedVersion: 2 } },
  );

  expect(other.userErrors).toMatchObject([{ code: "CONFLICT", field: ["shortcut"] }]);
  expect(silent.macro).toMatchObject({ shortcut: null, texts: [], actions: { priority: "LOW" }, version: 2 });
  expect(stale.userErrors[0]?.code).toBe("VERSION_CONFLICT");
  expect(empty.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["reply"] }]);
  expect(worded.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["body"] }]);
  expect(removed).toEqual({ deleteMacro: { deletedMacroId: macro.id } });
  expect((await apply(machine, macro, id)).userErrors[0]?.code).toBe("NOT_FOUND");
});

test("card data is masked in what is saved, in what is edited, and where text and value make a number", async () => {
  const { id } = await openCase(machine, await customerNamed("4242 4242"));
  const saved = await save(machine, "createMacro", {
    name: "Card",
    isShared: true,
    reply: reply("4242 4242 4242 4242"),
  });
  const macro = await newMacro(machine, { says: "4242 4242 {{customer.name}}" });

  const shown = await preview(machine, macro, id);
  const joined = await apply(machine, macro, id);
  const edited = await apply(machine, macro, id, { body: "Yours: 5555 5555 5555 4444" });

  expect(saved.macro?.texts[0]?.text).toBe("[card **4242]");
  expect(saved.redactions).toEqual([{ field: ["reply", "texts", "0", "text"] }]);
  expect([shown.reply?.text, joined.message?.body, edited.message?.body]).toEqual([
    "[card **4242]",
    "[card **4242]",
    "Yours: [card **4444]",
  ]);
  expect(edited.redactions).toMatchObject([{ field: ["body"], kind: "CARD_NUMBER" }]);
});

test("the language is the asked one, else the locale's, else that in which the customer wrote, else the fallback", async () => {
  const texts = ["en", "es", "pt-BR"].map((language) => ({ language, text: language }));
  const macro = await newMacro(machine, { reply: { kind: "REPLY", texts, fallbackLanguage: "en" } });
  const spanish = await openCase(machine, await customerNamed("Ana"), {
    body: "¿Cuándo llega mi dinero? Todavía no está aquí.",
  });
  const portuguese = await openCase(machine, await customerNamed("Bia", { locale: "pt-PT" }));
  const german = await openCase(machine, customerId);
  const languageOf = async (id: string, language?: string): Promise<string | undefined> =>
    (await preview(machine, macro, id, { ...(language && { language }) })).reply?.language;

  const languages = [
    await languageOf(spanish.id),
    await languageOf(spanish.id, "pt"),
    await languageOf(portuguese.id),
    await languageOf(german.id),
  ];

  expect(languages).toEqual(["es", "pt-BR", "pt-BR", "en"]);
});

test("a macro is applied to many cases, to each as a whole or not at all; a retry does nothing twice", async () => {
  const cases = await Promise.all([1, 2, 3].map(() => openCase(machine, customerId)));
  const [one = "", closed = "", three = ""] = cases.map(({ id }) => id);
  await changed(machine, "closeCase", { caseId: closed, reason: "SPAM" });
  const macro = await newMacro(machine, {
    says: "Hello {{customer.firstName}}.",
    actions: { addTags: ["told"] },
  });
  const document = `mutation ($input: ApplyMacroToCasesInput!) { applyMacroToCases(input: $input) {
    results { caseId case { tags version } userErrors { code } } } }`;
  const input = { macroId: macro.id, caseIds: [one, closed, three] };
  const headers = { "idempotency-key": "tell all" };

  const first = await machine.send(document, { input }, headers);
  const again = await machine.send(document, { input }, headers);

  const told = { case: { tags: ["told"], version: 3 }, userErrors: [] };
  expect(first.data).toEqual({
    applyMacroToCases: {
      results: [
        { caseId: one, ...told },
        { caseId: closed, case: null, userErrors: [{ code: "ILLEGAL_STATE" }] },
        { caseId: three, ...told },
      ],
    },
  });
  expect(again.data).toEqual(first.data);
  expect(await typesOf(one)).toEqual(["case.opened", "message.sent", "case.changed"]);
});

test("applied by many at once while it is changed and removed, each gets all of one macro or none", async () => {
  const cases = await Promise.all(Array.from({ length: 8 }, () => openCase(machine, customerId)));
  const macro = await newMacro(machine, { says: "One.", actions: { addTags: ["one"] } });
  const remove = `mutation ($input: DeleteMacroInput!) { deleteMacro(input: $input) { userErrors { code } } }`;

  const [applied] = await Promise.all([
    Promise.all(cases.map(({ id }) => apply(machine, macro, id))),
    save(machine, "changeMacro", { macroId: macro.id, reply: reply("Two."), actions: { addTags: ["two"] } }),
    machine.data(remove, { input: { macroId: macro.id } }),
  ]);

  for (const { case: after, message, userErrors } of applied) {
    const [tag] = after?.tags ?? [];
    expect(userErrors.map(({ code }) => code)).toEqual(after ? [] : ["NOT_FOUND"]);
    expect(message?.body ?? null).toBe(after ? `${tag === "one" ? "One" : "Two"}.` : null);
  }
});

test("what applying a macro costs is known", async () => {
  const macro = await newMacro(machine, {
    says: "Hello {{customer.firstName}}.",
    actions: { priority: "HIGH", move: { resolve: { reason: "SOLVED" } } },
  });
  const costs: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const { id } = await openCase(machine, customerId);
    const before = redress.statements.length;
    await apply(machine, macro, id);
    costs.push(redress.statements.length - before);
  }

  // Who asks, the macro, the case, those spoken of; of three steps each the case again and the step, and what the
  // resolution requires; that it was used, and its event. Two read what the answer shows besides.
  expect(Math.min(...costs)).toBe(15);
});
