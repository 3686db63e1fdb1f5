import { Arg, Ctx, ID, Mutation, Resolver, Subscription } from "type-graphql";
import { parsePublicId } from "../../kernel/ids";
import {
  AnnouncePresenceInput,
  AnnouncePresencePayload,
  PresenceType,
} from "../../schema/presence/presence.type";
import type { ActorType } from "../../schema/cases/actor.type";
import { announcePresence } from "../../services/presence/announce-presence";
import type { Present } from "../../services/presence/read-presence";
import { ActorField } from "../cases/actor-field";
import { neverSubscribed } from "../live-field";
import type { RequestContext } from "../request-context";

@Resolver()
export class PresenceResolver {
  @Mutation(() => AnnouncePresencePayload, {
    description:
      "Tells those who follow the case's `presence` that you are at it. Say it again every 10 seconds or so: after 20 it is forgotten. It is no event, and is stored nowhere.",
  })
  announcePresence(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AnnouncePresenceInput, { description: "Where you are, and what you do." })
    input: AnnouncePresenceInput,
  ): Promise<object> {
    return run(announcePresence, input);
  }

  @Subscription(() => [PresenceType], {
    nullable: true,
    subscribe: neverSubscribed,
    description:
      "Who else is at a case at this moment: all of them, and anew at each change. Ephemeral: it has no cursor, and what was missed is gone. A customer's token hears of staff who write to it, and of nobody else.",
  })
  presence(
    @Ctx() { live }: RequestContext,
    @Arg("caseId", () => ID, { description: "The case's id." }) caseId: string,
  ): unknown {
    return live({ presenceAt: parsePublicId("case", caseId, "caseId") });
  }
}

@Resolver(() => PresenceType)
export class PresenceFields {
  @ActorField<Present>("actorKind", "actorId")
  actor!: ActorType;
}
