import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { Channel, CustomerKind } from "../../../entities/customers/customer-enums";
import type { RiskLevel, TransactionRail } from "../../../entities/payments/transaction-enums";
import { InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { AmountRange, PolicyMatch } from "../engine/policy";

export interface GivenAmount {
  readonly currency: string;
  readonly atLeast?: bigint | null;
  readonly atMost?: bigint | null;
}

/** Which cases a policy is for, as somebody gives it. */
export interface GivenMatch {
  readonly kinds?: readonly CaseKind[] | null;
  readonly priorities?: readonly CasePriority[] | null;
  readonly channels?: readonly Channel[] | null;
  readonly customerTiers?: readonly SafeText[] | null;
  readonly customerKinds?: readonly CustomerKind[] | null;
  readonly amount?: GivenAmount | null;
  readonly riskLevels?: readonly RiskLevel[] | null;
  readonly rails?: readonly TransactionRail[] | null;
  readonly tags?: readonly SafeText[] | null;
  readonly teamIds?: readonly Uuid[] | null;
}

/** As a text of more digits an amount could pass for a card number, and be masked. */
export const MOST_MINOR = 999_999_999_999n;

/** As it is stored; refuses what no case could ever meet, naming its place. */
export function storedMatch({ amount, ...lists }: GivenMatch): PolicyMatch {
  const given = Object.entries(lists).flatMap(([fact, values]: [string, unknown]) =>
    Array.isArray(values) ? [[fact, storedValues(fact, values as readonly string[])] as const] : [],
  );
  return { ...(Object.fromEntries(given) as PolicyMatch), ...(amount && { amount: storedAmount(amount) }) };
}

function storedValues(fact: string, values: readonly string[]): readonly string[] {
  if (values.length === 0)
    throw new InvalidError(
      ["match", fact],
      "No case has none of them: name one at least, or leave it out for all cases.",
    );
  return [...new Set(values.map((value) => value.trim()))];
}

function storedAmount({ currency, atLeast = null, atMost = null }: GivenAmount): AmountRange {
  const path = ["match", "amount"];
  const bounds = { atLeast, atMost };
  for (const [name, bound] of Object.entries(bounds)) {
    if (bound !== null && bound < 0n)
      throw new InvalidError([...path, name], "Amounts of payments are not negative.");
    if (bound !== null && bound > MOST_MINOR)
      throw new InvalidError([...path, name], "Give an amount of at most 12 digits.");
  }
  if (atLeast === null && atMost === null)
    throw new InvalidError(path, "Say from which amount on, or up to which.");
  if (atLeast !== null && atMost !== null && atLeast > atMost)
    throw new InvalidError([...path, "atMost"], "No amount is at least the one and at most the other.");
  return { currency, fromMinor: atLeast?.toString() ?? null, toMinor: atMost?.toString() ?? null };
}
