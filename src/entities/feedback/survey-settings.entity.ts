import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";

/** What holds for all surveys of a workspace. */
@Entity("survey_settings")
@Unique("survey_settings_of_workspace", ["workspaceId"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
export class SurveySettings extends VersionedRow {
  /** Between two askings of the same customer, by whatever survey. */
  @Column({ type: "integer" })
  intervalDays!: number;

  /** By IANA, for customers of whom no zone is known. */
  @Column({ type: "text" })
  timeZone!: SafeText;
}
