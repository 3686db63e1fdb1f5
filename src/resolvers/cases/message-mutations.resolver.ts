import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { AddNoteInput, ReceiveMessageInput, ReplyToCaseInput } from "../../schema/cases/message-inputs";
import { AddNotePayload, ReceiveMessagePayload, ReplyToCasePayload } from "../../schema/cases/case-payloads";
import { lockFreeCases } from "../../services/cases/lock-case";
import { addNote } from "../../services/cases/messages/add-note";
import { receiveMessage } from "../../services/cases/messages/receive-message";
import { replyToCase } from "../../services/cases/messages/reply-to-case";
import { DoneTogether } from "../joint-command";
import type { RequestContext } from "../request-context";

const ON_CASE = {
  about: ["caseId", "case"],
  aloneWith: ["attachmentIds", "privateWith", "customerId"],
  hold: lockFreeCases,
} as const;

@Resolver()
export class MessageMutations {
  @DoneTogether({ operation: replyToCase, ...ON_CASE })
  @Mutation(() => ReplyToCasePayload, {
    description: "Writes a public message: to the customer, or from the customer when its own token asks.",
  })
  replyToCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ReplyToCaseInput, { description: "The case, and what to say." })
    input: ReplyToCaseInput,
  ): Promise<ReplyToCasePayload> {
    return run(replyToCase, input);
  }

  @DoneTogether({ operation: receiveMessage, ...ON_CASE })
  @Mutation(() => ReceiveMessagePayload, {
    description:
      "Records what the case's customer said on a channel. Wakes a waiting case, reopens a resolved one.",
  })
  receiveMessage(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ReceiveMessageInput, { description: "The message as its channel knows it." })
    input: ReceiveMessageInput,
  ): Promise<ReceiveMessagePayload> {
    return run(receiveMessage, input);
  }

  @DoneTogether({ operation: addNote, ...ON_CASE })
  @Mutation(() => AddNotePayload, { description: "Writes a note among staff, on a case in any state." })
  async addNote(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AddNoteInput, { description: "The case, and what to note." }) input: AddNoteInput,
  ): Promise<AddNotePayload> {
    const { message, ...payload } = await run(addNote, input);
    return { ...payload, note: message };
  }
}
