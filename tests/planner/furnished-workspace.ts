import { exportJWK, generateKeyPair } from "jose";
import { Transaction } from "../../src/entities/payments/transaction.entity";
import { safeText } from "../../src/kernel/firewall/admit";
import { updateRow } from "../../src/kernel/database/store";
import { table } from "../../src/kernel/database/table";
import { runAsSystem } from "../../src/server/run-as-system";
import { WebhookWork } from "../../src/server/webhooks/webhook-work";
import type { Context } from "../../src/services/access/actor";
import { command } from "../../src/services/access/operations";
import { park } from "../events/park";
import { upload } from "../attachments/files";
import { mergeTransactions, uuidOf } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import type { World } from "../support/world";
import { makeClocks } from "./furnished-clocks";
import { makeCases } from "./furnished-cases";
import { makeFeedback } from "./furnished-feedback";
import { figureKeysOf } from "./furnished-figures";
import { logAll } from "./furnished-log";
import { makeSimulations } from "./furnished-simulations";
import { TRANSACTIONS } from "./furnished-transactions";
import { make } from "./make";

const FAILURES_BEFORE_PAUSE = 10;

/** Public ids of what there is, by its noun. */
export type Furniture = Readonly<Record<string, readonly string[]>>;

/** Fills the world's workspace with a few of everything, related in every way that the schema can show. */
export async function furnish(redress: World): Promise<Furniture> {
  const { api } = redress;
  const members = await makeMembers(redress);
  const teams = await makeTeams(api, members);
  const customers = await makeCustomers(api);
  const transactions = await makeTransactions(redress, customers);
  const connections = await makeConnections(redress);
  const calendars = await makeCalendars(api);
  const policies = await makePolicies(api, teams, calendars);
  const cases = await makeCases(redress, { members, teams, customers, transactions });
  await make(api, "blockCustomer", "customer", { customerId: customers[1], reason: "Wrote in anger" });
  const attachments = await makeAttachments(redress, cases);
  const apiKeys = await makeKeys(api);
  const identityProvider = await makeIdentityProvider(api);
  const known = { customer: customers, team: teams, member: members, transaction: transactions, case: cases };
  // Before the clocks: these let everything be reacted to, and surveys ask about nothing that was before them.
  const feedback = await makeFeedback(redress, { ...known, businessCalendar: calendars });
  return {
    member: members,
    team: teams,
    customer: customers,
    transaction: transactions,
    providerConnection: connections,
    case: cases,
    apiKey: apiKeys,
    identityProvider: [identityProvider],
    declineText: await makeDeclineTexts(api),
    caseField: await fieldsOf(api),
    caseView: await makeViews(api, customers),
    customerSegment: await makeSegments(api),
    macro: await makeMacros(api, teams, cases),
    businessCalendar: calendars,
    slaPolicy: policies,
    clock: await makeClocks(redress, { calendars, policies, members }),
    slaSimulation: await makeSimulations(redress, policies),
    ...(await makeWebhooks(redress)),
    ...feedback,
    figureKey: await figureKeysOf(redress),
    message: await messagesOf(api),
    attachment: attachments,
    workspace: [redress.workspace.publicId],
    // Last, so that all of it is in the log.
    event: await logAll(redress),
    parkedEvent: await park(redress, redress.workspace, { type: "message.sent", error: "Not today" }),
  };
}

async function makeMembers({ api }: World): Promise<readonly string[]> {
  const members = [];
  for (const [name, role] of [
    ["Bao Adler", "AGENT"],
    ["Chidi Brandt", "SUPERVISOR"],
    ["Dana Cruz", "AGENT"],
  ])
    members.push(
      await make(api, "inviteMember", "member", {
        name,
        role,
        email: `${name?.split(" ")[0]}@acme.example`,
        subject: `sub-${name}`,
      }),
    );
  await make(api, "deactivateMember", "member", { memberId: members[2] });
  return members;
}

async function makeTeams(api: ApiClient, members: readonly string[]): Promise<readonly string[]> {
  const teams = [];
  for (const name of ["Cards", "Payouts", "Nobody yet"])
    teams.push(await make(api, "createTeam", "team", { name }));
  for (const [team, member] of [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 1],
  ] as const)
    await make(api, "addTeamMember", "team", { teamId: teams[team], memberId: members[member] });
  return teams;
}

