import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { CaseType } from "../../schema/cases/case.type";
import { CaseLinkedEntry, CaseUnlinkedEntry } from "../../schema/cases/link-entries.type";
import { casesById } from "../../services/cases/read-cases";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { One } from "../related-field";

const OTHER_CASE = { type: () => CaseType, nullable: true, description: "The other case." };

@Resolver(() => CaseLinkedEntry)
export class CaseLinkedEntryFields {
  @One<TimelineDetails["CASE_LINKED"], Case>(casesById, "otherCaseId", OTHER_CASE)
  otherCase!: Case | null;
}

@Resolver(() => CaseUnlinkedEntry)
export class CaseUnlinkedEntryFields {
  @One<TimelineDetails["CASE_UNLINKED"], Case>(casesById, "otherCaseId", OTHER_CASE)
  otherCase!: Case | null;
}
