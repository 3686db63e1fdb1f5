import { InputType } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";

@InputType({ description: "A case and one who reads it." })
abstract class ReadingInput {
  @IdField("Case", { description: "The case's id." })
  caseId!: Uuid;

  @IdField("Member", {
    nullable: true,
    description:
      "The member; whoever asks, unless told. A member tells of itself alone, and an API key has to tell for whom it asks.",
  })
  memberId?: Uuid | null;
}

@InputType({ description: "How far a member has read a case." })
export class MarkCaseReadInput extends ReadingInput {
  @IdField("Message", {
    nullable: true,
    description:
      "The last message or note that was read, with all that were stored before it; everything on the case unless told.",
  })
  upToMessageId?: Uuid | null;
}

@InputType({ description: "From where on a case is unread to a member." })
export class MarkCaseUnreadInput extends ReadingInput {
  @IdField("Message", {
    nullable: true,
    description:
      "The first message or note that is unread, with all that were stored after it. As if the member had never looked at the case, unless told.",
  })
  fromMessageId?: Uuid | null;
}
