import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { SurveyContent } from "./survey-content";

/** What a survey said from a moment on. Never changed: answers name the version that they answer. */
@Entity("survey_versions")
@Unique("survey_versions_by_number", ["workspaceId", "surveyId", "number"])
@ForeignKey("Survey", ["workspaceId", "surveyId"], ["workspaceId", "id"])
export class SurveyVersion extends WorkspaceRow {
  @Column({ type: "uuid" })
  surveyId!: Uuid;

  /** Counts from 1. */
  @Column({ type: "integer" })
  number!: number;

  /** That every text is written in, by BCP 47. */
  @Column({ type: "text" })
  defaultLanguage!: SafeText;

  @Column({ type: "jsonb" })
  content!: SurveyContent;
}
