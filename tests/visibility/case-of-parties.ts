import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { replyToCase } from "../../src/services/cases/messages/reply-to-case";
import { upload } from "../attachments/files";
import {
  changed,
  customerClient,
  newCustomer,
  newMember,
  newTeam,
  newTransaction,
  openCase,
  runAsMember,
  uuidOf,
} from "../cases/desk";
import { make } from "../planner/make";
import type { ApiClient } from "../support/api-client";
import type { World } from "../support/world";

/** Whoever may look at a case: the staff, its parties, and a customer who takes no part. */
export const VIEWERS = [
  "STAFF",
  "CUSTOMER",
  "CONSUMER",
  "MERCHANT",
  "REPRESENTATIVE",
  "OBSERVER",
  "STRANGER",
] as const;
export type Viewer = (typeof VIEWERS)[number];

export interface CaseOfParties {
  readonly caseId: string;
  readonly clients: Readonly<Record<Viewer, ApiClient>>;
  readonly customerIds: Readonly<Record<Exclude<Viewer, "STAFF">, string>>;
}

/** One case with a party of every role, on which all has happened that can happen to a case. */
export async function caseOfParties(redress: World): Promise<CaseOfParties> {
  const { api, workspace } = redress;
  await make(api, "createSlaPolicy", "policy", {
    name: "Answers",
    targets: [
      { metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: false },
      { metric: "OBLIGATION", name: "Acknowledge", duration: "P3D", inBusinessTime: false },
    ],
  });
  const customerIds = {
    CUSTOMER: await newCustomer(api, "Grace Hopper"),
    CONSUMER: await newCustomer(api, "Alan Kay"),
    MERCHANT: await make(api, "createCustomer", "customer", { kind: "MERCHANT", name: "Corner Coffee" }),
    REPRESENTATIVE: await newCustomer(api, "Ada Lovelace"),
    OBSERVER: await newCustomer(api, "First Bank"),
    STRANGER: await newCustomer(api, "Joan Clarke"),
  };
  const twin = await newCustomer(api, "G. Hopper");
  await newCustomer(api, "Hopper, Grace");
  await make(api, "addMerchantContact", "merchant", {
    merchantId: customerIds.MERCHANT,
    customerId: customerIds.CUSTOMER,
    role: "OWNER",
  });
  await make(api, "mergeCustomers", "customer", { customerId: twin, intoCustomerId: customerIds.CUSTOMER });
  const elsewhere = await changed(api, "openCase", {
    customerId: customerIds.STRANGER,
    subject: "Of another",
    kind: "QUESTION",
  });
  await changed(api, "addParticipant", {
    caseId: elsewhere.id,
    customerId: customerIds.CUSTOMER,
    role: "CONSUMER",
  });
  const caseId = await liveOf(redress, customerIds);
  // Who is blocked reads what it read before.
  await make(api, "blockCustomer", "customer", {
    customerId: customerIds.CUSTOMER,
    reason: "Wrote in anger",
  });
  await settleReactions(redress.platform, workspace.id);
  const tokens = await Promise.all(
    Object.entries(customerIds).map(
      async ([viewer, id]) => [viewer, await customerClient(redress, workspace, id)] as const,
    ),
  );
  return {
    caseId,
    customerIds,
    clients: { STAFF: api, ...(Object.fromEntries(tokens) as Record<Exclude<Viewer, "STAFF">, ApiClient>) },
  };
}

