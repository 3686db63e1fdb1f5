import type { CaseField } from "../../../entities/cases/case-field.entity";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Context } from "../../access/actor";
import { customersById } from "../../customers/read-customers";
import { transactionsById } from "../../payments/read-transactions";
import { storedValue, type GivenValue, type StoredValue } from "./field-value";
import { usableFields } from "./read-case-fields";

/** A value for the custom field of this key; null for none. */
export interface GivenField {
  readonly key: SafeText;
  readonly value?: GivenValue | null;
}

/** A field with the value that it is to have. */
export interface SettledField {
  readonly field: CaseField;
  readonly value: StoredValue | null;
}

/** Texts of given fields that mean something as a whole. */
export function exactTexts(at: string): readonly string[] {
  return [`${at}.key`, `${at}.value.choice`, `${at}.value.number`];
}

/** The fields of these keys with their values; refuses what is not theirs, naming the place in the input. */
export async function settledFields(
  ctx: Context,
  given: readonly GivenField[],
  at: readonly string[],
): Promise<readonly SettledField[]> {
  const keys = given.map(({ key }) => key.trim());
  const repeated = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (repeated >= 0) throw new InvalidError([...at, String(repeated), "key"], "Give each field once.");
  const known = new Map((await usableFields(ctx, keys)).map((field) => [String(field.key), field]));
  const settled = given.map(({ value }, index) => {
    const field = known.get(keys[index] ?? "");
    if (!field) throw new NotFoundError("custom field", [...at, String(index), "key"]);
    return { field, value: value ? storedValue(field, value, [...at, String(index), "value"]) : null };
  });
  await Promise.all([
    assertThere(ctx, { settled, at, noun: "customer", of: "customerId", read: customersById }),
    assertThere(ctx, { settled, at, noun: "transaction", of: "transactionId", read: transactionsById }),
  ]);
  return settled;
}

interface References {
  readonly settled: readonly SettledField[];
  readonly at: readonly string[];
  readonly noun: string;
  readonly of: "customerId" | "transactionId";
  readonly read: typeof customersById | typeof transactionsById;
}

async function assertThere(ctx: Context, { settled, at, noun, of, read }: References): Promise<void> {
  const ids = settled.flatMap(({ value }) => value?.[of] ?? []);
  if (ids.length === 0) return;
  const known = await read.body(ctx, { ids, args: null, wanted: new Set(["id"]) });
  const missing = settled.findIndex(({ value }) => value?.[of] && !known.has(value[of]));
  if (missing >= 0) throw new NotFoundError(noun, [...at, String(missing), "value", of]);
}
