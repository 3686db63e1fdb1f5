import { Column, Entity, ForeignKey } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeJson } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";

/**
 * How far the clocks of a case have followed its history; its id is the case's. Whoever changes a clock of the case
 * holds this row.
 */
@Entity("case_clocks")
@ForeignKey("Case", ["workspaceId", "id"], ["workspaceId", "id"])
export class CaseClocks extends WorkspaceRow {
  /** The version of the case up to which its clocks know it. */
  @Column({ type: "integer" })
  caseVersion!: number;

  /** What they know: `CaseFacts`. */
  @Column({ type: "jsonb" })
  facts!: SafeJson;

  /** The policies that the case goes by: `[{ policyId, revision }]`. */
  @Column({ type: "jsonb" })
  policies!: SafeJson;

  /** Until when policies that apply to open cases were looked at. */
  @Column({ type: "timestamptz", precision: 3 })
  policiesAt!: Instant;

  /** What policies asked of things outside the case, from a version on: `[{ version, circumstances }]`. */
  @Column({ type: "jsonb" })
  circumstances!: SafeJson;
}
