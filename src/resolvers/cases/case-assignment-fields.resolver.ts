import { Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import { CaseAssignmentType } from "../../schema/cases/case-assignment.type";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import type { HeldAssignment } from "../../services/cases/assignment/read-assignments";
import { One } from "../related-field";

@Resolver(() => CaseAssignmentType)
export class CaseAssignmentFields {
  @One<HeldAssignment, Team>(teamsById, "teamId")
  team!: Team | null;

  @One<HeldAssignment, Member>(membersById, "memberId")
  member!: Member | null;
}
