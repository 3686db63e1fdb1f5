import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** A customer who does not want to be asked. */
@Entity("survey_opt_outs")
@Unique("survey_opt_outs_of_customer", ["workspaceId", "customerId"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
export class SurveyOptOut extends WorkspaceRow {
  @Column({ type: "uuid" })
  customerId!: Uuid;
}
