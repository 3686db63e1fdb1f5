import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { CaseLinkType } from "../../schema/cases/case-link.type";
import { CaseType } from "../../schema/cases/case.type";
import type { SeenLink } from "../../services/cases/links/read-case-relations";
import { casesById } from "../../services/cases/read-cases";
import { One } from "../related-field";

@Resolver(() => CaseLinkType)
export class CaseLinkFields {
  @One<SeenLink, Case>(casesById, "otherCaseId", {
    type: () => CaseType,
    nullable: true,
    description: "The other case.",
  })
  case!: Case | null;
}
