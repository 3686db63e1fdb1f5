import { ActorKind, MessageDirection } from "../../../entities/cases/message-enums";
import { Channel } from "../../../entities/customers/customer-enums";
import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { standingId } from "../../customers/standing-customer";
import type { ExternalId } from "../external-id";
import { lockCase, lockStandingCase, type CaseReference } from "../lock-case";
import { wordsOf, type Said } from "./message-files";
import { readEarlier } from "./complete-numbers";
import { recordMessage, type RecordedMessage } from "./record-message";
import { assertAudience, writingParty } from "./writing-party";

export interface ReplyToCaseInput extends CaseReference, Said {
  readonly channel?: Channel | null;
  /** With whom in private, of those who take part; a customer's token may name itself, and then the staff read it. */
  readonly privateWith?: Uuid | null;
  /** Whether an autoresponder or a bot wrote it, and no person. */
  readonly isAutomatic?: boolean | null;
  readonly externalId?: ExternalId | null;
  readonly sentAt?: Instant | null;
}

/** Writes a message: to those who take part in the case, or from one of them when its own token asks. */
export const replyToCase = command(
  { name: "case:reply", permission: "message:write", exact: ["externalId"] },
  async (ctx: Context, input: ReplyToCaseInput, redactions): Promise<RecordedMessage> => {
    refuseStaffFacts(ctx, input);
    const { kind: authorKind, id: authorId } = ctx.actor;
    const holding = (authorKind === ActorKind.CUSTOMER ? lockStandingCase : lockCase)(ctx, input);
    const { caseId, sentAt } = input;
    const earlier = readEarlier(ctx, { caseId, authorKind, authorId }, { body: input.body ?? "", sentAt });
    const held = await holding;
    const { privateWith, attachmentIds } = input;
    const audienceId = privateWith && (await standingId(ctx, privateWith));
    const body = wordsOf(input);
    const draft = { author: ctx.actor, body, audienceId, attachmentIds, earlier };
    if (ctx.actor.kind === ActorKind.CUSTOMER) {
      const party = await writingParty(ctx, held, ctx.actor.id);
      const channel = input.channel ?? Channel.PORTAL;
      return recordMessage(
        ctx,
        held,
        { ...draft, direction: MessageDirection.INBOUND, channel, party },
        redactions,
      );
    }
    await assertAudience(ctx, held, audienceId);
    const { channel, isAutomatic, externalId } = input;
    return recordMessage(
      ctx,
      held,
      {
        ...draft,
        direction: MessageDirection.OUTBOUND,
        channel: channel ?? held.channel,
        isAutomatic,
        externalId,
        sentAt,
      },
      redactions,
    );
  },
);

const STAFF_FACTS = ["externalId", "sentAt", "isAutomatic"] as const;

function refuseStaffFacts({ actor }: Context, input: ReplyToCaseInput): void {
  if (actor.kind !== ActorKind.CUSTOMER) return;
  const given = STAFF_FACTS.find((fact) => input[fact] != null);
  if (given) throw new InvalidError(given, "Only the staff may set this.");
  const { privateWith } = input;
  if (privateWith != null && privateWith !== actor.id)
    throw new InvalidError("privateWith", "Name yourself to write to the staff alone.");
}
