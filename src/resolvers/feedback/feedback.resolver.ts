import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Feedback } from "../../entities/feedback/feedback.entity";
import { parsePublicId } from "../../kernel/ids";
import type { Connection } from "../../schema/connection";
import {
  FeedbackListArgs,
  FeedbackThemesArgs,
  ImportFeedbackInput,
  JudgeFeedbackInput,
  RecordFeedbackInput,
  SetFeedbackStatusInput,
} from "../../schema/feedback/feedback-inputs";
import {
  ImportFeedbackPayload,
  JudgeFeedbackPayload,
  RecordFeedbackPayload,
  SetFeedbackStatusPayload,
} from "../../schema/feedback/feedback-payloads";
import { FeedbackConnection, FeedbackThemeType, FeedbackType } from "../../schema/feedback/feedback.type";
import { importFeedback } from "../../services/feedback/entries/import-feedback";
import { judgeFeedback } from "../../services/feedback/entries/judge-feedback";
import { feedbackById, feedbackList } from "../../services/feedback/entries/read-feedback";
import { examplesOfTopics, feedbackThemes, type Theme } from "../../services/feedback/entries/read-themes";
import { recordFeedback } from "../../services/feedback/entries/record-feedback";
import { setFeedbackStatus } from "../../services/feedback/entries/set-feedback-status";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class FeedbackResolver {
  @Query(() => FeedbackType, {
    nullable: true,
    description: "One piece of feedback; null when the caller may see none of this id.",
  })
  feedback(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The feedback's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Feedback | null> {
    return load(feedbackById, parsePublicId("fb", id, "id"), null, wanted);
  }

  @Query(() => FeedbackConnection, {
    nullable: true,
    description: "Feedback, the latest first. A customer sees its own.",
  })
  allFeedback(
    @Ctx() context: RequestContext,
    @Args(() => FeedbackListArgs) args: FeedbackListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Feedback>> {
    return listField(context, feedbackList, args, asked);
  }

  @Extensions({ mostItems: 50 })
  @Query(() => [FeedbackThemeType], {
    nullable: true,
    description:
      "What feedback of a period was about, the most spoken of first; 50 topics at most. Staff only.",
  })
  feedbackThemes(
    @Ctx() { run }: RequestContext,
    @Args(() => FeedbackThemesArgs) args: FeedbackThemesArgs,
  ): Promise<readonly Theme[]> {
    return run(feedbackThemes, args);
  }

  @Mutation(() => RecordFeedbackPayload, {
    description: "Records what somebody said of us without being asked. Safe to repeat with an external id.",
  })
  recordFeedback(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RecordFeedbackInput, { description: "The feedback." }) input: RecordFeedbackInput,
  ): Promise<RecordFeedbackPayload> {
    return run(recordFeedback, input);
  }

  @Mutation(() => ImportFeedbackPayload, {
    description: "Records up to 100 at once, such as reviews of a store, with a result for each.",
  })
  importFeedback(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ImportFeedbackInput, { description: "The feedback." }) input: ImportFeedbackInput,
  ): Promise<ImportFeedbackPayload> {
    return run(importFeedback, input);
  }

  @Mutation(() => JudgeFeedbackPayload, {
    description:
      "Takes another's word for what feedback says. Redress judges by words, and does not judge it again.",
  })
  judgeFeedback(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => JudgeFeedbackInput, { description: "The feedback, and the judgement." })
    input: JudgeFeedbackInput,
  ): Promise<JudgeFeedbackPayload> {
    return run(judgeFeedback, input);
  }

  @Mutation(() => SetFeedbackStatusPayload, {
    description: "Says what becomes of feedback, which its customer may read: you said, we did.",
  })
  setFeedbackStatus(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SetFeedbackStatusInput, { description: "The feedback, and what becomes of it." })
    input: SetFeedbackStatusInput,
  ): Promise<SetFeedbackStatusPayload> {
    return run(setFeedbackStatus, input);
  }
}

@Resolver(() => FeedbackThemeType)
export class FeedbackThemeFields {
  @Extensions({ mostItems: 5 })
  @FieldResolver(() => [FeedbackType], { nullable: true, description: "The latest feedback about it." })
  examples(
    @Root() { topic, from, to }: Theme,
    @Ctx() { load }: RequestContext,
    @Arg("first", () => Int, { defaultValue: 3, description: "How many at most, 5 or less." }) first: number,
  ): Promise<readonly Feedback[] | null> {
    return load(examplesOfTopics, topic, { from, to, first });
  }
}
