import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { ActorType } from "../../schema/cases/actor.type";
import { CaseType } from "../../schema/cases/case.type";
import type { ExternalIdType } from "../../schema/cases/external-id.type";
import { MessageType } from "../../schema/cases/message.type";
import { casesById } from "../../services/cases/read-cases";
import type { RequestContext } from "../request-context";
import { readActor } from "./read-actor";

@Resolver(() => MessageType)
export class MessageFields {
  @FieldResolver(() => CaseType, { nullable: true, description: "The case on which it was said." })
  case(@Root() { caseId }: CaseMessage, @Ctx() { load }: RequestContext): Promise<Case | null> {
    return load(casesById, caseId, null);
  }

  @FieldResolver()
  author(@Root() { authorKind, authorId }: CaseMessage, @Ctx() context: RequestContext): Promise<ActorType> {
    return readActor(context, authorKind, authorId);
  }

  @FieldResolver()
  externalId(@Root() { externalSource, externalId }: CaseMessage): ExternalIdType | null {
    return externalSource && externalId ? { source: externalSource, id: externalId } : null;
  }
}