/** A payment from the customer to the consumer by way of the merchant, of which everything is known. */
async function declinedPayment(
  { api }: World,
  { CUSTOMER, CONSUMER, MERCHANT }: CaseOfParties["customerIds"],
): Promise<string> {
  const payment = { provider: "northpay", providerId: "np-1" };
  await make(api, "upsertTransaction", "transaction", {
    ...payment,
    payerCustomerId: CUSTOMER,
    payeeCustomerId: CONSUMER,
    merchantCustomerId: MERCHANT,
    payerName: "G. Hopper",
    payeeName: "A. Kay",
    merchantName: "Corner Coffee",
    state: "PENDING",
    rail: "CARD",
    amount: { amountMinor: 1250, currency: "EUR" },
    description: "Coffee",
    statementDescriptor: "CORNER*COFFEE",
    traceNumber: "74987502026315001234567",
    riskLevel: "ELEVATED",
    riskScore: 71,
    method: { type: "card", brand: "visa", lastFour: "4242", expiryMonth: 8, expiryYear: 2031 },
  });
  return make(api, "upsertTransaction", "transaction", {
    ...payment,
    state: "FAILED",
    declineCode: "stolen_card",
    networkDeclineCode: "43",
    adviceCode: "DO_NOT_TRY_AGAIN",
  });
}

/** A case with the same parties comes and goes, another comes to stay, and what it brought is split off. */
async function mergeAndSplit(
  { api }: World,
  caseId: string,
  customerIds: CaseOfParties["customerIds"],
): Promise<void> {
  const twin = async (): Promise<string> => {
    const { id } = await openCase(api, customerIds.CUSTOMER, { body: "The same again." });
    for (const role of ["CONSUMER", "MERCHANT", "REPRESENTATIVE", "OBSERVER"] as const)
      await changed(api, "addParticipant", { caseId: id, customerId: customerIds[role], role });
    return id;
  };
  const [gone, here] = [await twin(), await twin()];
  for (const id of [gone, here]) await make(api, "mergeCases", "case", { caseId: id, intoCaseId: caseId });
  await make(api, "undoMerge", "case", { caseId: gone });
  const note = await make(api, "addNote", "note", { caseId, body: "Another matter." });
  await make(api, "splitCase", "newCase", { caseId, messageIds: [note], subject: "Another matter" });
}