async function makeCustomers(api: ApiClient): Promise<readonly string[]> {
  const customers = [];
  for (const [index, name] of ["Leila Haddad", "Tom Berg", "Corner Books", "Mariana Souza"].entries())
    customers.push(
      await make(api, "upsertCustomer", "customer", {
        externalId: { source: "shop", id: `c-${index}` },
        name,
        kind: index === 2 ? "MERCHANT" : "CONSUMER",
        tier: index < 2 ? "gold" : null,
        tags: index < 3 ? ["vip", `tag-${index}`] : [],
        locale: "fr-FR",
        timeZone: "Europe/Paris",
        preferredChannel: "CHAT",
        consentedChannels: ["EMAIL", "CHAT"],
        attributes: { segment: index },
        identities: index === 3 ? [] : [{ kind: "EMAIL", value: `customer-${index}@mail.example` }],
      }),
    );
  for (const name of ["M. Souza", "Mariana S."]) {
    const customerId = await make(api, "createCustomer", "customer", { name });
    await make(api, "mergeCustomers", "mergedCustomer", { customerId, intoCustomerId: customers[3] });
    customers.push(customerId);
  }
  customers.push(await make(api, "createCustomer", "customer", { name: "Berg, Tom" }));
  for (const index of [1, 3])
    await make(api, "addMerchantContact", "merchant", {
      merchantId: customers[2],
      customerId: customers[index],
      role: "OWNER",
    });
  return customers;
}

async function makeTransactions(redress: World, customers: readonly string[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { payer, payee, merchant, ...facts } of TRANSACTIONS) {
    const id = await make(redress.api, "upsertTransaction", "transaction", {
      provider: "northwind",
      rail: "CARD",
      amount: { amountMinor: 1250, currency: "EUR" },
      ...(payer !== undefined && { payerCustomerId: customers[payer] }),
      ...(payee !== undefined && { payeeCustomerId: customers[payee] }),
      ...(merchant !== undefined && { merchantCustomerId: customers[merchant] }),
      ...facts,
    });
    if (!made.includes(id)) made.push(id);
    redress.clock.advance(60);
  }
  await mergeTransactions(redress, made[1]!, made[0]!);
  await warnOfFraud(redress, made[2]!);
  return made;
}

/** What only a provider's own events tell. */
async function warnOfFraud({ platform, workspace }: World, id: string): Promise<void> {
  const tell = command({ name: "test:fraud", permission: "transaction:write" }, (ctx: Context) =>
    updateRow(ctx, table(Transaction), uuidOf(id), {
      fraudWarning: safeText("made_with_stolen_card"),
      providerAccount: safeText("acct_1"),
      anomalies: ["CURRENCY_MISMATCH"],
    }),
  );
  await runAsSystem(platform, workspace.id, tell, null);
}

async function makeConnections({ api }: World): Promise<readonly string[]> {
  const connections = [];
  for (const name of ["Shop", "Old shop"])
    connections.push(
      await make(api, "createProviderConnection", "connection", {
        provider: "STRIPE",
        name,
        webhookSecret: `whsec_${"0".repeat(40)}`,
      }),
    );
  const [connectionId, disabled] = connections;
  await make(api, "rotateProviderSecret", "connection", {
    connectionId,
    webhookSecret: `whsec_${"1".repeat(40)}`,
  });
  await make(api, "disableProviderConnection", "connection", { connectionId: disabled });
  return connections;
}

async function makeDeclineTexts(api: ApiClient): Promise<readonly string[]> {
  const texts = [];
  for (const input of [
    { reason: "BALANCE", language: "DE", text: "Bitte nutzen Sie unsere Ratenzahlung." },
    { code: "51", language: "EN", text: "Please use our instalments." },
  ])
    texts.push(await make(api, "setDeclineText", "declineText", input));
  return texts;
}

async function makeViews(api: ApiClient, customers: readonly string[]): Promise<readonly string[]> {
  const views = [];
  for (const [name, filter] of [
    ["Refunds", { kinds: ["REFUND"] }],
    ["Of Leila", { customerId: customers[0], not: { states: ["CLOSED"] } }],
  ] as const)
    views.push(await make(api, "createCaseView", "view", { name, filter, isShared: true }));
  return views;
}

