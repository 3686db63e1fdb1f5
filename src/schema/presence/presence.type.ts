import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { ActorType } from "../cases/actor.type";
import { IdField } from "../id-field";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";

/** The values of `services/presence`, which this floor does not import. */
export const PresenceActivity = {
  VIEWING: "VIEWING",
  WRITING_REPLY: "WRITING_REPLY",
  WRITING_NOTE: "WRITING_NOTE",
} as const;
export type PresenceActivity = (typeof PresenceActivity)[keyof typeof PresenceActivity];

registerEnumType(PresenceActivity, {
  name: "PresenceActivity",
  description: "What somebody is doing on a case at this moment.",
  valuesConfig: {
    VIEWING: { description: "Has it open." },
    WRITING_REPLY: { description: "Is writing what the other side will read." },
    WRITING_NOTE: { description: "Is writing a note; staff only." },
  },
});

@ObjectType("Presence", { description: "Somebody who is at a case at this moment.", simpleResolvers: true })
export class PresenceType {
  @Field(() => ActorType, { description: "Who it is." })
  actor!: ActorType;

  @Field(() => PresenceActivity, { description: "What it is doing." })
  activity!: PresenceActivity;

  @Field(() => DateTime, { description: "When it is forgotten unless it is said again." })
  until!: Instant;
}

@InputType("AnnouncePresenceInput", { description: "At which case you are, and what you do there." })
export class AnnouncePresenceInput {
  @IdField("Case", { description: "The case's id." })
  caseId!: Uuid;

  @Field(() => PresenceActivity, { nullable: true, description: "What you do there; null when you leave." })
  activity?: PresenceActivity | null;
}

@ObjectType("AnnouncePresencePayload", { description: "Answer of `announcePresence`." })
export class AnnouncePresencePayload extends Payload {}
