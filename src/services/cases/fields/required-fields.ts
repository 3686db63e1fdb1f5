import type { CaseKind, CaseState } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import type { CaseFieldRequirement } from "../../../entities/cases/case-field-enums";
import type { CaseField } from "../../../entities/cases/case-field.entity";
import { sql } from "../../../kernel/database/sql";
import { ErrorCode, Refusal } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { visibleFields } from "./read-case-fields";

type Stage = Exclude<CaseFieldRequirement, "NEVER">;

/** What is required at a stage: what is required from then on, or from an earlier one on. */
const REQUIRED_BY: Readonly<Record<Stage, readonly Stage[]>> = {
  OPENING: ["OPENING"],
  RESOLUTION: ["OPENING", "RESOLUTION"],
  CLOSING: ["OPENING", "RESOLUTION", "CLOSING"],
};

/** The stage that a case in a state has passed. */
const PASSED: Readonly<Record<CaseState, Stage>> = {
  OPEN: "OPENING",
  WAITING_ON_CUSTOMER: "OPENING",
  WAITING_ON_THIRD_PARTY: "OPENING",
  RESOLVED: "RESOLUTION",
  CLOSED: "CLOSING",
};

/** A field that cases of these kinds must have, and those of the cases asked for that have it. */
interface Requirement extends Pick<CaseField, "key" | "requiredKinds"> {
  readonly setOn: readonly Uuid[];
}

/** Fields without which a case does not go on. */
export class FieldsMissingError extends Refusal {
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: typeof ErrorCode.ILLEGAL_STATE | typeof ErrorCode.BAD_USER_INPUT,
    override readonly field: readonly string[],
    missingFields: readonly string[],
    words = "These custom fields must be set first",
  ) {
    super(`${words}: ${missingFields.join(", ")}.`);
    this.details = { missingFields };
  }
}

/** The fields that the caller knows of and that are required at this stage. */
export function requirementsAt(
  ctx: Context,
  stage: Stage,
  caseIds: readonly Uuid[],
): Promise<readonly Requirement[]> {
  return ctx.db.rows<Requirement>(sql`
    select f.key, f.required_kinds as "requiredKinds", array(
      select v.case_id
      from case_field_values v
      where ${ctx.inWorkspace("v")}
      and v.case_id = any(${caseIds}::uuid[])
      and v.field_key = f.key) as "setOn"
    from case_fields f
    where ${visibleFields(ctx)}
    and f.required = any(${REQUIRED_BY[stage]}::text[])
    and f.retired_at is null
    order by f.key`);
}

/** Refuses to settle or end a case that lacks what its kind requires. */
export function refuseMissing(
  requirements: readonly Requirement[],
  { id, kind }: { readonly id: Uuid; readonly kind: CaseKind },
): void {
  const missing = keysMissing(requirements, kind, ({ setOn }) => setOn.includes(id));
  if (missing.length > 0) throw new FieldsMissingError(ErrorCode.ILLEGAL_STATE, ["caseId"], missing);
}

/** Refuses to open a case without what its kind requires. */
export function refuseOpening(
  requirements: readonly Requirement[],
  kind: CaseKind,
  given: ReadonlySet<string>,
): void {
  const missing = keysMissing(requirements, kind, ({ key }) => given.has(key));
  if (missing.length > 0) throw new FieldsMissingError(ErrorCode.BAD_USER_INPUT, ["fields"], missing);
}

/** Refuses to take from a case what was required for it to get where it is. */
export function refuseRemoval(
  fields: readonly CaseField[],
  { kind, state }: Pick<Case, "kind" | "state">,
): void {
  const stages: readonly string[] = REQUIRED_BY[PASSED[state]];
  const required = fields.filter((field) => stages.includes(field.required));
  const missing = keysMissing(required, kind, () => false);
  if (missing.length > 0)
    throw new FieldsMissingError(
      ErrorCode.ILLEGAL_STATE,
      ["fields"],
      missing,
      "A case of this kind and state keeps these custom fields",
    );
}

function keysMissing<Required extends Pick<CaseField, "key" | "requiredKinds">>(
  requirements: readonly Required[],
  kind: CaseKind,
  isSet: (requirement: Required) => boolean,
): readonly string[] {
  return requirements
    .filter(({ requiredKinds }) => requiredKinds.length === 0 || requiredKinds.includes(kind))
    .filter((requirement) => !isSet(requirement))
    .map(({ key }) => key);
}
