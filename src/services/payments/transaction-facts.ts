import type { MoneyMode } from "../../entities/payments/provider-enums";
import type {
  AdviceCode,
  RiskLevel,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import type { TransactionMethod } from "../../entities/payments/transaction-method";
import { InvalidError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { MoneyAmount } from "../../kernel/money";
import type { OnChainFacts } from "./chain/on-chain-facts";

/** What a caller tells of a transaction; what is left out stays as it is. */
export interface TransactionFacts {
  readonly provider: SafeText;
  readonly providerId: SafeText;
  readonly kind?: TransactionKind | null;
  readonly mode?: MoneyMode | null;
  readonly state?: TransactionState | null;
  readonly rail?: TransactionRail | null;
  /** When the provider made it. */
  readonly occurredAt?: Instant | null;
  /** When it was as these facts say. */
  readonly asOf?: Instant | null;
  readonly amount?: MoneyAmount | null;
  readonly capturedMinor?: bigint | null;
  readonly refundedMinor?: bigint | null;
  readonly disputedMinor?: bigint | null;
  readonly payerCustomerId?: Uuid | null;
  readonly payeeCustomerId?: Uuid | null;
  readonly merchantCustomerId?: Uuid | null;
  readonly payerName?: SafeText | null;
  readonly payeeName?: SafeText | null;
  readonly merchantName?: SafeText | null;
  readonly method?: Partial<TransactionMethod> | null;
  readonly onChain?: OnChainFacts | null;
  readonly declineCode?: SafeText | null;
  readonly networkDeclineCode?: SafeText | null;
  readonly adviceCode?: AdviceCode | null;
  readonly riskLevel?: RiskLevel | null;
  readonly riskScore?: number | null;
  readonly traceNumber?: SafeText | null;
  readonly description?: SafeText | null;
  readonly statementDescriptor?: SafeText | null;
  readonly reason?: SafeText | null;
}

type TextOf<T> = { [Name in keyof T]-?: NonNullable<T[Name]> extends SafeText ? Name : never }[keyof T];

/** The most characters of each text. */
const TEXT_LENGTHS: Partial<Readonly<Record<TextOf<TransactionFacts>, number>>> = {
  provider: 50,
  providerId: 255,
  payerName: 200,
  payeeName: 200,
  merchantName: 200,
  declineCode: 100,
  networkDeclineCode: 20,
  traceNumber: 100,
  description: 1_000,
  statementDescriptor: 100,
  reason: 200,
};

interface Form {
  readonly form: RegExp;
  readonly expected: string;
}

const METHOD_FORMS: Readonly<Record<TextOf<TransactionMethod>, Form>> = {
  type: { form: /^[a-z][a-z0-9_]{0,39}$/, expected: "a word in lower case such as `sepa_debit`" },
  brand: { form: /^[a-z][a-z0-9_ ]{0,39}$/, expected: "a word in lower case such as `visa`" },
  lastFour: { form: /^\d{4}$/, expected: "exactly the last four digits" },
  wallet: { form: /^[a-z][a-z0-9_]{0,39}$/, expected: "a word in lower case such as `apple_pay`" },
  bankName: { form: /^[^\p{Cc}\p{Cs}]{1,100}$/u, expected: "at most 100 characters" },
  // Two check digits of an IBAN and four at its end are all that should be left.
  maskedAccount: {
    form: /^(?!(?:.*\d){9})[\w*\u2022.\- ]{4,40}$/,
    expected: "all but the end masked: `****6789`",
  },
  chain: { form: /^[a-z][a-z0-9_-]{0,39}$/, expected: "a word in lower case such as `ethereum`" },
  chainHash: {
    form: /^[0-9A-Za-z]{32,128}$/,
    expected: "the hash of a transfer, 32 to 128 letters and digits",
  },
};

/** Refuses facts that are too long or out of range. */
export function checkFacts(facts: TransactionFacts): void {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(facts.provider))
    throw new InvalidError("provider", "Expected the provider's name in lower case, such as `stripe`.");
  if (facts.providerId.trim() === "") throw new InvalidError("providerId", "Expected the provider's id.");
  for (const [field, length] of Object.entries(TEXT_LENGTHS)) {
    const text = facts[field as TextOf<TransactionFacts>];
    if (text && text.length > length) throw new InvalidError(field, `At most ${length} characters.`);
  }
  for (const field of ["capturedMinor", "refundedMinor", "disputedMinor"] as const)
    if ((facts[field] ?? 0n) < 0n) throw new InvalidError(field, "An amount is not negative.");
  if (facts.amount && facts.amount.amountMinor < 0n)
    throw new InvalidError(
      ["amount", "amountMinor"],
      "An amount is not negative; `kind` tells the direction.",
    );
  checkRange("riskScore", facts.riskScore, 0, 100);
  if (facts.method) checkMethod(facts.method);
  if (facts.onChain) checkOnChain(facts.onChain);
}

/** Far above what any chain asks for. */
const MOST_CONFIRMATIONS = 1_000_000;

function checkOnChain({ receivedMinor, confirmations, confirmationsNeeded }: OnChainFacts): void {
  if ((receivedMinor ?? 0n) < 0n)
    throw new InvalidError(["onChain", "receivedMinor"], "An amount is not negative.");
  checkRange(["onChain", "confirmations"], confirmations, 0, MOST_CONFIRMATIONS);
  checkRange(["onChain", "confirmationsNeeded"], confirmationsNeeded, 0, MOST_CONFIRMATIONS);
}

function checkMethod(method: Partial<TransactionMethod>): void {
  for (const [name, { form, expected }] of Object.entries(METHOD_FORMS)) {
    const text = method[name as TextOf<TransactionMethod>];
    if (text == null) continue;
    if (!form.test(text)) throw new InvalidError(["method", name], `Expected ${expected}.`);
  }
  checkRange(["method", "expiryMonth"], method.expiryMonth, 1, 12);
  checkRange(["method", "expiryYear"], method.expiryYear, 2000, 2200);
}

function checkRange(
  field: string | readonly string[],
  value: number | null | undefined,
  least: number,
  most: number,
): void {
  if (value != null && (value < least || value > most))
    throw new InvalidError(field, `Expected a whole number from ${least} to ${most}.`);
}
