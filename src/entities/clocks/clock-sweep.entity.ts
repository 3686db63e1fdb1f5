import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** Clocks that have to be looked at again, many at once: a calendar got other hours, or a policy is for open cases. */
@Entity("clock_sweeps")
@Index("clock_sweeps_to_do", ["workspaceId", "id"], { where: "done_at is null" })
@Index("clock_sweeps_anywhere", ["createdAt"], { where: "done_at is null" })
@ForeignKey("BusinessCalendar", ["workspaceId", "calendarId"], ["workspaceId", "id"])
@Check("clock_sweeps_subject", "(calendar_id is null) <> (applies_from is null)")
export class ClockSweep extends WorkspaceRow {
  @Column({ type: "uuid", nullable: true })
  calendarId!: Uuid | null;

  /** Since when a policy counts for open cases. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  appliesFrom!: Instant | null;

  /** The last clock, or case, that was looked at; null before the first. */
  @Column({ type: "uuid", nullable: true })
  doneTo!: Uuid | null;

  @Column({ type: "integer" })
  looked!: number;

  @Column({ type: "integer" })
  changed!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  doneAt!: Instant | null;
}
