import type { CaseKind } from "../../../entities/cases/case-enums";
import { CaseFieldType, type CaseFieldRequirement } from "../../../entities/cases/case-field-enums";
import { CaseField } from "../../../entities/cases/case-field.entity";
import { violatedUnique } from "../../../kernel/database/database-errors";
import { sql } from "../../../kernel/database/sql";
import { insertRow, lockRow, updateRow } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { ConflictError, InvalidError, LimitError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { tidyTags } from "../../customers/tidy-tags";
import { recordEvent } from "../../events/record-event";
import "./case-field-events";

const fields = table(CaseField);

/** Retired ones count: their values are still read. */
const MAX_CASE_FIELDS = 100;

export interface CreateCaseFieldInput {
  readonly key: SafeText;
  readonly label: SafeText;
  readonly type: CaseFieldType;
  readonly choices?: readonly SafeText[] | null;
  readonly required?: CaseFieldRequirement | null;
  readonly requiredKinds?: readonly CaseKind[] | null;
  readonly isPublic?: boolean | null;
}

export interface FieldReference {
  readonly fieldId: Uuid;
  readonly expectedVersion?: number | null;
}

export interface ChangeCaseFieldInput
  extends FieldReference, Partial<Omit<CreateCaseFieldInput, "key" | "type" | "label">> {
  readonly label?: SafeText | null;
  readonly isRetired?: boolean | null;
}

interface Defined {
  readonly field: CaseField;
}

class FieldKeyTakenError extends ConflictError {
  override readonly field = ["key"];

  constructor() {
    super("Another custom field has this key, if only a retired one.");
  }
}

/** Gives cases a custom field. */
export const createCaseField = command(
  { name: "caseField:create", permission: "workspace:write", exact: ["key"] },
  async (ctx: Context, input: CreateCaseFieldInput): Promise<Defined> => {
    const choices = choicesFor(input.type, input.choices ?? []);
    const [row] = await ctx.db.rows<{ count: number }>(
      sql`select count(*)::int as count from case_fields where ${ctx.inWorkspace()}`,
    );
    if ((row?.count ?? 0) >= MAX_CASE_FIELDS)
      throw new LimitError(`A workspace has ${MAX_CASE_FIELDS} custom fields at most, retired ones counted.`);
    const field = await insertRow(ctx, fields, {
      id: ctx.newId(),
      key: input.key,
      label: input.label.trim(),
      type: input.type,
      choices,
      required: input.required ?? "NEVER",
      requiredKinds: [...new Set(input.requiredKinds ?? [])],
      isPublic: input.isPublic ?? false,
    }).catch((error: unknown) => {
      throw violatedUnique(error) === "case_fields_by_key" ? new FieldKeyTakenError() : error;
    });
    tell(ctx, "case_field.created", field);
    return { field };
  },
);

/** Changes a custom field; its key and its type stay, as programs and values rest on them. */
export const changeCaseField = command(
  { name: "caseField:change", permission: "workspace:write" },
  async (ctx: Context, input: ChangeCaseFieldInput): Promise<Defined> => {
    const known = await lockRow(ctx, fields, "custom field", input.fieldId, input.expectedVersion);
    const field = await updateRow(ctx, fields, known.id, {
      label: input.label?.trim() ?? known.label,
      choices: choicesFor(known.type, input.choices ?? known.choices),
      required: input.required ?? known.required,
      requiredKinds: [...new Set(input.requiredKinds ?? known.requiredKinds)],
      isPublic: input.isPublic ?? known.isPublic,
      retiredAt: retiredAtAfter(ctx, known, input.isRetired),
    });
    tell(ctx, "case_field.changed", field);
    return { field };
  },
);

/** Retires a custom field: it takes no values any more and is required of no case. What it holds stays. */
export const retireCaseField = command(
  { name: "caseField:retire", permission: "workspace:write" },
  async (ctx: Context, { fieldId, expectedVersion }: FieldReference): Promise<Defined> => {
    const known = await lockRow(ctx, fields, "custom field", fieldId, expectedVersion);
    if (known.retiredAt !== null) return { field: known };
    const field = await updateRow(ctx, fields, known.id, { retiredAt: ctx.now() });
    tell(ctx, "case_field.retired", field);
    return { field };
  },
);

function retiredAtAfter(ctx: Context, { retiredAt }: CaseField, isRetired: boolean | null | undefined) {
  if (isRetired == null) return retiredAt;
  return isRetired ? (retiredAt ?? ctx.now()) : null;
}

function choicesFor(type: CaseFieldType, given: readonly SafeText[]): readonly SafeText[] {
  const choices = tidyTags(given);
  if (type === CaseFieldType.CHOICE && choices.length === 0)
    throw new InvalidError("choices", "Say what there is to choose from.");
  if (type !== CaseFieldType.CHOICE && choices.length > 0)
    throw new InvalidError("choices", `There is nothing to choose from in a field of type ${type}.`);
  return choices;
}

function tell(
  ctx: Context,
  type: "case_field.created" | "case_field.changed" | "case_field.retired",
  { id, version, key, type: fieldType }: CaseField,
): void {
  const payload = { fieldId: publicId("field", id), key, type: fieldType };
  recordEvent(ctx, type, { type: "caseField", id, version }, payload);
}
