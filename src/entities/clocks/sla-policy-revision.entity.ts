import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeJson } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** A policy as it counts from a moment on. Never changed: clocks of the past name the revision that they went by. */
@Entity("sla_policy_revisions")
@Unique("sla_policy_revisions_by_number", ["workspaceId", "policyId", "revision"])
@ForeignKey("SlaPolicy", ["workspaceId", "policyId"], ["workspaceId", "id"])
export class SlaPolicyRevision extends WorkspaceRow {
  @Column({ type: "uuid" })
  policyId!: Uuid;

  @Column({ type: "integer" })
  revision!: number;

  @Column({ type: "timestamptz", precision: 3 })
  effectiveFrom!: Instant;

  @Column({ type: "integer" })
  position!: number;

  @Column({ type: "boolean" })
  isActive!: boolean;

  /** Whether cases that were open then go by it at once. */
  @Column({ type: "boolean" })
  appliesToOpen!: boolean;

  /** What it matches, its targets, and what follows from them: a `PolicySpec`. */
  @Column({ type: "jsonb" })
  spec!: SafeJson;
}
