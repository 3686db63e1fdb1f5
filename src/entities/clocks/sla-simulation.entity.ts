import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { SimulationState } from "./simulation-state";

/** A question of what would have been: cases of the past under other policies or hours. */
@Entity("sla_simulations")
@Index("sla_simulations_by_created", ["workspaceId", "createdAt", "id"])
@Index("sla_simulations_to_do", ["workspaceId", "id"], { where: "finished_at is null" })
@Index("sla_simulations_anywhere", ["createdAt"], { where: "finished_at is null" })
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Check("sla_simulations_state", "state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')")
@Check("sla_simulations_finished", "(state = 'RUNNING') = (finished_at is null)")
export class SlaSimulation extends VersionedRow {
  @Column({ type: "text" })
  state!: SimulationState;

  /** Cases that were opened in it. */
  @Column({ type: "timestamptz", precision: 3 })
  periodFrom!: Instant;

  @Column({ type: "timestamptz", precision: 3 })
  periodTo!: Instant;

  /** A case filter: ids are uuids. */
  @Column({ type: "jsonb" })
  filter!: SafeJson;

  /** What would have been otherwise: a `SupposedChange`. */
  @Column({ type: "jsonb" })
  supposed!: SafeJson;

  /** Until when history is replayed: when it was asked. */
  @Column({ type: "timestamptz", precision: 3 })
  asOf!: Instant;

  /** How many cases there are to be replayed. */
  @Column({ type: "integer" })
  casesTotal!: number;

  @Column({ type: "integer" })
  casesDone!: number;

  @Column({ type: "integer" })
  casesDifferent!: number;

  /** The last case that was replayed, by its opening; null before the first. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  doneToInstant!: Instant | null;

  @Column({ type: "uuid", nullable: true })
  doneTo!: Uuid | null;

  /** `{ before: OutcomeSum[], after: OutcomeSum[] }` */
  @Column({ type: "jsonb" })
  sums!: Readonly<Record<string, unknown>>;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  finishedAt!: Instant | null;

  /** Why it failed. */
  @Column({ type: "text", nullable: true })
  failure!: SafeText | null;
}
