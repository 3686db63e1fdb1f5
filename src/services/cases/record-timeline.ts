import type { CaseKind, CasePriority, CaseState } from "../../entities/cases/case-enums";
import type { CaseStateReason } from "../../entities/cases/case-reasons";
import type { CaseLinkDirection, CaseLinkKind } from "../../entities/cases/case-relation-enums";
import type { CaseWakeReason } from "../../entities/cases/case-wake-reason";
import { CaseTimelineEntry } from "../../entities/cases/case-timeline-entry.entity";
import { Visibility, type ActorKind } from "../../entities/cases/message-enums";
import type { ParticipantRole } from "../../entities/cases/participant-role";
import type { TimelineEntryKind } from "../../entities/cases/timeline-entry-kind";
import type { Channel } from "../../entities/customers/customer-enums";
import type { Sql } from "../../kernel/database/sql";
import { insertAsDocument } from "../../kernel/database/insert-into";
import { completed, insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { CardDataKind } from "../../kernel/firewall/mask-card-data";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";

const timeline = table(CaseTimelineEntry);

type Json = Readonly<Record<string, unknown>>;

/** Who may read an entry: as of the text that it tells of. */
interface Audience {
  readonly visibility: Visibility;
  readonly audienceId: Uuid | null;
}

/** Who came or went, as what; those of whom the others are not told stay between themselves and the staff. */
interface ParticipantNews extends Audience {
  readonly participantKind: "customer";
  readonly participantId: Uuid;
  readonly role: ParticipantRole;
}

interface LinkNews {
  readonly linkKind: CaseLinkKind;
  readonly direction: CaseLinkDirection;
  readonly otherCaseId: Uuid;
}

/**
 * What each kind of entry tells beside its message or transaction. The names differ from kind to kind,
 * because one GraphQL query cannot ask for two fields of one name and different types.
 */
export interface TimelineDetails {
  readonly OPENED: { readonly channel: Channel };
  /** `automatic` where no person wrote it, and absent elsewhere. */
  readonly MESSAGE: { readonly messageId: Uuid; readonly automatic?: true } & Audience;
  readonly NOTE: { readonly messageId: Uuid };
  readonly STATE_CHANGED: {
    readonly fromState: CaseState;
    readonly toState: CaseState;
    readonly reason: CaseStateReason;
  };
  readonly ASSIGNMENT_CHANGED: {
    readonly fromTeamId: Uuid | null;
    readonly toTeamId: Uuid | null;
    readonly fromMemberId: Uuid | null;
    readonly toMemberId: Uuid | null;
  };
  readonly SUBJECT_CHANGED: { readonly fromSubject: SafeText; readonly toSubject: SafeText };
  readonly KIND_CHANGED: { readonly fromKind: CaseKind; readonly toKind: CaseKind };
  readonly PRIORITY_CHANGED: { readonly fromPriority: CasePriority; readonly toPriority: CasePriority };
  readonly TAGS_CHANGED: { readonly added: readonly SafeText[]; readonly removed: readonly SafeText[] };
  readonly ATTRIBUTES_CHANGED: { readonly fromAttributes: Json; readonly toAttributes: Json };
  readonly TRANSACTION_LINKED: { readonly transactionId: Uuid };
  readonly TRANSACTION_UNLINKED: { readonly transactionId: Uuid };
  readonly SNOOZED: { readonly until: Instant | null };
  readonly WOKEN: { readonly wakeReason: CaseWakeReason; readonly dueAt: Instant | null };
  readonly CASE_LINKED: LinkNews;
  readonly CASE_UNLINKED: LinkNews;
  readonly FIELDS_CHANGED: {
    readonly fieldKeys: readonly string[];
    readonly fromFields: Json;
    readonly toFields: Json;
  };
  readonly OBLIGATION_MET: { readonly name: string };
  /** From null where nothing was promised before; the reason is for the customer. */
  readonly RESOLUTION_ESTIMATED: {
    readonly fromInstant: Instant | null;
    readonly toInstant: Instant;
    readonly estimateReason: SafeText | null;
  };
  readonly CARD_DATA_REMOVED: {
    readonly messageId: Uuid | null;
    readonly fields: readonly string[];
    readonly kinds: readonly CardDataKind[];
  } & Audience;
  /** The name as it was then: macros are renamed and deleted. */
  readonly MACRO_APPLIED: { readonly macroId: Uuid; readonly macroName: SafeText };
  readonly ATTACHMENT_REMOVED: {
    readonly messageId: Uuid;
    readonly attachmentId: Uuid;
    readonly fileName: SafeText;
  } & Audience;
  readonly CUSTOMER_MERGED: { readonly mergedCustomerId: Uuid; readonly intoCustomerId: Uuid };
  readonly PARTICIPANT_ADDED: ParticipantNews;
  readonly PARTICIPANT_REMOVED: ParticipantNews;
  readonly MERGED: { readonly otherCaseId: Uuid };
  readonly MERGE_RECEIVED: { readonly otherCaseId: Uuid; readonly messageCount: number };
  readonly MERGE_UNDONE: { readonly otherCaseId: Uuid };
  readonly SPLIT: { readonly otherCaseId: Uuid; readonly messageCount: number };
  readonly SPLIT_OFF: { readonly otherCaseId: Uuid; readonly messageCount: number };
}

/** An entry to be written. */
export type NewEntry = {
  [Kind in TimelineEntryKind]: { readonly kind: Kind } & TimelineDetails[Kind];
}[TimelineEntryKind];

/** Who did something, which for a message that an integration hands in is the customer. */
export interface Author {
  readonly kind: ActorKind;
  readonly id: Uuid | null;
}

/** What customers read too; the rest, but for what says otherwise itself, is the workspace's own business. */
const PUBLIC_KINDS: ReadonlySet<TimelineEntryKind> = new Set([
  "OPENED",
  "STATE_CHANGED",
  "TRANSACTION_LINKED",
  "TRANSACTION_UNLINKED",
  "MERGED",
  "MERGE_UNDONE",
  "RESOLUTION_ESTIMATED",
]);

/** What happened to a case when it came to this version, as its timeline tells it. */
export interface CaseNews {
  readonly caseId: Uuid;
  readonly version: number | Sql;
  readonly author: Author;
  readonly entries: readonly NewEntry[];
  /** When it happened; now, unless told. */
  readonly at?: Instant;
}

/** Lines of timelines of cases that are held, as a part of the statement that gives the cases their versions. */
export function timelineInsertion(ctx: Context, ...news: readonly CaseNews[]): Sql {
  return insertion(
    ctx,
    timeline,
    news.flatMap((one) => rowsOf(ctx, one)),
  );
}

/** Rows of such lines, to be written together with those of other contexts. */
export function timelineRows(ctx: Context, ...news: readonly CaseNews[]): readonly object[] {
  return completed(
    ctx,
    timeline,
    news.flatMap((one) => rowsOf(ctx, one)),
  );
}

/** Writes such rows, each with the version that `found` finds; null where they cannot be written as one document. */
export function timelineAtOnce(rows: readonly object[], found: Sql): Sql | null {
  return insertAsDocument(timeline, rows, { caseVersion: found });
}

function rowsOf(ctx: Context, { caseId, version, author, entries, at = ctx.now() }: CaseNews) {
  return entries.map((entry) => {
    const { kind, messageId, transactionId, visibility, audienceId, ...detail } = {
      messageId: null,
      transactionId: null,
      audienceId: null,
      visibility: PUBLIC_KINDS.has(entry.kind) ? Visibility.PUBLIC : Visibility.INTERNAL,
      ...entry,
    };
    return {
      id: ctx.newId(),
      caseId,
      caseVersion: version,
      kind,
      visibility,
      audienceId,
      actorKind: author.kind,
      actorId: author.id,
      occurredAt: at,
      messageId,
      transactionId,
      detail,
    };
  });
}
