import { replyToCase } from "../../src/services/cases/messages/reply-to-case";
import { runAsMember, uuidOf } from "../cases/desk";
import type { World } from "../support/world";
import { make, type Input } from "./make";

/** Lives of cases; between them they have an entry of every kind in their timelines. */
export async function makeCases(
  redress: World,
  {
    members,
    teams,
    customers,
    transactions,
  }: Readonly<Record<"members" | "teams" | "customers" | "transactions", readonly string[]>>,
): Promise<readonly string[]> {
  const { api, clock, workspace } = redress;
  const act = async (verb: string, caseId: string, input: Input = {}): Promise<void> => {
    clock.advance(60);
    await make(api, verb, "case", { caseId, ...input });
  };
  const cases: string[] = [];
  await makeFields(api);
  for (let index = 0; index < 7; index += 1) {
    cases.push(
      await make(api, "openCase", "case", {
        customerId: customers[index % 3],
        subject: `Case ${index}`,
        kind: ["REFUND", "QUESTION", "DISPUTE"][index % 3],
        channel: ["EMAIL", "CHAT"][index % 2],
        priority: ["NORMAL", "HIGH", "URGENT", "LOW"][index % 4],
        body: `What the customer said first about ${index}`,
        tags: index % 2 === 0 ? ["vip", `case-${index}`] : [],
        attributes: { index },
        transactionIds: [transactions[index % 5], transactions[(index + 1) % 5]],
        externalId: { source: "crm", id: `x-${index}` },
        fields: [
          { key: "order", value: { text: `A-${index % 3}` } },
          { key: "parcels", value: { number: index % 4 } },
          { key: "seller", value: { customerId: customers[index % 3] } },
          { key: "payment", value: { transactionId: transactions[index % 5] } },
        ].slice(index % 4),
        ...(index % 3 < 2 && { teamId: teams[index % 2] }),
        ...(index % 2 === 0 && { memberId: members[index % 2] }),
      }),
    );
    // Two of them in the same instant: only their ids order them.
    if (index !== 2) clock.advance(60);
  }
  const [first, second, third, fourth, fifth] = cases as [string, string, string, string, string];
  for (const [index, caseId] of [first, second, third, fourth].entries()) {
    await act("replyToCase", caseId, { body: `An answer on ${index}, to 4242 4242 4242 4242` });
    await act("addNote", caseId, { body: `A note on ${index}`, mentions: members.slice(0, index % 3) });
    await act("receiveMessage", caseId, {
      body: `More about ${index}`,
      externalId: { source: "mail", id: `m-${index}` },
    });
  }
  const reply = { caseId: uuidOf(first), body: "An answer by a member" };
  await runAsMember(redress, workspace, members[0]!, replyToCase, reply);
  for (const caseId of [first, second])
    await act("changeCase", caseId, {
      subject: "Another subject",
      kind: "COMPLAINT",
      priority: "LOW",
      addTags: ["new"],
      removeTags: ["vip"],
      attributes: { index: null, more: "said" },
    });
  await act("assignCase", first, { teamId: teams[1], memberId: members[1] });
  await act("assignCase", second, { teamId: teams[0], memberId: members[0] });
  await act("assignCase", second, { teamId: null, memberId: null });
  for (const caseId of [first, second]) {
    await act("linkTransaction", caseId, { transactionId: transactions[4] });
    await act("unlinkTransaction", caseId, { transactionId: transactions[4] });
  }
  await shareCases(redress, cases, customers);
  const [sixth, seventh] = [cases[5]!, cases[6]!];
  for (const caseId of [sixth, seventh])
    await act("snoozeCase", caseId, { until: "2026-06-01T00:00:00.000Z" });
  await act("snoozeCase", third, { untilReply: true });
  await act("wakeCase", sixth);
  await act("markCaseWaiting", third, { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" });
  for (const caseId of [first, second, third, fourth]) {
    await act("estimateResolution", caseId, { at: "2026-06-01T00:00:00.000Z" });
    await act("estimateResolution", caseId, { at: "2026-07-01T00:00:00.000Z", reason: "The bank asks" });
  }
  await act("resolveCase", fourth, { reason: "EXPLAINED" });
  await act("watchCase", first, { memberId: members[0] });
  await act("watchCase", first, { memberId: members[1] });
  await act("watchCase", second, { memberId: members[0] });
  await act("unwatchCase", second, { memberId: members[0] });
  await act("markCaseRead", first, { memberId: members[0] });
  await act("linkCases", first, { otherCaseId: second, kind: "DUPLICATE_OF" });
  await act("linkCases", third, { otherCaseId: first, kind: "RELATED" });
  await act("linkCases", second, { otherCaseId: fourth, kind: "CAUSED_BY" });
  await act("unlinkCases", second, { otherCaseId: fourth, kind: "CAUSED_BY" });
  for (const [index, caseId] of [first, second, third].entries())
    await act("setCaseFields", caseId, {
      fields: [
        { key: "order", value: { text: "A-1" } },
        { key: "carrier", value: { choice: ["DHL", "UPS"][index % 2] } },
        { key: "loss", value: { money: { amountMinor: 1250 * index, currency: "EUR" } } },
        { key: "lost_on", value: { date: `2026-01-1${index}` } },
      ],
    });
  await act("closeCase", fifth, { reason: "DUPLICATE" });
  return [...cases, ...(await makeMerges(redress, customers[3]!)), await importCase(api, customers[0]!)];
}

/** One that another system had. */
async function importCase(api: World["api"], customerId: string): Promise<string> {
  const told = {
    externalId: { source: "crm", id: "of-old" },
    customerId,
    subject: "Long ago",
    kind: "REFUND",
    openedAt: "2025-03-03T10:00:00.000Z",
    history: [
      { at: "2025-03-03T10:00:00.000Z", byCustomer: true, message: { direction: "INBOUND", body: "Hello?" } },
      { at: "2025-03-03T11:00:00.000Z", message: { direction: "OUTBOUND", body: "Hello!" } },
    ],
  };
  const { importCases } = await api.data<{
    importCases: { results: readonly { readonly case: { readonly id: string } | null }[] };
  }>("mutation ($input: ImportCasesInput!) { importCases(input: $input) { results { case { id } } } }", {
    input: { cases: [told] },
  });
  return importCases.results[0]!.case!.id;
}

/** A custom field of every type; customers read some of them. */
async function makeFields(api: World["api"]): Promise<void> {
  for (const [key, type, more] of [
    ["order", "TEXT", { isPublic: true }],
    ["parcels", "NUMBER", { isPublic: true }],
    ["loss", "MONEY", {}],
    ["lost_on", "DATE", { isPublic: true }],
    ["carrier", "CHOICE", { choices: ["DHL", "UPS"] }],
    ["seller", "CUSTOMER", { isPublic: true }],
    ["payment", "TRANSACTION", { isPublic: true }],
  ] as const)
    await make(api, "createCaseField", "field", { key, label: `The ${key}`, type, ...more });
  const ended = await make(api, "createCaseField", "field", { key: "ended", label: "Ended", type: "TEXT" });
  await make(api, "retireCaseField", "field", { fieldId: ended });
}

/** Two cases with two further parties each, and private words with them; from each one party went. */
async function shareCases(
  { api, clock }: World,
  cases: readonly string[],
  customers: readonly string[],
): Promise<void> {
  // Whose the first two cases are, others take part in.
  for (const [index, parties] of [
    [0, [1, 2, 3]],
    [1, [0, 2, 3]],
  ] as const) {
    const caseId = cases[index];
    for (const party of parties) {
      clock.advance(60);
      const role = party === 2 ? "MERCHANT" : "CONSUMER";
      const customerId = customers[party];
      await make(api, "addParticipant", "case", { caseId, customerId, role });
      await make(api, "replyToCase", "case", { caseId, body: `To ${party} alone`, privateWith: customerId });
    }
    await make(api, "removeParticipant", "case", { caseId, customerId: customers[3] });
  }
  const again = await make(api, "createCustomer", "customer", { name: "T. Berg" });
  await make(api, "addParticipant", "case", { caseId: cases[2], customerId: again, role: "CONSUMER" });
  await make(api, "mergeCustomers", "customer", { customerId: again, intoCustomerId: customers[1] });
}

/** Two cases into which others were merged, one of them apart again; and two that were split. */
async function makeMerges({ api, clock }: World, customerId: string): Promise<readonly string[]> {
  const made: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    clock.advance(60);
    const input = { customerId, subject: `Twin ${index}`, kind: "REFUND", body: `Said on twin ${index}` };
    made.push(await make(api, "openCase", "case", input));
  }
  for (const [from, into] of [
    [0, 1],
    [2, 3],
    [4, 1],
    [5, 3],
  ] as const)
    await make(api, "mergeCases", "case", { caseId: made[from], intoCaseId: made[into] });
  for (const from of [4, 5]) await make(api, "undoMerge", "case", { caseId: made[from] });
  for (const split of [1, 3]) {
    const note = await make(api, "addNote", "note", { caseId: made[split], body: "Another matter" });
    const input = { caseId: made[split], messageIds: [note], subject: "Split off" };
    made.push(await make(api, "splitCase", "newCase", input));
  }
  return made;
}
