import { Resolver } from "type-graphql";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { ActorType } from "../../schema/cases/actor.type";
import { CaseType } from "../../schema/cases/case.type";
import type { ExternalIdType } from "../../schema/cases/external-id.type";
import { MessageType } from "../../schema/cases/message.type";
import { casesById } from "../../services/cases/read-cases";
import { Derived } from "../derived-field";
import { One } from "../related-field";
import { ActorField } from "./actor-field";

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

  @Derived<CaseMessage>(["externalSource", "externalId"], ({ externalSource, externalId }) =>
    externalSource && externalId ? { source: externalSource, id: externalId } : null,
  )
  externalId!: ExternalIdType | null;
}
