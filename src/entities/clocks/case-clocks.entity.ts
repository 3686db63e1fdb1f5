import { Column, Entity, ForeignKey } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
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
  facts!: Readonly<Record<string, unknown>>;

  /** The policies that the case goes by. */
  @Column({ type: "jsonb" })
  policies!: readonly { readonly policyId: Uuid; readonly revision: number }[];

  /** Until when policies that apply to open cases were looked at. */
  @Column({ type: "timestamptz", precision: 3 })
  policiesAt!: Instant;

  /**
   * What policies asked of things outside the case, each from a moment of a version on, in milliseconds since 1970:
   * `Circumstances`. Without the moment it is from the version's beginning on.
   */
  @Column({ type: "jsonb" })
  circumstances!: readonly {
    readonly version: number;
    readonly at?: number;
    readonly circumstances: unknown;
  }[];
}
