import { Field, ObjectType } from "type-graphql";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import { MessageDirection, Visibility } from "../../entities/cases/message-enums";
import { Channel } from "../../entities/customers/customer-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { MemberType } from "../access/member.type";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import { StaffField } from "../staff-field";
import { ActorType } from "./actor.type";
import { ExternalIdType } from "./external-id.type";
import "./message-enums";

@ObjectType("Message", {
  implements: NodeType,
  description:
    "What was said on a case: a message to all who take part or to one of them, or a note among staff. Never changed, but that a card number is masked which a later message completes.",
  simpleResolvers: true,
})
export class MessageType
  implements
    NodeType,
    Pick<CaseMessage, "id" | "direction" | "visibility" | "channel" | "body" | "sentAt" | "createdAt">
{
  id!: Uuid;

  @Field(() => MessageDirection, {
    nullable: true,
    description: "Which way it went; null for a note, which goes nowhere.",
  })
  direction!: MessageDirection | null;

  @Field(() => Visibility, { description: "PUBLIC or PRIVATE for a message, INTERNAL for a note." })
  visibility!: Visibility;

  @Field(() => Channel, { description: "How it travelled." })
  channel!: Channel;

  @Field(() => String, {
    description: "What was said, as plain text; 50,000 characters at most, and none where files came alone.",
  })
  body!: SafeText;

  @Field(() => DateTime, { description: "When it was written." })
  sentAt!: Instant;

  @Field(() => DateTime, { description: "When Redress stored it: later, if it came from elsewhere." })
  createdAt!: Instant;

  @Field(() => ActorType, { description: "Who wrote it." })
  author?: ActorType;

  @Field(() => ActorType, {
    nullable: true,
    description:
      "With whom the staff speak, if it is PRIVATE: the one customer who reads it. Null otherwise.",
  })
  privateWith?: ActorType | null;

  @StaffField(() => [MemberType], { description: "The members whom a note calls for; 20 at most." })
  mentions?: readonly MemberType[] | null;

  @StaffField(() => Boolean, { description: "Whether an autoresponder or a bot wrote it, and no person." })
  isAutomatic!: boolean | null;

  @StaffField(() => ExternalIdType, { description: "The id by which another system knows it." })
  externalId?: ExternalIdType | null;
}

export const MessageConnection = connectionTypeOf(MessageType, "Message");
