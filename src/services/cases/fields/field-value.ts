import type { CaseFieldType } from "../../../entities/cases/case-field-enums";
import type { CaseFieldValue } from "../../../entities/cases/case-field-value.entity";
import type { CaseField } from "../../../entities/cases/case-field.entity";
import { InvalidError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { MoneyAmount } from "../../../kernel/money";

/** A value as callers give it: exactly one of these. */
export interface GivenValue {
  readonly text?: SafeText | null;
  readonly number?: number | null;
  readonly money?: MoneyAmount | null;
  readonly date?: string | null;
  readonly choice?: SafeText | null;
  readonly customerId?: Uuid | null;
  readonly transactionId?: Uuid | null;
}

/** A value as it is stored: one column for each type, two for text and money. */
export type StoredValue = Omit<CaseFieldValue, "workspaceId" | "id" | "createdAt" | "caseId" | "fieldKey">;

const NO_VALUE: StoredValue = {
  text: null,
  textBeginning: null,
  number: null,
  amountMinor: null,
  currency: null,
  date: null,
  choice: null,
  customerId: null,
  transactionId: null,
};

export const VALUE_COLUMNS = Object.keys(NO_VALUE) as readonly (keyof StoredValue)[];

/** Which part of a given value a field of each type takes. */
export const PARTS: Readonly<Record<CaseFieldType, keyof GivenValue>> = {
  TEXT: "text",
  NUMBER: "number",
  MONEY: "money",
  DATE: "date",
  CHOICE: "choice",
  CUSTOMER: "customerId",
  TRANSACTION: "transactionId",
};

/** The value for the field; refuses one of another type, or one that the field does not know. */
export function storedValue(field: CaseField, given: GivenValue, path: readonly string[]): StoredValue {
  const part = PARTS[field.type];
  const other = Object.values(PARTS).find((name) => name !== part && given[name] != null);
  if (other || given[part] == null)
    throw new InvalidError(
      [...path, other ?? part],
      `The custom field "${field.key}" is of type ${field.type}: give its value as \`${part}\`.`,
    );
  const { text, money, choice, ...plain } = given;
  if (money != null && money.amountMinor < 0n)
    throw new InvalidError([...path, "money", "amountMinor"], "An amount is not negative.");
  if (choice != null && !field.choices.includes(choice.trim()))
    throw new InvalidError([...path, "choice"], `Choose one of: ${field.choices.join(", ")}.`);
  return {
    ...NO_VALUE,
    ...plain,
    ...(text != null && { text: text.trim(), textBeginning: textBeginning(text.trim()) }),
    ...(money != null && { amountMinor: money.amountMinor, currency: money.currency }),
    ...(choice != null && { choice: choice.trim() }),
  };
}

/** An index bears 2,704 bytes: not the longest text, but enough of it to tell nearly all texts apart. */
const INDEXED_CHARACTERS = 200;

export function textBeginning(text: SafeText): SafeText {
  if (text.length <= INDEXED_CHARACTERS) return text;
  return safeText([...text].slice(0, INDEXED_CHARACTERS).join(""));
}

export function isSameValue(one: StoredValue | null, other: StoredValue | null): boolean {
  if (one === null || other === null) return one === other;
  return VALUE_COLUMNS.every((column) => one[column] === other[column]);
}

/** The value as JSON, in the form in which callers give it. */
export function publishedValue(value: StoredValue): unknown {
  if (value.amountMinor !== null)
    return { amountMinor: value.amountMinor.toString(), currency: value.currency };
  if (value.customerId !== null) return publicId("cust", value.customerId);
  if (value.transactionId !== null) return publicId("txn", value.transactionId);
  return value.text ?? value.number ?? value.date ?? value.choice;
}
