import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { CaseKind } from "./case-enums";
import type { CaseFieldRequirement, CaseFieldType } from "./case-field-enums";

/** A field that a workspace gives its cases. */
@Entity("case_fields")
@Unique("case_fields_by_key", ["workspaceId", "key"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Check("case_fields_type", "type in ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE', 'CUSTOMER', 'TRANSACTION')")
@Check("case_fields_required", "required in ('NEVER', 'OPENING', 'RESOLUTION', 'CLOSING')")
@Check("case_fields_choices", "(type = 'CHOICE') = (choices <> '{}')")
export class CaseField extends VersionedRow {
  /** What programs call it; never another. */
  @Column({ type: "text" })
  key!: SafeText;

  @Column({ type: "text" })
  label!: SafeText;

  @Column({ type: "text" })
  type!: CaseFieldType;

  @Column({ type: "text", array: true, default: () => "'{}'" })
  choices!: readonly SafeText[];

  @Column({ type: "text" })
  required!: CaseFieldRequirement;

  /** Of which kinds of cases; of all when empty. */
  @Column({ type: "text", array: true, default: () => "'{}'" })
  requiredKinds!: readonly CaseKind[];

  /** Whether customers read it on their cases. */
  @Column({ type: "boolean" })
  isPublic!: boolean;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  retiredAt!: Instant | null;
}
