import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { CasePriority } from "../cases/case-enums";
import type { SurveyConditions } from "./survey-conditions";
import type { SurveyKind, SurveyPresentation, SurveyState, SurveyTrigger } from "./survey-enums";

/** A question that is asked of customers by rules. What it says stands in its versions. */
@Entity("surveys")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("BusinessCalendar", ["workspaceId", "delayCalendarId"], ["workspaceId", "id"])
@ForeignKey("Team", ["workspaceId", "followUpTeamId"], ["workspaceId", "id"])
@Index("surveys_by_name", ["workspaceId", "name", "id"])
@Index("surveys_active", ["workspaceId"], { where: "state = 'ACTIVE'" })
@Check("surveys_kind", "kind in ('CSAT', 'NPS', 'CES', 'TEXT')")
@Check("surveys_presentation", "presentation in ('NUMBERS', 'SMILEYS', 'STARS', 'THUMBS')")
@Check("surveys_state", "state in ('ACTIVE', 'PAUSED', 'ARCHIVED')")
@Check("surveys_sample_share", "sample_share >= 0 and sample_share <= 1")
@Check("surveys_quiet_hours", "(quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to")
@Check("surveys_follow_up_priority", "follow_up_priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')")
export class Survey extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "text" })
  kind!: SurveyKind;

  @Column({ type: "text" })
  presentation!: SurveyPresentation;

  @Column({ type: "text" })
  state!: SurveyState;

  /** The number of the version that is sent now. */
  @Column({ type: "integer" })
  publishedVersion!: number;

  @Column({ type: "text", array: true })
  triggers!: readonly SurveyTrigger[];

  @Column({ type: "jsonb" })
  conditions!: SurveyConditions;

  /** After what happened; of the calendar's time, if there is one. */
  @Column({ type: "integer" })
  delaySeconds!: number;

  @Column({ type: "uuid", nullable: true })
  delayCalendarId!: Uuid | null;

  /** 0 to 1 of those who could be asked. */
  @Column({ type: "double precision" })
  sampleShare!: number;

  /** Minutes since midnight by the customer's clock; null where no hour is quiet. */
  @Column({ type: "integer", nullable: true })
  quietFrom!: number | null;

  @Column({ type: "integer", nullable: true })
  quietTo!: number | null;

  /** By IANA, for customers of whom no zone is known; null for the workspace's. */
  @Column({ type: "text", nullable: true })
  timeZone!: SafeText | null;

  /** Between two askings of the same customer by this survey. */
  @Column({ type: "integer" })
  intervalDays!: number;

  /** Whether only those are asked who agreed to it on the channel. */
  @Column({ type: "boolean" })
  needsConsent!: boolean;

  /** From being sent on. */
  @Column({ type: "integer" })
  expiryHours!: number;

  /** So long may a complete answer be changed; 0 for never. */
  @Column({ type: "integer" })
  changeMinutes!: number;

  /** The best score that still opens a case to follow it up; null for none. */
  @Column({ type: "integer", nullable: true })
  followUpAtMost!: number | null;

  @Column({ type: "uuid", nullable: true })
  followUpTeamId!: Uuid | null;

  @Column({ type: "text", nullable: true })
  followUpPriority!: CasePriority | null;
}
