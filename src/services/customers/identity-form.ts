import type { IdentityKind } from "../../entities/customers/customer-enums";
import { InvalidError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { exactText, safeText } from "../../kernel/firewall/admit";

/** An identity as a caller gives it. */
export interface IdentityInput {
  readonly kind: IdentityKind;
  readonly source?: SafeText | null;
  readonly value: SafeText;
}

/** An identity in the form in which two are compared. */
export interface IdentityForm {
  readonly kind: IdentityKind;
  readonly source: SafeText;
  readonly value: SafeText;
}

/** Hexadecimal addresses of Ethereum and its kin, and bech32 addresses: case carries a checksum at most. */
const CASELESS_ADDRESS = /^(0x[0-9a-f]{40}|(bc|tb|ltc)1[0-9a-z]{6,87})$/i;

const FORMS: Readonly<Record<IdentityKind, (value: SafeText, field: readonly string[]) => SafeText | null>> =
  {
    EMAIL: (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? folded(value) : null),
    PHONE: (value, field) => {
      const digits = value.replace(/[\s().-]/g, "");
      return /^\+[1-9]\d{6,14}$/.test(digits) ? exactText(digits, field) : null;
    },
    SOCIAL: (value, field) => folded(exactText(value.replace(/^[@\s]+/, ""), field)) || null,
    WALLET_ADDRESS: (value) => (CASELESS_ADDRESS.test(value) ? value.toLowerCase() : value) || null,
    EXTERNAL: (value) => value || null,
  };

/** The same letters, however they were typed. */
function folded(value: SafeText): SafeText {
  return value.toLowerCase().normalize("NFC");
}

const EXAMPLES: Readonly<Record<IdentityKind, string>> = {
  EMAIL: "an address such as ada@example.com",
  PHONE: "E.164, such as +14155550123",
  SOCIAL: "a handle",
  WALLET_ADDRESS: "an address",
  EXTERNAL: "an id",
};

const NO_SOURCE = safeText("");

const NEEDS_SOURCE: ReadonlySet<IdentityKind> = new Set(["SOCIAL", "WALLET_ADDRESS", "EXTERNAL"]);

/** All of them, each refused in its own place. */
export function identityForms(
  inputs: readonly IdentityInput[],
  field: readonly string[],
): readonly IdentityForm[] {
  return inputs.map((input, index) => identityForm(input, [...field, String(index)]));
}

/** Refuses an identity that could not be recognised again; `field` is where it came in. */
export function identityForm({ kind, source, value }: IdentityInput, field: readonly string[]): IdentityForm {
  const form = FORMS[kind](value.trim(), [...field, "value"]);
  if (!form) throw new InvalidError([...field, "value"], `Expected ${EXAMPLES[kind]}.`);
  if (NEEDS_SOURCE.has(kind) && !source?.trim())
    throw new InvalidError(
      [...field, "source"],
      `An identity of kind ${kind} needs its source, e.g. "stripe".`,
    );
  return {
    kind,
    source: NEEDS_SOURCE.has(kind) ? folded((source ?? NO_SOURCE).trim()) : NO_SOURCE,
    value: form,
  };
}
