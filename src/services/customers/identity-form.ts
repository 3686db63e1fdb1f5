import type { IdentityKind } from "../../entities/customers/customer-enums";
import { InvalidError } from "../../kernel/errors";

/** An identity as a caller gives it. */
export interface IdentityInput {
  readonly kind: IdentityKind;
  readonly source?: string | null;
  readonly value: string;
}

/** An identity in the form in which two are compared. */
export interface IdentityForm {
  readonly kind: IdentityKind;
  readonly source: string;
  readonly value: string;
}

const FORMS: Readonly<Record<IdentityKind, (value: string) => string | null>> = {
  EMAIL: (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? value.toLowerCase() : null),
  PHONE: (value) => {
    const digits = value.replace(/[\s().-]/g, "");
    return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
  },
  SOCIAL: (value) => value.replace(/^@/, "").toLowerCase() || null,
  WALLET_ADDRESS: (value) => value,
  EXTERNAL: (value) => value,
};

const EXAMPLES: Readonly<Record<IdentityKind, string>> = {
  EMAIL: "an address such as ada@example.com",
  PHONE: "E.164, such as +14155550123",
  SOCIAL: "a handle",
  WALLET_ADDRESS: "an address",
  EXTERNAL: "an id",
};

const NEEDS_SOURCE: ReadonlySet<IdentityKind> = new Set(["SOCIAL", "WALLET_ADDRESS", "EXTERNAL"]);

/** Refuses an identity that could not be recognised again; `field` is where it came in. */
export function identityForm({ kind, source, value }: IdentityInput, field: readonly string[]): IdentityForm {
  const form = FORMS[kind](value.trim());
  if (!form) throw new InvalidError([...field, "value"], `Expected ${EXAMPLES[kind]}.`);
  if (NEEDS_SOURCE.has(kind) && !source?.trim())
    throw new InvalidError(
      [...field, "source"],
      `An identity of kind ${kind} needs its source, e.g. "stripe".`,
    );
  return { kind, source: NEEDS_SOURCE.has(kind) ? (source ?? "").trim().toLowerCase() : "", value: form };
}
