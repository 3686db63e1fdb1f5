import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { CaseConnection, CaseType } from "../../schema/cases/case.type";
import {
  CaseMergedEntry,
  CaseMergeReceivedEntry,
  CaseMergeUndoneEntry,
  CaseSplitEntry,
  CaseSplitOffEntry,
} from "../../schema/cases/party-entries.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { casesMergedInto } from "../../services/cases/list-cases";
import { casesById } from "../../services/cases/read-cases";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { List, One } from "../related-field";

type OtherCase = TimelineDetails["MERGED"];

@Resolver(() => CaseType)
export class CaseMergeFields {
  @One<Case, Case>(casesById, "mergedIntoId", {
    type: () => CaseType,
    nullable: true,
    description: "The case on which this one goes on; null unless it was merged into another.",
  })
  mergedInto!: Case | null;

  @List(casesMergedInto, () => PageArgs, {
    type: () => CaseConnection,
    description: "The cases that were merged into this one, the latest change first.",
  })
  mergedCases!: Connection<Case>;
}

@Resolver(() => CaseMergedEntry)
export class CaseMergedEntryFields {
  @One<OtherCase, Case>(casesById, "otherCaseId")
  otherCase!: Case | null;
}

@Resolver(() => CaseMergeReceivedEntry)
export class CaseMergeReceivedEntryFields {
  @One<OtherCase, Case>(casesById, "otherCaseId")
  otherCase!: Case | null;
}

@Resolver(() => CaseMergeUndoneEntry)
export class CaseMergeUndoneEntryFields {
  @One<OtherCase, Case>(casesById, "otherCaseId")
  otherCase!: Case | null;
}

@Resolver(() => CaseSplitEntry)
export class CaseSplitEntryFields {
  @One<OtherCase, Case>(casesById, "otherCaseId")
  otherCase!: Case | null;
}

@Resolver(() => CaseSplitOffEntry)
export class CaseSplitOffEntryFields {
  @One<OtherCase, Case>(casesById, "otherCaseId")
  otherCase!: Case | null;
}
