import { CaseState } from "../../../entities/cases/case-enums";
import { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { ActorKind, MessageDirection, Visibility } from "../../../entities/cases/message-enums";
import type { Channel } from "../../../entities/customers/customer-enums";
import { sql, type Sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { ConflictError, InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Redaction } from "../../../kernel/firewall/redaction";
import { publicId, type Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import { languageOf } from "../../../kernel/text-language";
import type { Context } from "../../access/actor";
import { attachFiles } from "../../attachments/attach-files";
import type { EventCatalog } from "../../events/event-catalog";
import { CaseClosedError } from "../case-refusals";
import { maskCompletedNumbers, type Earlier } from "./complete-numbers";
import { externalIdForm, type ExternalId } from "../external-id";
import { messageNamed, storedUnlessNamed } from "./named-messages";
import { filesForMessage } from "./message-files";
import { refuseMerged } from "../merging/refuse-merged";
import type { Party } from "../parties/party-rights";
import type { Author, NewEntry } from "../record-timeline";
import { stepCase } from "../step-case";
import { tellRemovals, type Removal } from "./tell-removal";
import { wokenBy } from "../snooze/wake-by-message";

const messages = table(CaseMessage);

/** Clocks of other systems may run ahead of ours by this much. */
const CLOCK_SKEW_SECONDS = 300;

export interface MessageDraft {
  readonly direction: MessageDirection | null;
  readonly channel: Channel;
  readonly author: Author;
  /** As what the author takes part in the case; as its customer unless told. The staff are no party. */
  readonly party?: Party;
  /** With whom the staff speak in private; with all who take part unless told. */
  readonly audienceId?: Uuid | null | undefined;
  /** Whether it is recorded and wakes nobody. */
  readonly isUnheard?: boolean;
  /** Whether no person wrote it; true for what Redress says by itself, unless told. */
  readonly isAutomatic?: boolean | null | undefined;
  readonly body: SafeText;
  /** The case that the author meant, if it was merged since. */
  readonly saidOn?: Uuid;
  readonly externalId?: ExternalId | null | undefined;
  /** What the author wrote before, where that is being read already. */
  readonly earlier?: Earlier | null;
  /** Now, unless told. */
  readonly sentAt?: Instant | null | undefined;
  readonly attachmentIds?: readonly Uuid[] | null | undefined;
}

export interface RecordedMessage {
  readonly case: Case;
  readonly message: CaseMessage;
  /** False when the message was known by its external id. */
  readonly created: boolean;
  /** Masked because of what the author wrote before. */
  readonly redactions: readonly Redaction[];
}

class MessageElsewhereError extends ConflictError {
  override readonly field = ["externalId"];

  constructor() {
    super("Another case already has the message of this external id.");
  }
}

/** Adds a message to a case that is held. What its customer or another party writes may wake or reopen it. */
export async function recordMessage(
  ctx: Context,
  held: Case,
  draft: MessageDraft,
  redactions: readonly Redaction[] = [],
): Promise<RecordedMessage> {
  const externalId = draft.externalId ? externalIdForm(draft.externalId) : null;
  const known = externalId && (await messageNamed(ctx, externalId));
  if (known && known.caseId !== held.id && !(await wasSaidOn(ctx, draft.saidOn ?? held.id, known)))
    throw new MessageElsewhereError();
  if (known) return { case: held, message: known, created: false, redactions: [] };
  await refuseMerged(ctx, held);
  if (held.state === CaseState.CLOSED) throw new CaseClosedError();
  const files = await filesForMessage(ctx, held.id, draft.author, draft.attachmentIds);
  const visibility = draft.audienceId ? Visibility.PRIVATE : Visibility.PUBLIC;
  const row = messageRow(ctx, held, { ...draft, externalId }, visibility);
  const { message, removals, redactions: further } = await maskCompletedNumbers(ctx, row, draft.earlier);
  // Whoever received it on another case at this very moment holds another lock.
  if (externalId && !(await storedUnlessNamed(ctx, message))) throw new MessageElsewhereError();
  const isInbound = message.direction === MessageDirection.INBOUND;
  const stepped = stepCase(ctx, held, {
    change:
      visibility === Visibility.PUBLIC ? { lastMessageAt: later(held.lastMessageAt, message.sentAt) } : {},
    entries: [messageEntry(message)],
    event: { type: isInbound ? "message.received" : "message.sent", payload: published(message) },
    author: draft.author,
    ...(!externalId && { message }),
  });
  attachFiles(ctx, message.id, files);
  const told = tellRemovals(ctx, stepped, [removalOf(message, redactions), ...removals], draft.author);
  return {
    case: isInbound && !draft.isUnheard ? wokenBy(ctx, told, draft.author, draft.party) : told,
    message,
    created: true,
    redactions: further,
  };
}

/** Adds an internal note to a case that is held, whatever state it is in. */
export async function recordNote(
  ctx: Context,
  held: Case,
  body: SafeText,
  redactions: readonly Redaction[] = [],
  attachmentIds: readonly Uuid[] | null = null,
): Promise<RecordedMessage> {
  const files = await filesForMessage(ctx, held.id, ctx.actor, attachmentIds);
  const draft = { direction: null, channel: held.channel, author: ctx.actor, body };
  const row = messageRow(ctx, held, draft, Visibility.INTERNAL);
  const { message, removals, redactions: further } = await maskCompletedNumbers(ctx, row);
  const stepped = stepCase(ctx, held, {
    change: {},
    entries: [{ kind: "NOTE", messageId: message.id }],
    event: { type: "note.added", payload: idsOf(message) },
    message,
  });
  attachFiles(ctx, message.id, files);
  const told = tellRemovals(ctx, stepped, [removalOf(message, redactions), ...removals]);
  return { case: told, message, created: true, redactions: further };
}

/** What the firewall masked in the message, before it was known what it would be a part of. */
export function removalOf(
  { id, visibility, audienceId }: CaseMessage,
  redactions: readonly Redaction[],
): Removal {
  const ofBody = redactions.filter(({ field: [name] }) => name === "body");
  return { messageId: id, visibility, audienceId, redactions: ofBody };
}

/** Whether the message was said on this case, and stands on another since a merge or a split. */
async function wasSaidOn(ctx: Context, caseId: Uuid, message: CaseMessage): Promise<boolean> {
  const entries = await ctx.db.rows(sql`
    select
    from case_timeline_entries
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and kind = 'MESSAGE'
    and message_id = ${message.id}`);
  return entries.length > 0;
}

/** The row of a new message, as it will be stored. */
export function messageRow(
  ctx: Context,
  { id: caseId }: Pick<Case, "id">,
  { direction, channel, author, audienceId, isAutomatic, body, externalId, sentAt }: MessageDraft,
  visibility: Visibility,
): CaseMessage {
  if (sentAt != null && sentAt > plusSeconds(ctx.now(), CLOCK_SKEW_SECONDS))
    throw new InvalidError("sentAt", "A message cannot have been sent in the future.");
  return {
    workspaceId: ctx.workspaceId,
    id: ctx.newId(),
    createdAt: ctx.now(),
    caseId,
    direction,
    visibility,
    audienceId: audienceId ?? null,
    channel,
    authorKind: author.kind,
    authorId: author.id,
    isAutomatic: isAutomatic ?? author.kind === ActorKind.SYSTEM,
    body,
    language: languageOf(body),
    externalSource: externalId?.source ?? null,
    externalId: externalId?.id ?? null,
    sentAt: sentAt ?? ctx.now(),
  };
}

export function messageInsertion(ctx: Context, message: CaseMessage): Sql {
  return insertion(ctx, messages, [message]);
}

export function idsOf({ id, caseId }: CaseMessage): { readonly caseId: string; readonly messageId: string } {
  return { caseId: publicId("case", caseId), messageId: publicId("msg", id) };
}

/** What the timeline tells of a message, to whom the message is for. */
export function messageEntry({ id, visibility, audienceId, isAutomatic }: CaseMessage): NewEntry {
  return { kind: "MESSAGE", messageId: id, visibility, audienceId, ...(isAutomatic && { automatic: true }) };
}

/** What an event tells of a message to those who take part in the case. */
export function published(message: CaseMessage): EventCatalog["message.sent"] {
  const { channel, visibility, audienceId } = message;
  return { ...idsOf(message), channel, visibility, audienceId: audienceId && publicId("cust", audienceId) };
}

function later(known: Instant | null, sentAt: Instant): Instant {
  return known !== null && known > sentAt ? known : sentAt;
}
