import { ActorKind, MessageDirection } from "../../../entities/cases/message-enums";
import type { Channel } from "../../../entities/customers/customer-enums";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { isBlocked } from "../../customers/blocked-customer";
import { standingId } from "../../customers/standing-customer";
import type { ExternalId } from "../external-id";
import { lockStandingCase } from "../lock-case";
import { wordsOf, type Said } from "./message-files";
import { recordMessage, type RecordedMessage } from "./record-message";
import { writingParty } from "./writing-party";

export interface ReceiveMessageInput extends Said {
  readonly caseId: Uuid;
  /** Who wrote it, of those who take part; the case's customer unless told. */
  readonly customerId?: Uuid | null;
  /** Whether it was for the staff alone. */
  readonly isPrivate?: boolean | null;
  readonly channel?: Channel | null;
  readonly externalId: ExternalId;
  readonly sentAt?: Instant | null;
}

/** Records what the case's customer, or another who takes part in it, said on a channel. The same external id again changes nothing. */
export const receiveMessage = command(
  { name: "message:receive", permission: "message:receive", exact: ["externalId"] },
  async (ctx: Context, input: ReceiveMessageInput, redactions): Promise<RecordedMessage> => {
    const held = await lockStandingCase(ctx, { caseId: input.caseId });
    const authorId = await authorOf(ctx, input, held.customerId);
    const [party, isUnheard] = await Promise.all([
      writingParty(ctx, held, authorId, "customerId"),
      isBlocked(ctx, authorId),
    ]);
    return recordMessage(
      ctx,
      held,
      {
        direction: MessageDirection.INBOUND,
        channel: input.channel ?? held.channel,
        author: { kind: ActorKind.CUSTOMER, id: authorId },
        party,
        isUnheard,
        audienceId: input.isPrivate ? authorId : null,
        body: wordsOf(input),
        saidOn: input.caseId,
        externalId: input.externalId,
        sentAt: input.sentAt,
        attachmentIds: input.attachmentIds,
      },
      redactions,
    );
  },
);

/** A channel may know the author by the id of one that was merged since. */
async function authorOf(ctx: Context, { customerId }: ReceiveMessageInput, ownerId: Uuid): Promise<Uuid> {
  if (customerId == null) return ownerId;
  return standingId(ctx, customerId);
}
