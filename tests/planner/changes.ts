import type { Furniture } from "./furnished-workspace";

/** One call of a mutation. */
export interface Change {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The nth change of a long story that touches everything there is, refusals among it. */
export function nthChange(furniture: Furniture, n: number): Change {
  const one = (noun: string, step = 1): string => {
    const ids = furniture[noun] ?? [];
    return ids[Math.floor(n / step) % ids.length] ?? "";
  };
  const caseId = one("case", CHANGES.length);
  const [mutation, input] = CHANGES[n % CHANGES.length]!({ n, one, caseId });
  return { mutation, input };
}

interface Moment {
  readonly n: number;
  /** Takes turns among the ids of this noun. */
  readonly one: (noun: string, step?: number) => string;
  readonly caseId: string;
}

type Call = readonly [mutation: string, input: Readonly<Record<string, unknown>>];

const money = (n: number): object => ({ amountMinor: 100 + n, currency: "EUR" });

const CHANGES: readonly ((moment: Moment) => Call)[] = [
  ({ n, one }) => [
    "openCase",
    {
      customerId: one("customer"),
      subject: `Opened ${n}`,
      kind: "PAYOUT",
      body: `First words ${n}`,
      tags: ["vip", `t${n}`],
      transactionIds: [one("transaction"), one("transaction", 3)],
      teamId: one("team"),
      memberId: one("member", 3),
    },
  ],
  ({ n, caseId, one }) => ["addNote", { caseId, body: `Noted ${n}`, mentions: [one("member")] }],
  ({ caseId, one }) => ["watchCase", { caseId, memberId: one("member", 2) }],
  ({ caseId, one }) => ["unwatchCase", { caseId, memberId: one("member") }],
  ({ n, caseId }) => ["replyToCase", { caseId, body: `Said ${n}` }],
  ({ n, caseId }) => [
    "receiveMessage",
    { caseId, body: `Heard ${n}`, externalId: { source: "mail", id: `n-${n}` } },
  ],
  ({ n, caseId }) => [
    "changeCase",
    {
      caseId,
      subject: `Changed ${n}`,
      priority: ["LOW", "HIGH"][n % 2],
      addTags: [`t${n}`],
      removeTags: ["vip"],
    },
  ],
  ({ caseId, one }) => ["assignCase", { caseId, teamId: one("team"), memberId: one("member", 2) }],
  ({ caseId, one }) => ["linkTransaction", { caseId, transactionId: one("transaction", 2) }],
  ({ caseId, one }) => ["unlinkTransaction", { caseId, transactionId: one("transaction", 2) }],
  ({ caseId }) => ["markCaseWaiting", { caseId, waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" }],
  ({ caseId }) => ["resumeCase", { caseId, reason: "WAITED_LONG_ENOUGH" }],
  ({ caseId }) => ["snoozeCase", { caseId, until: "2026-06-01T00:00:00.000Z" }],
  ({ caseId }) => ["wakeCase", { caseId }],
  ({ caseId, one }) => ["linkCases", { caseId, otherCaseId: one("case", 2), kind: "CAUSED_BY" }],
  ({ caseId, one }) => ["unlinkCases", { caseId, otherCaseId: one("case"), kind: "RELATED" }],
  ({ caseId }) => ["resolveCase", { caseId, reason: "SOLVED", expectedVersion: 3 }],
  ({ caseId }) => ["resolveCase", { caseId, reason: "SOLVED" }],
  ({ caseId }) => ["reopenCase", { caseId, reason: "NEW_FACTS" }],
  ({ n, one }) => ["updateCustomer", { customerId: one("customer"), name: `Renamed ${n}`, tags: [`t${n}`] }],
  ({ n, one }) => [
    "addCustomerIdentity",
    { customerId: one("customer"), identity: { kind: "EMAIL", value: `n${n}@mail.example` } },
  ],
  ({ n }) => ["upsertCustomer", { externalId: { source: "shop", id: `c-${n % 6}` }, tier: `tier-${n}` }],
  ({ n, one }) => [
    "upsertTransaction",
    {
      provider: "northwind",
      providerId: `np-${n}`,
      state: "CAPTURED",
      amount: money(n),
      payerCustomerId: one("customer"),
    },
  ],
  ({ n, one }) => [
    "upsertTransactions",
    {
      transactions: [n, n, n + 1].map((each) => ({
        provider: "northwind",
        providerId: `np-b${each}`,
        state: "PENDING",
        amount: money(each),
        merchantCustomerId: one("customer"),
      })),
    },
  ],
  ({ one }) => ["addTeamMember", { teamId: one("team"), memberId: one("member") }],
  ({ one }) => ["removeTeamMember", { teamId: one("team", 2), memberId: one("member") }],
  ({ n, one }) => ["renameTeam", { teamId: one("team"), name: `Team ${n}` }],
  ({ n, one }) => ["updateMember", { memberId: one("member"), name: `Member ${n}` }],
  ({ n, caseId, one }) => [
    "setCaseFields",
    {
      caseId,
      values: [
        { key: "order", value: n % 3 === 0 ? null : { text: `A-${n % 5}` } },
        { key: "loss", value: { money: money(n) } },
        { key: "seller", value: { customerId: one("customer") } },
      ],
    },
  ],
  ({ caseId }) => ["closeCase", { caseId, reason: "WITHDRAWN" }],
  ({ n, caseId }) => ["followUpCase", { caseId, body: `Again ${n}` }],
  ({ caseId }) => ["reopenCase", { caseId, reason: "MISTAKE" }],
];
