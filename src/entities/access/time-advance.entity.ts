import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** The time of a test workspace on its way to a later one; gone when it is there. */
@Entity("time_advances")
@Unique("time_advances_one_a_workspace", ["workspaceId"])
@Check("time_advances_forward", "to_instant > from_instant")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
export class TimeAdvance extends WorkspaceRow {
  @Column({ type: "timestamptz", precision: 3 })
  fromInstant!: Instant;

  @Column({ type: "timestamptz", precision: 3 })
  toInstant!: Instant;

  /** Of whoever asked for it. */
  @Column({ type: "text" })
  actorKind!: string;

  @Column({ type: "uuid", nullable: true })
  actorId!: Uuid | null;

  /** Who takes the steps. */
  @Column({ type: "uuid" })
  runner!: Uuid;

  /** By the machine's time; afterwards another may take them. */
  @Column({ type: "timestamptz", precision: 3 })
  leasedUntil!: Instant;
}