async function liveOf(redress: World, customerIds: CaseOfParties["customerIds"]): Promise<string> {
  const { api, clock, workspace } = redress;
  const teams = [await newTeam(redress, workspace, "Cards"), await newTeam(redress, workspace, "Refunds")];
  const members = [await newMember(redress, workspace), await newMember(redress, workspace)];
  await make(api, "addTeamMember", "team", { teamId: teams[0], memberId: members[0] });
  const transactionId = await declinedPayment(redress, customerIds);
  const other = await newTransaction(redress, workspace, customerIds.CUSTOMER);
  await api.data(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { message } } }`,
    {
      input: {
        customerId: customerIds.CUSTOMER,
        locale: "en",
        timeZone: "Europe/Berlin",
        tier: "gold",
        tags: ["vip"],
        preferredChannel: "EMAIL",
        consentedChannels: ["EMAIL"],
      },
    },
  );
  const given = {
    order: { text: "A-17" },
    parcels: { number: 2 },
    loss: { money: { amountMinor: 1250, currency: "EUR" } },
    lost_on: { date: "2026-01-10" },
    carrier: { choice: "DHL" },
    seller: { customerId: customerIds.MERCHANT },
    payment: { transactionId },
  };
  const types = ["TEXT", "NUMBER", "MONEY", "DATE", "CHOICE", "CUSTOMER", "TRANSACTION"];
  for (const [index, key] of Object.keys(given).entries())
    await make(api, "createCaseField", "field", {
      key,
      label: key,
      type: types[index],
      choices: key === "carrier" ? ["DHL"] : [],
      // An amount, and what was chosen, are the staff's alone.
      isPublic: key !== "loss" && key !== "carrier",
    });
  const { id: caseId } = await openCase(api, customerIds.CUSTOMER, {
    body: "The coffee never came, and I paid with 4242 4242 4242 4242.",
    tags: ["vip"],
    attributes: { order: 17 },
    teamId: teams[0],
    memberId: members[0],
    externalId: { source: "crm", id: "c-1" },
    fields: Object.entries(given).map(([key, value]) => ({ key, value })),
    transactionIds: [transactionId],
  });
  const act = async (verb: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    clock.advance(60);
    await changed(api, verb, { caseId, ...input });
  };
  for (const role of ["CONSUMER", "MERCHANT", "REPRESENTATIVE", "OBSERVER"] as const)
    await act("addParticipant", { customerId: customerIds[role], role });
  await act("addParticipant", { customerId: customerIds.STRANGER, role: "CONSUMER" });
  await act("removeParticipant", { customerId: customerIds.STRANGER });
  const bankAgain = await newCustomer(api, "First Bank, Ltd.");
  await act("addParticipant", { customerId: bankAgain, role: "OBSERVER" });
  await make(api, "mergeCustomers", "customer", {
    customerId: bankAgain,
    intoCustomerId: customerIds.OBSERVER,
  });
  const attachmentIds = [(await upload(redress, api)).id, (await upload(redress, api)).id];
  await act("replyToCase", { body: "To all of you.", attachmentIds });
  await make(api, "removeAttachment", "attachment", { attachmentId: attachmentIds[1] });
  const macroId = await make(api, "createMacro", "macro", {
    name: "Found",
    isShared: true,
    actions: { addTags: ["found"] },
  });
  await act("applyMacro", { macroId });
  for (const role of ["CUSTOMER", "CONSUMER", "MERCHANT", "REPRESENTATIVE"] as const)
    await act("replyToCase", { body: `To ${role} alone.`, privateWith: customerIds[role] });
  await act("receiveMessage", { body: "By mail.", externalId: { source: "mail", id: "m-1" } });
  await act("addNote", { body: "Odd, this one.", mentions: [members[1]] });
  const reply = { caseId: uuidOf(caseId), body: "From a person." };
  await runAsMember(redress, workspace, members[0]!, replyToCase, reply);
  await act("changeCase", {
    subject: "Coffee",
    kind: "COMPLAINT",
    priority: "HIGH",
    addTags: ["new"],
    removeTags: ["vip"],
    attributes: { order: 18 },
  });
  await act("setCaseFields", { fields: [{ key: "order", value: { text: "A-18" } }] });
  await act("assignCase", { teamId: teams[1], memberId: members[1] });
  await act("assignCase", { teamId: teams[0], memberId: members[0] });
  await act("linkTransaction", { transactionId: other });
  await act("unlinkTransaction", { transactionId: other });
  await mergeAndSplit(redress, caseId, customerIds);
  const { id: otherCaseId } = await openCase(api, customerIds.CUSTOMER);
  for (const kind of ["RELATED", "CAUSED_BY"]) await act("linkCases", { otherCaseId, kind });
  await act("unlinkCases", { otherCaseId, kind: "CAUSED_BY" });
  await act("snoozeCase", { until: "2026-02-01T00:00:00.000Z" });
  await act("wakeCase", {});
  await meetDuty(redress, caseId);
  await act("estimateResolution", { at: "2026-01-31T00:00:00.000Z" });
  await act("estimateResolution", { at: "2026-02-01T00:00:00.000Z", reason: "The bank asks" });
  await act("markCaseWaiting", { waitingOn: "THIRD_PARTY", reason: "MERCHANT_INQUIRY" });
  await act("resolveCase", { reason: "EXPLAINED" });
  await act("closeCase", { reason: "CONFIRMED" });
  return caseId;
}

/** A policy's duty is done. */
async function meetDuty(redress: World, caseId: string): Promise<void> {
  const { api, platform, workspace } = redress;
  await settleReactions(platform, workspace.id);
  const { clocks } = await api.data<{ clocks: { nodes: readonly { readonly id: string }[] } }>(
    `query ($id: ID!) { clocks(filter: { caseId: $id, metrics: [OBLIGATION] }) { nodes { id } } }`,
    { id: caseId },
  );
  await make(api, "meetObligation", "clock", { clockId: clocks.nodes[0]?.id });
}
