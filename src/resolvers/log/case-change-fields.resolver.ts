import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { publicId } from "../../kernel/ids";
import { CaseType } from "../../schema/cases/case.type";
import { CaseUpdateType, InboxChangeType } from "../../schema/log/case-changes.type";
import { casesById } from "../../services/cases/read-cases";
import type { CaseUpdate, InboxChange } from "../../services/log/read-case-changes";
import { Derived } from "../derived-field";
import { One } from "../related-field";

@Resolver(() => CaseUpdateType)
export class CaseUpdateFields {
  @One<CaseUpdate, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description: "The case.",
  })
  case!: Case | null;
}

@Resolver(() => InboxChangeType)
export class InboxChangeFields {
  @Derived<InboxChange>(["caseId"], ({ caseId }) => publicId("case", caseId))
  caseId!: string;

  @One<InboxChange, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description: "The case as it is now; null where you may not see it any more.",
  })
  case!: Case | null;
}