async function makeSegments(api: ApiClient): Promise<readonly string[]> {
  const segments = [];
  for (const [name, filter] of [
    ["Gold", { tier: "gold" }],
    ["Merchants, or with a mark", { or: [{ kind: "MERCHANT" }, { tag: "vip" }] }],
  ] as const)
    segments.push(await make(api, "createCustomerSegment", "segment", { name, filter, isShared: true }));
  return segments;
}

async function makeCalendars(api: ApiClient): Promise<readonly string[]> {
  const weekly = ["MONDAY", "FRIDAY"].map((weekday) => ({ weekday, opensAt: "09:00", closesAt: "17:00" }));
  const closed = { date: "2026-01-12", name: "Stocktaking", hours: [] };
  const short = { date: "2026-12-24", hours: [{ opensAt: "09:00", closesAt: "12:00" }] };
  const holidays = { country: "GB", region: "ENG" };
  const office = await make(api, "createBusinessCalendar", "calendar", {
    name: "Office",
    hours: { timeZone: "Europe/London", weekly },
    isDefault: true,
  });
  await make(api, "changeBusinessCalendar", "calendar", {
    calendarId: office,
    hours: { timeZone: "Europe/London", weekly, overrides: [closed, short], holidays },
  });
  const hours = { timeZone: "UTC", isAlwaysOpen: true };
  const always = await make(api, "createBusinessCalendar", "calendar", { name: "24/7", hours });
  const old = await make(api, "createBusinessCalendar", "calendar", { name: "Old", hours });
  await make(api, "archiveBusinessCalendar", "calendar", { calendarId: old });
  return [office, always, old];
}

async function makePolicies(
  api: ApiClient,
  teams: readonly string[],
  calendars: readonly string[],
): Promise<readonly string[]> {
  const first = { metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: true };
  const resolved = { metric: "TOTAL_RESOLUTION", duration: "P2D", inBusinessTime: false, pausedBy: [] };
  const escalations = [
    { on: "BREACH", action: { assign: { teamId: teams[0] } } },
    { on: "WARNING", warning: 2, action: { addTags: ["soon"] } },
  ];
  const make1 = (name: string, input: object): Promise<string> =>
    make(api, "createSlaPolicy", "policy", { name, targets: [resolved], ...input });
  const urgent = await make1("Urgent", { match: { priorities: ["URGENT"] }, targets: [first, resolved] });
  const rest = await make1("Everything else", {
    description: "What nothing else is for",
    targets: [
      {
        ...first,
        duration: "PT8H",
        calendarId: calendars[1],
        warnings: [{ share: 0.8 }, { before: "PT1H" }],
        escalations,
      },
    ],
  });
  const old = await make1("Old", {
    family: "REGULATORY",
    match: { kinds: ["DISPUTE"], teamIds: [teams[0]] },
  });
  const law = await make1("Law", { family: "REGULATORY", match: { kinds: ["DISPUTE"] } });
  await make(api, "changeSlaPolicy", "policy", { policyId: urgent, targets: [first] });
  await make(api, "archiveSlaPolicy", "policy", { policyId: old });
  return [urgent, rest, old, law];
}

async function makeMacros(
  api: ApiClient,
  teams: readonly string[],
  cases: readonly string[],
): Promise<readonly string[]> {
  const texts = [
    { language: "en", text: 'Hello {{customer.firstName | "there"}}, of {{transaction.amount}}.' },
    { language: "fr", text: "Bonjour {{customer.firstName}}, {{transaction.traceNumber}}." },
  ];
  const actions = {
    addTags: ["told"],
    fields: [{ key: "order", value: { text: "A-1" } }],
    assign: { teamId: teams[0] },
    move: { resolve: { reason: "SOLVED" } },
  };
  const macros = [];
  for (const macro of [
    { name: "Late", shortcut: "/late", reply: { kind: "REPLY", texts }, actions },
    { name: "Of a team", description: "Words", teamId: teams[1], actions: { snooze: { for: "P1D" } } },
    { name: "Used", actions: { removeTags: ["there is no such tag"] } },
  ])
    macros.push(await make(api, "createMacro", "macro", { ...macro, isShared: true }));
  for (const caseId of [cases[0], cases[5], cases[6]])
    await make(api, "applyMacro", "case", { macroId: macros[2], caseId });
  return macros;
}

