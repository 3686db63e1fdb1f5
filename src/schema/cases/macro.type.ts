import { Extensions, Field, Int, ObjectType } from "type-graphql";
import { MacroReplyKind, MacroStepKind } from "../../entities/cases/macro-enums";
import type { Macro } from "../../entities/cases/macro.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { TeamType } from "../access/team.type";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime, JSONObject } from "../scalars";
import "./macro-enums";

@ObjectType("MacroText", { description: "What a macro says in one language.", simpleResolvers: true })
export class MacroTextType {
  @Field(() => String, { description: "By BCP 47, e.g. `pt-BR`." })
  language!: string;

  @Field(() => String, { description: "A template: plain text with variables, see `macroVariables`." })
  text!: string;

  @Field(() => Boolean, { description: "Whether it is for those in whose language there is none." })
  isFallback!: boolean;
}

@ObjectType("MacroUsage", { description: "How much a macro is used.", simpleResolvers: true })
export class MacroUsageType {
  @Field(() => Int, {
    description: "How often it was applied to a case in the last 30 days; 10,001 for more than 10,000.",
  })
  timesUsed!: number;

  @Field(() => DateTime, { nullable: true, description: "When it was last applied." })
  lastUsedAt!: Instant | null;
}

@ObjectType("Macro", {
  implements: NodeType,
  description:
    "What is often said and done on cases, as one: a text with variables, in several languages, and actions. Give its id to `renderMacro` and `applyMacro`.",
  simpleResolvers: true,
})
export class MacroType
  implements NodeType, Pick<Macro, "id" | "name" | "description" | "shortcut" | "replyKind" | "version">
{
  id!: Uuid;

  @Field(() => String, { description: "How it is called." })
  name!: SafeText;

  @Field(() => String, { nullable: true, description: "When to use it." })
  description!: SafeText | null;

  @Field(() => String, {
    nullable: true,
    description: "What a composer expands, e.g. `/refund-late`; no other macro of the workspace has it.",
  })
  shortcut!: SafeText | null;

  @Field(() => Boolean, { description: "Whether others use it too, or its owner alone." })
  isShared?: boolean;

  @Field(() => TeamType, {
    nullable: true,
    description: "The team that shares it; null for all of the staff.",
  })
  team?: object | null;

  @Field(() => MacroReplyKind, { nullable: true, description: "What it writes; null for nothing." })
  replyKind!: MacroReplyKind | null;

  @Extensions({ mostItems: 20 })
  @Field(() => [MacroTextType], { description: "What it says, by language; empty for nothing." })
  texts?: readonly MacroTextType[];

  @Field(() => JSONObject, { description: "What it does, in the form of `MacroActionsInput`." })
  actions?: Readonly<Record<string, unknown>>;

  @Field(() => DateTime, { description: "When it was saved first." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it was last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const MacroConnection = connectionTypeOf(MacroType, "Macro");

@ObjectType("MacroVariable", {
  description:
    'What the text of a macro can name: `{{customer.firstName}}`, or with a substitute `{{customer.firstName | "there"}}`.',
  simpleResolvers: true,
})
export class MacroVariableType {
  @Field(() => String, { description: "Its name, e.g. `customer.firstName`." })
  name!: string;

  @Field(() => String, { description: "What it stands for." })
  description!: string;

  @Field(() => String, { description: "A value that it may have." })
  example!: string;

  @Field(() => Boolean, { description: "Whether only notes may name it, as customers must not read it." })
  isInternal!: boolean;
}

@ObjectType("MacroGap", {
  description: "A variable that has no value on a case, and no substitute.",
  simpleResolvers: true,
})
export class MacroGapType {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "As it stands in the text: `{{customer.firstName}}`." })
  written!: string;

  @Field(() => String, { description: "Why it has none." })
  reason!: string;
}

@ObjectType("MacroReply", { description: "What a macro says on a case.", simpleResolvers: true })
export class MacroReplyType {
  @Field(() => MacroReplyKind, { description: "Whether it is a message or a note." })
  kind!: MacroReplyKind;

  @Field(() => String, {
    description: "The text with its values; what is missing stands in it as it is written in the macro.",
  })
  text!: string;

  @Field(() => String, { description: "The language of the text, by BCP 47." })
  language!: string;

  @Extensions({ mostItems: 20 })
  @Field(() => [MacroGapType], {
    description:
      "What has no value. The macro is not applied with gaps: fill them, and send the text as `body`.",
  })
  missing!: readonly MacroGapType[];
}

@ObjectType("MacroStep", { description: "One thing that a macro does with a case.", simpleResolvers: true })
export class MacroStepType {
  @Field(() => MacroStepKind, { description: "Of which kind it is." })
  kind!: MacroStepKind;

  @Field(() => String, { description: "What it does, for people: `set the priority to HIGH`." })
  words!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it would be refused now, as far as that is known before it is tried; null for no reason.",
  })
  obstacle!: string | null;
}

@ObjectType("MacroPreview", {
  description: "What a macro would say and do on a case. Nothing is done.",
  simpleResolvers: true,
})
export class MacroPreviewType {
  @Field(() => MacroReplyType, { nullable: true, description: "What it says; null for nothing." })
  reply!: MacroReplyType | null;

  @Extensions({ mostItems: 7 })
  @Field(() => [MacroStepType], { description: "What it does, in this order." })
  steps!: readonly MacroStepType[];
}
