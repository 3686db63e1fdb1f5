import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from "type-graphql";
import { MaxLength } from "class-validator";
import type { Team } from "../../entities/access/team.entity";
import type { Macro } from "../../entities/cases/macro.entity";
import { parsePublicId } from "../../kernel/ids";
import {
  MacroConnection,
  MacroPreviewType,
  MacroType,
  MacroUsageType,
  MacroVariableType,
  type MacroTextType,
} from "../../schema/cases/macro.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { teamsById } from "../../services/access/read-teams";
import { listMacroVariables } from "../../services/cases/macros/list-macro-variables";
import { publishedActions } from "../../services/cases/macros/macro-actions";
import { usageOfMacros, type MacroUsage } from "../../services/cases/macros/macro-usage";
import { previewMacro } from "../../services/cases/macros/preview-macro";
import { macroList } from "../../services/cases/macros/read-macros";
import { Ask } from "../asked";
import { Derived } from "../derived-field";
import { listField } from "../list-field";
import { One } from "../related-field";
import type { Asked, RequestContext } from "../request-context";

@ArgsType()
class MacroListArgs extends PageArgs {
  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description:
      "With a slash, the beginning of a shortcut: `/ref`. Otherwise words that stand in name, shortcut or description.",
  })
  query?: string | null;
}

@ArgsType()
class RenderMacroArgs {
  @Field(() => ID, { description: "The macro." })
  macroId!: string;

  @Field(() => ID, { description: "The case." })
  caseId!: string;

  @MaxLength(35)
  @Field(() => String, {
    nullable: true,
    description: "The text in this language, by BCP 47, if there is one.",
  })
  language?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The payment that the text speaks of, if the case is about several.",
  })
  transactionId?: string | null;
}

@Resolver(() => MacroType)
export class MacroResolver {
  @Query(() => MacroConnection, {
    nullable: true,
    description:
      "The macros that the caller may use, by name: those of all of the staff, of its teams, and its own. Never shown to customers.",
  })
  macros(
    @Ctx() context: RequestContext,
    @Args(() => MacroListArgs) args: MacroListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Macro>> {
    return listField(context, macroList, args, asked);
  }

  @Query(() => MacroPreviewType, {
    nullable: true,
    description: "What a macro would say and do on a case, for the composer. Nothing is done.",
  })
  renderMacro(
    @Ctx() { run }: RequestContext,
    @Args(() => RenderMacroArgs) { macroId, caseId, transactionId, ...args }: RenderMacroArgs,
  ): Promise<MacroPreviewType> {
    return run(previewMacro, {
      ...args,
      macroId: parsePublicId("macro", macroId, "macroId"),
      caseId: parsePublicId("case", caseId, "caseId"),
      transactionId: transactionId == null ? null : parsePublicId("txn", transactionId, "transactionId"),
    });
  }

  @Query(() => [MacroVariableType], {
    nullable: true,
    description: "All that the texts of macros can name.",
  })
  macroVariables(@Ctx() { run }: RequestContext): Promise<readonly MacroVariableType[]> {
    return run(listMacroVariables, null);
  }

  @Derived<Macro>(["memberId"], ({ memberId }) => memberId === null)
  isShared!: boolean;

  @One<Macro, Team>(teamsById, "teamId")
  team!: Team | null;

  @Derived<Macro>(["texts", "fallbackLanguage"], textsOf)
  texts!: readonly MacroTextType[];

  @Derived<Macro>(["actions"], publishedActions)
  actions!: Readonly<Record<string, unknown>>;

  @One<Macro, MacroUsage>(usageOfMacros, "id", {
    type: () => MacroUsageType,
    nullable: true,
    description: "How much it is used.",
  })
  usage!: MacroUsage | null;
}

function textsOf({ texts, fallbackLanguage }: Macro): readonly MacroTextType[] {
  return Object.entries(texts).map(([language, text]) => ({
    language,
    text: String(text),
    isFallback: language === fallbackLanguage,
  }));
}
