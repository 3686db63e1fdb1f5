import { Extensions, Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { ActorType } from "../../schema/cases/actor.type";
import { CaseType } from "../../schema/cases/case.type";
import type { ExternalIdType } from "../../schema/cases/external-id.type";
import { MessageType } from "../../schema/cases/message.type";
import { actorNames } from "../../services/cases/read-actors";
import { MAX_MENTIONS } from "../../services/cases/watching/mention-members";
import { casesById } from "../../services/cases/read-cases";
import { mentionsOfMessages } from "../../services/cases/watching/read-watchers";
import { Derived } from "../derived-field";
import { One, Related, Several } from "../related-field";
import { wayOf } from "../relation";
import { actor, ActorField } from "./actor-field";

@Resolver(() => MessageType)
export class MessageFields {
  @One<CaseMessage, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description: "The case on which it was said.",
  })
  case!: Case | null;

  @ActorField<CaseMessage>("authorKind", "authorId")
  author!: ActorType;

  @Related(
    wayOf<CaseMessage, string | null, ActorType | null>({
      needs: ["audienceId"],
      keyOf: ({ audienceId }) => audienceId,
      read: actorNames,
      shape: (name, { audienceId }) => (audienceId === null ? null : actor("customer", audienceId, name)),
    }),
    {},
  )
  privateWith!: ActorType | null;

  @Extensions({ mostItems: MAX_MENTIONS })
  @Several(mentionsOfMessages, {})
  mentions!: readonly Member[];

  @Derived<CaseMessage>(["externalSource", "externalId"], ({ externalSource, externalId }) =>
    externalSource && externalId ? { source: externalSource, id: externalId } : null,
  )
  externalId!: ExternalIdType | null;
}
