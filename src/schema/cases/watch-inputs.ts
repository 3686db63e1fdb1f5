import { InputType } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";

@InputType({ description: "A case and one who watches it." })
abstract class WatcherInput {
  @IdField("Case", { description: "The case's id." })
  caseId!: Uuid;

  @IdField("Member", {
    nullable: true,
    description: "The member; whoever asks, unless told. An API key has to tell.",
  })
  memberId?: Uuid | null;
}

@InputType({ description: "A case, and who is to watch it." })
export class WatchCaseInput extends WatcherInput {}

@InputType({ description: "A case, and who is to watch it no more." })
export class UnwatchCaseInput extends WatcherInput {}
