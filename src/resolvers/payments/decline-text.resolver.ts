import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { DeclineText } from "../../entities/payments/decline-text.entity";
import { PageArgs, type Connection } from "../../schema/connection";
import { DeclineExplanationType } from "../../schema/payments/decline-explanation.type";
import { RemoveDeclineTextInput, SetDeclineTextInput } from "../../schema/payments/decline-text-inputs";
import { RemoveDeclineTextPayload, SetDeclineTextPayload } from "../../schema/payments/decline-text-payloads";
import { DeclineTextConnection } from "../../schema/payments/decline-text.type";
import { ExplainDeclineArgs } from "../../schema/payments/explain-decline-args";
import type { DeclineCard } from "../../services/payments/explain/decline-card";
import { explainDecline } from "../../services/payments/explain/explain-decline";
import { declineTextList } from "../../services/payments/explain/own-decline-texts";
import { removeDeclineText } from "../../services/payments/explain/remove-decline-text";
import { setDeclineText } from "../../services/payments/explain/set-decline-text";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class DeclineTextResolver {
  @Query(() => DeclineExplanationType, {
    nullable: true,
    description:
      "What a code of a decline means. For the staff only. A code that nobody knows reads as a decline without a reason.",
  })
  explainDecline(
    @Ctx() { run }: RequestContext,
    @Args(() => ExplainDeclineArgs) args: ExplainDeclineArgs,
  ): Promise<DeclineCard> {
    return run(explainDecline, args);
  }

  @Query(() => DeclineTextConnection, {
    nullable: true,
    description: "The workspace's own texts of declines, the oldest first.",
  })
  declineTexts(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<DeclineText>> {
    return listField(context, declineTextList, args, asked);
  }

  @Mutation(() => SetDeclineTextPayload, {
    description: "Sets what customers read of a decline, in place of our text. Safe to repeat.",
  })
  setDeclineText(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SetDeclineTextInput, { description: "Which text, and what it says." })
    input: SetDeclineTextInput,
  ): Promise<SetDeclineTextPayload> {
    return run(setDeclineText, input);
  }

  @Mutation(() => RemoveDeclineTextPayload, {
    description: "Lets customers read our text again. Safe to repeat.",
  })
  removeDeclineText(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveDeclineTextInput, { description: "Which text." })
    input: RemoveDeclineTextInput,
  ): Promise<RemoveDeclineTextPayload> {
    return run(removeDeclineText, input);
  }
}
