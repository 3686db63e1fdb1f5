import { Field, Int, ObjectType } from "type-graphql";
import { CaseKind, CasePriority, CaseState } from "../../entities/cases/case-enums";
import { CaseStateReason } from "../../entities/cases/case-reasons";
import type { Case } from "../../entities/cases/case.entity";
import { Channel } from "../../entities/customers/customer-enums";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { MemberType } from "../access/member.type";
import { TeamType } from "../access/team.type";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { NodeType } from "../node";
import { DateTime, JSONObject } from "../scalars";
import { StaffField } from "../staff-field";
import "./case-enums";
import "./case-reason-enums";
import { CaseAssignmentType } from "./case-assignment.type";
import { CaseLinkType } from "./case-link.type";
import { ExternalIdType } from "./external-id.type";

type Hidden =
  | "workspaceId"
  | "priorityRank"
  | "nextDueAt"
  | "importedVersion"
  | "customerId"
  | "teamId"
  | "memberId"
  | "mergedIntoId";

@ObjectType("Case", {
  implements: NodeType,
  description: "One matter that a customer has with the workspace, from the first word to the last.",
  simpleResolvers: true,
})
export class CaseType implements NodeType, Omit<Case, Hidden | "externalSource" | "externalId"> {
  id!: Uuid;

  @Field(() => Int, { description: "Counts from 1 in each workspace, without a gap." })
  number!: number;

  @Field(() => String, { description: "What it is about, in a line." })
  subject!: SafeText;

  @Field(() => CaseKind, { description: "What it is about, in a word." })
  kind!: CaseKind;

  @Field(() => Channel, { description: "Where the case began." })
  channel!: Channel;

  @Field(() => CaseState, { description: "Where it stands." })
  state!: CaseState;

  @Field(() => CaseStateReason, {
    nullable: true,
    description:
      "Why it is in this state; null since it was opened. A customer's token reads null too while the case waits for a third party, or is closed.",
  })
  stateReason!: CaseStateReason | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the last public message was written; null before the first.",
  })
  lastMessageAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When it was last resolved; null once reopened." })
  resolvedAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When it was closed; null unless it is." })
  closedAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was opened." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When anything last happened on it." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows with each thing that happens; give it as `expectedVersion`." })
  version!: number;

  @StaffField(() => CasePriority, { description: "How soon it needs attention." })
  priority!: CasePriority;

  @StaffField(() => [String], { description: "The workspace's own marks, in the order they were given." })
  tags!: readonly SafeText[];

  @StaffField(() => JSONObject, { description: "The workspace's own facts." })
  attributes!: SafeJson;

  @StaffField(() => DateTime, {
    description: "When it came from another system with its history; null for one that was opened here.",
  })
  importedAt!: Instant | null;

  @StaffField(() => DateTime, { description: "When it was laid aside; null while it is awake." })
  snoozedAt!: Instant | null;

  @StaffField(() => DateTime, {
    description:
      "When a case that is laid aside wakes by itself; null for one that waits for its customer to write.",
  })
  snoozedUntil!: Instant | null;

  @StaffField(() => DateTime, {
    description:
      "When the first of its running clocks is due, or was; null where none runs. What happens on the case reaches it within a moment; `clocks` tells it at once.",
  })
  nextDueAt?: Instant | null;

  @StaffField(() => TeamType, { description: "The team in whose queue it is." })
  team?: TeamType | null;

  @StaffField(() => MemberType, { description: "The member who works on it." })
  assignee?: MemberType | null;

  @StaffField(() => Boolean, {
    description:
      "Whether something is new to the member who asks: it has never marked the case as read, or somebody else has written a message or a note since. Null for an API key.",
  })
  isUnread?: boolean | null;

  @StaffField(() => Int, {
    description:
      "How many messages and notes the member who asks has not read, its own not among them; 100 stands for 100 or more. Null for an API key.",
  })
  unreadCount?: number | null;

  @StaffField(() => [MemberType], {
    description: "Who watches it, in the order of their coming; 50 at most.",
  })
  watchers?: readonly MemberType[] | null;

  @StaffField(() => [CaseAssignmentType], {
    description: "Who had it, from when till when, oldest first; of more than 50 the latest.",
  })
  assignments?: readonly CaseAssignmentType[] | null;

  @StaffField(() => [CaseLinkType], {
    description: "What it is to other cases, and they to it, in the order of linking; 100 at most.",
  })
  links?: readonly CaseLinkType[] | null;

  @StaffField(() => ExternalIdType, { description: "The id by which another system knows it." })
  externalId?: ExternalIdType | null;
}

export const CaseConnection = connectionTypeOf(CaseType, "Case");
