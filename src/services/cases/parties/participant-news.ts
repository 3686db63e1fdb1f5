import type { CaseParticipant } from "../../../entities/cases/case-participant.entity";
import { Visibility } from "../../../entities/cases/message-enums";
import { PARTY_RIGHTS } from "./party-rights";
import type { TimelineDetails } from "../record-timeline";

/** What timelines tell of one who came or went; to whom, its role decides. */
export function participantNews({
  customerId,
  role,
}: Pick<CaseParticipant, "customerId" | "role">): TimelineDetails["PARTICIPANT_ADDED"] {
  const { isTold } = PARTY_RIGHTS[role];
  return {
    visibility: isTold ? Visibility.PUBLIC : Visibility.INTERNAL,
    audienceId: null,
    participantKind: "customer",
    participantId: customerId,
    role,
  };
}