/** One that nothing was sent to and that is disabled, and one that took nothing: nobody is at home there. */
async function makeWebhooks({ api, platform, url: own }: World): Promise<Furniture> {
  const url = `${own}/nobody`;
  const [idle, dead] = [
    await make(api, "createWebhookEndpoint", "endpoint", {
      url,
      eventTypes: ["case.*"],
      selection: "{ id case { number } }",
    }),
    await make(api, "createWebhookEndpoint", "endpoint", { url, eventTypes: ["team.created"] }),
  ];
  await make(api, "rotateWebhookSecret", "endpoint", { endpointId: idle });
  await make(api, "disableWebhookEndpoint", "endpoint", { endpointId: idle });
  const deliveries = [];
  for (let sent = 0; sent < FAILURES_BEFORE_PAUSE; sent += 1)
    deliveries.push(await make(api, "sendTestWebhook", "delivery", { endpointId: dead }));
  await new WebhookWork(platform, { retrySeconds: [] }).deliverDue();
  const replays = [];
  for (const failedSince of ["2029-01-01T00:00:00.000Z", "2030-01-01T00:00:00.000Z"])
    replays.push(await make(api, "replayWebhooks", "replay", { endpointId: dead, replay: { failedSince } }));
  await new WebhookWork(platform).deliverDue();
  for (const deliveryId of deliveries.slice(0, 5))
    await make(api, "replayWebhooks", "delivery", { endpointId: dead, replay: { deliveryId } });
  return { webhookEndpoint: [idle, dead], webhookDelivery: deliveries, webhookReplay: replays };
}

/** Two of one message, which had a third, one of a note, and one that no message has. */
async function makeAttachments(redress: World, cases: readonly string[]): Promise<readonly string[]> {
  const { api } = redress;
  const attachments: string[] = [];
  for (const fileName of ["receipt.png", "letter.png", "noted.png", "unsent.png"])
    attachments.push((await upload(redress, api, { fileName })).id);
  const { id: removed } = await upload(redress, api, { fileName: "removed.png" });
  await make(api, "replyToCase", "message", {
    caseId: cases[5],
    body: "See the files.",
    attachmentIds: [...attachments.slice(0, 2), removed],
  });
  await make(api, "removeAttachment", "attachment", { attachmentId: removed });
  await make(api, "addNote", "note", {
    caseId: cases[6],
    body: "See the file.",
    attachmentIds: attachments.slice(2, 3),
  });
  return attachments;
}

async function makeKeys(api: ApiClient): Promise<readonly string[]> {
  const keys = [];
  for (const name of ["desk", "shop", "old"])
    keys.push(
      await make(api, "createApiKey", "apiKey", {
        name,
        environment: "TEST",
        permissions: ["case:read"],
        expiresAt: "2027-01-01T00:00:00.000Z",
      }),
    );
  await make(api, "revokeApiKey", "apiKey", { apiKeyId: keys[2] });
  return keys;
}

async function makeIdentityProvider(api: ApiClient): Promise<string> {
  const { publicKey } = await generateKeyPair("ES256");
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "ES256" }] };
  return make(api, "configureIdentityProvider", "identityProvider", {
    issuer: "https://login.acme.example",
    audience: "redress",
    keys: { jwks },
    algorithms: ["ES256"],
  });
}

async function messagesOf(api: ApiClient): Promise<readonly string[]> {
  type Nodes<Node> = { readonly nodes: readonly Node[] };
  const { cases } = await api.data<{ cases: Nodes<{ messages: Nodes<{ id: string }> }> }>(
    `{ cases { nodes { messages(first: 12) { nodes { id } } } } }`,
  );
  return cases.nodes.flatMap(({ messages }) => messages.nodes.map(({ id }) => id));
}

async function fieldsOf(api: ApiClient): Promise<readonly string[]> {
  const { caseFields } = await api.data<{ caseFields: { nodes: readonly { id: string }[] } }>(
    "{ caseFields(includeRetired: true) { nodes { id } } }",
  );
  return caseFields.nodes.map(({ id }) => id);
}
