import type { Case } from "../../../entities/cases/case.entity";
import { publicId } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockCase, type CaseReference } from "../lock-case";
import { stepCase } from "../step-case";
import { removalsOfCase, tellRemovals } from "../messages/tell-removal";
import "./case-field-events";
import { isSameValue, publishedValue, type StoredValue } from "./field-value";
import { valueDeletion, valueInsertion, valuesOfCase } from "./field-values";
import { exactTexts, settledFields, type GivenField, type SettledField } from "./given-fields";
import { refuseRemoval } from "./required-fields";

export interface SetCaseFieldsInput extends CaseReference {
  readonly fields: readonly GivenField[];
}

/** Sets values of custom fields of a case, or removes them; the same values again are no news. */
export const setCaseFields = command(
  { name: "case:setFields", permission: "case:write", exact: exactTexts("fields") },
  async (ctx: Context, input: SetCaseFieldsInput, redactions): Promise<{ case: Case }> => {
    const [held, settled, known] = await Promise.all([
      lockCase(ctx, input),
      settledFields(ctx, input.fields, ["fields"]),
      valuesOfCase(ctx, input.caseId),
    ]);
    const changes = settled.filter(({ field, value }) => !isSameValue(known.get(field.key) ?? null, value));
    if (changes.length === 0) return { case: held };
    const removed = changes.filter(({ value }) => value === null).map(({ field }) => field);
    refuseRemoval(removed, held);
    const changed = changeFields(ctx, held, { changes, known });
    return { case: tellRemovals(ctx, changed, removalsOfCase(redactions)) };
  },
);

function changeFields(
  ctx: Context,
  held: Case,
  {
    changes,
    known,
  }: {
    readonly changes: readonly SettledField[];
    readonly known: ReadonlyMap<string, StoredValue>;
  },
): Case {
  const set = changes.filter(({ value }) => value !== null);
  const removed = changes.filter(({ value }) => value === null).map(({ field }) => field.key);
  const fieldKeys = changes.map(({ field }) => String(field.key));
  return stepCase(ctx, held, {
    change: {},
    ...(set.length > 0 && { insertion: valueInsertion(ctx, held.id, set) }),
    ...(removed.length > 0 && { deletion: valueDeletion(ctx, held.id, removed) }),
    entries: [
      {
        kind: "FIELDS_CHANGED",
        fieldKeys,
        fromFields: published(changes, ({ field }) => known.get(field.key)),
        toFields: published(changes, ({ value }) => value),
      },
    ],
    event: {
      type: "case.fields_changed",
      payload: { caseId: publicId("case", held.id), changed: fieldKeys },
    },
  });
}

/** By key; a field without a value is missing. */
function published(
  changes: readonly SettledField[],
  valueOf: (change: SettledField) => StoredValue | null | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    changes.flatMap((change) => {
      const value = valueOf(change);
      return value ? [[change.field.key, publishedValue(value)]] : [];
    }),
  );
}
