import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** The last position that any event was given: one row. */
@Entity("event_log_state")
@Check("event_log_state_one", "id")
export class EventLogState {
  @PrimaryColumn({ type: "boolean", default: true })
  id!: boolean;

  @Column({ type: "bigint" })
  lastPosition!: bigint;
}
