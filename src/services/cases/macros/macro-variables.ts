import type { Instant } from "../../../kernel/instant";
import { formatMoney } from "../../../kernel/money";
import type { FactsOfTransaction, MacroFacts } from "./macro-facts";

/** What a text can name; the list is closed. */
export interface MacroVariable {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  /** Whether only notes may name it: customers must not read it. */
  readonly isInternal: boolean;
  readonly valueIn: (facts: MacroFacts) => string | null;
}

export const MACRO_VARIABLES: readonly MacroVariable[] = [
  {
    name: "customer.name",
    description: "How the case's customer is called.",
    example: "Leila Haddad",
    isInternal: false,
    valueIn: ({ customer }) => customer.name,
  },
  {
    name: "customer.firstName",
    description: "The first word of the customer's name; of a merchant the whole name.",
    example: "Leila",
    isInternal: false,
    valueIn: ({ customer }) => (customer.kind === "MERCHANT" ? customer.name : firstWord(customer.name)),
  },
  {
    name: "case.number",
    description: "The case's number.",
    example: "1042",
    isInternal: false,
    valueIn: (facts) => String(facts.case.number),
  },
  {
    name: "case.subject",
    description: "What the case is about, in a line.",
    example: "Where is my refund?",
    isInternal: false,
    valueIn: (facts) => facts.case.subject,
  },
  {
    name: "case.kind",
    description: "What the case is about, in the staff's word.",
    example: "REFUND",
    isInternal: true,
    valueIn: (facts) => facts.case.kind,
  },
  {
    name: "case.priority",
    description: "How soon the case needs attention.",
    example: "HIGH",
    isInternal: true,
    valueIn: (facts) => facts.case.priority,
  },
  {
    name: "case.team",
    description: "The team in whose queue the case is.",
    example: "Payments and refunds",
    isInternal: true,
    valueIn: ({ teamName }) => teamName,
  },
  {
    name: "member.firstName",
    description: "The first word of the name of the member who applies the macro; a machine has none.",
    example: "Lena",
    isInternal: false,
    valueIn: ({ memberName }) => firstWord(memberName),
  },
  {
    name: "member.name",
    description: "The whole name of that member, which customers are not told.",
    example: "Lena Vogt",
    isInternal: true,
    valueIn: ({ memberName }) => memberName,
  },
  {
    name: "workspace.name",
    description: "How your company is called.",
    example: "Northwind Pay",
    isInternal: false,
    valueIn: ({ workspaceName }) => workspaceName,
  },
  {
    name: "today",
    description: "The day, as the customer's calendar shows it.",
    example: "22 November 2026",
    isInternal: false,
    valueIn: (facts) => dayOf(facts.now, facts),
  },
  {
    name: "transaction.amount",
    description: "The amount of the payment, as people of the customer's locale write it.",
    example: "€12.50",
    isInternal: false,
    valueIn: (facts) => moneyOf(facts, ({ amountMinor }) => amountMinor),
  },
  {
    name: "transaction.refundedAmount",
    description: "What of it was refunded, or is on its way back; nothing while that is nothing.",
    example: "€5.00",
    isInternal: false,
    valueIn: (facts) => moneyOf(facts, ({ refundedMinor }) => (refundedMinor > 0n ? refundedMinor : null)),
  },
  {
    name: "transaction.date",
    description: "The day of the payment.",
    example: "20 November 2026",
    isInternal: false,
    valueIn: (facts) => facts.transaction && dayOf(facts.transaction.occurredAt, facts),
  },
  {
    name: "transaction.merchant",
    description: "How the merchant is called.",
    example: "Corner Coffee",
    isInternal: false,
    valueIn: ({ transaction }) => transaction?.merchantName ?? null,
  },
  {
    name: "transaction.lastFour",
    description: "The last four digits of the card.",
    example: "4242",
    isInternal: false,
    valueIn: ({ transaction }) => transaction?.lastFour ?? null,
  },
  {
    name: "transaction.traceNumber",
    description: "By which the customer's bank finds the money.",
    example: "74537604221222132710572",
    isInternal: false,
    valueIn: ({ transaction }) => transaction?.traceNumber ?? null,
  },
];

const BY_NAME: ReadonlyMap<string, MacroVariable> = new Map(
  MACRO_VARIABLES.map((variable) => [variable.name, variable]),
);

export function findVariable(name: string): MacroVariable | null {
  return BY_NAME.get(name) ?? null;
}

/** The value as it stands in a text; null for none, and for a name that is no variable's any more. */
export function valueOf(name: string, facts: MacroFacts): string | null {
  const value = findVariable(name)?.valueIn(facts);
  return value == null ? null : inOneLine(value) || null;
}

/**
 * Values come from customers and from other systems: what would begin a line of its own, or turn the direction of
 * what follows, could pass for the words of whoever writes.
 */
function inOneLine(value: string): string {
  return value
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function firstWord(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] ?? null;
}

function moneyOf(
  { transaction, locale }: MacroFacts,
  minorOf: (transaction: FactsOfTransaction) => bigint | null,
): string | null {
  if (!transaction?.currency) return null;
  const amountMinor = minorOf(transaction);
  return amountMinor === null ? null : formatMoney({ amountMinor, currency: transaction.currency }, locale);
}

function dayOf(instant: Instant, { locale, timeZone }: MacroFacts): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(new Date(instant));
}
