import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { TeamType } from "../../schema/access/team.type";
import { CaseConnection } from "../../schema/cases/case.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { casesOfTeams } from "../../services/cases/list-cases";
import { List } from "../related-field";

@Resolver(() => TeamType)
export class TeamCases {
  @List(casesOfTeams, () => PageArgs, {
    type: () => CaseConnection,
    description: "The cases in the team's queue, the latest change first.",
  })
  cases!: Connection<Case>;
}
