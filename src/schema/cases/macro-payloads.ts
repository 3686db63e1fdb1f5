import { Field, ID, ObjectType } from "type-graphql";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { Macro } from "../../entities/cases/macro.entity";
import { Payload } from "../user-error.type";
import { CaseType } from "./case.type";
import { ChangeCasesResultType } from "./change-cases-payload";
import { MacroType } from "./macro.type";
import { MessageType } from "./message.type";

@ObjectType({ description: "Answer of `createMacro`.", simpleResolvers: true })
export class CreateMacroPayload extends Payload {
  @Field(() => MacroType, { nullable: true, description: "The macro." })
  macro?: Macro;
}

@ObjectType({ description: "Answer of `changeMacro`.", simpleResolvers: true })
export class ChangeMacroPayload extends Payload {
  @Field(() => MacroType, { nullable: true, description: "The macro as it is now." })
  macro?: Macro;
}

@ObjectType({ description: "Answer of `deleteMacro`.", simpleResolvers: true })
export class DeleteMacroPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Id of the macro that is no more." })
  deletedMacroId?: string;
}

@ObjectType({ description: "Answer of `applyMacro`.", simpleResolvers: true })
export class ApplyMacroPayload extends Payload {
  @Field(() => CaseType, { nullable: true, description: "The case as it is now." })
  case?: Case;

  @Field(() => MessageType, {
    nullable: true,
    description: "The message or note that it wrote; null for one that says nothing.",
  })
  message?: CaseMessage | null;
}

@ObjectType({ description: "Answer of `applyMacroToCases`.", simpleResolvers: true })
export class ApplyMacroToCasesPayload extends Payload {
  @Field(() => [ChangeCasesResultType], {
    nullable: true,
    description: "One for each id, in their order. A refused case leaves the others as they are.",
  })
  results?: readonly ChangeCasesResultType[];
}
