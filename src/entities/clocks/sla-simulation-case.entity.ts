import { Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** A case that would have come to another end. */
@Entity("sla_simulation_cases")
@Index("sla_simulation_cases_in_order", ["workspaceId", "simulationId", "createdAt", "id"])
@ForeignKey("SlaSimulation", ["workspaceId", "simulationId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
export class SlaSimulationCase extends WorkspaceRow {
  @Column({ type: "uuid" })
  simulationId!: Uuid;

  @Column({ type: "uuid" })
  caseId!: Uuid;

  /** `Difference[]` */
  @Column({ type: "jsonb" })
  differences!: readonly unknown[];
}
