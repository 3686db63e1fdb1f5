import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { MarkCaseReadPayload, MarkCaseUnreadPayload } from "../../schema/cases/case-payloads";
import { CaseType } from "../../schema/cases/case.type";
import { MarkCaseReadInput, MarkCaseUnreadInput } from "../../schema/cases/reading-inputs";
import { markCaseRead } from "../../services/cases/reading/mark-case-read";
import { markCaseUnread } from "../../services/cases/reading/mark-case-unread";
import { unreadOfCases, type Unread } from "../../services/cases/reading/read-unread";
import { Related } from "../related-field";
import { toValue } from "../relation";
import type { RequestContext } from "../request-context";

@Resolver(() => CaseType)
export class ReadingResolver {
  @Related(
    toValue<Case, Unread, boolean | null>(unreadOfCases, "id", (unread) => unread?.isUnread ?? null),
    {},
  )
  isUnread!: boolean | null;

  @Related(
    toValue<Case, Unread, number | null>(unreadOfCases, "id", (unread) => unread?.unreadCount ?? null),
    {},
  )
  unreadCount!: number | null;

  @Mutation(() => MarkCaseReadPayload, {
    description:
      "Says that a member has read a case; what was read before stays read. No change of the case: its version stays.",
  })
  markCaseRead(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MarkCaseReadInput, { description: "The case, how far, and who." })
    input: MarkCaseReadInput,
  ): Promise<MarkCaseReadPayload> {
    return run(markCaseRead, input);
  }

  @Mutation(() => MarkCaseUnreadPayload, {
    description: "Makes a case unread to a member again. No change of the case: its version stays.",
  })
  markCaseUnread(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MarkCaseUnreadInput, { description: "The case, from where on, and to whom." })
    input: MarkCaseUnreadInput,
  ): Promise<MarkCaseUnreadPayload> {
    return run(markCaseUnread, input);
  }
}
