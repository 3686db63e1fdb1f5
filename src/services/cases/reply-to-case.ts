import { ActorKind, MessageDirection } from "../../entities/cases/message-enums";
import { Channel } from "../../entities/customers/customer-enums";
import { InvalidError } from "../../kernel/errors";
import type { Instant } from "../../kernel/instant";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import type { ExternalId } from "./external-id";
import { lockCase, type CaseReference } from "./lock-case";
import { recordMessage, type RecordedMessage } from "./record-message";

export interface ReplyToCaseInput extends CaseReference {
  readonly body: SafeText;
  readonly channel?: Channel | null;
  readonly externalId?: ExternalId | null;
  readonly sentAt?: Instant | null;
}

/** Writes a public message: to the customer, or from the customer when its own token asks. */
export const replyToCase = command(
  { name: "case:reply", permission: "message:write", exact: ["externalId"] },
  async (ctx: Context, input: ReplyToCaseInput, redactions): Promise<RecordedMessage> => {
    const { actor } = ctx;
    const { body, channel, externalId, sentAt } = input;
    if (actor.kind === ActorKind.CUSTOMER && (externalId != null || sentAt != null))
      throw new InvalidError(externalId != null ? "externalId" : "sentAt", "Only the staff may set this.");
    const held = await lockCase(ctx, input);
    if (actor.kind === ActorKind.CUSTOMER)
      return recordMessage(
        ctx,
        held,
        {
          direction: MessageDirection.INBOUND,
          channel: channel ?? Channel.PORTAL,
          author: actor,
          body,
        },
        redactions,
      );
    return recordMessage(
      ctx,
      held,
      {
        direction: MessageDirection.OUTBOUND,
        channel: channel ?? held.channel,
        author: actor,
        body,
        externalId,
        sentAt,
      },
      redactions,
    );
  },
);
