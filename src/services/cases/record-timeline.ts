import type { CaseKind, CasePriority, CaseState } from "../../entities/cases/case-enums";
import type { CaseStateReason } from "../../entities/cases/case-reasons";
import { CaseTimelineEntry } from "../../entities/cases/case-timeline-entry.entity";
import type { Case } from "../../entities/cases/case.entity";
import { Visibility, type ActorKind } from "../../entities/cases/message-enums";
import type { TimelineEntryKind } from "../../entities/cases/timeline-entry-kind";
import type { Channel } from "../../entities/customers/customer-enums";
import { insertRows } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

const entries = table(CaseTimelineEntry);

type Json = Readonly<Record<string, unknown>>;

/**
 * What each kind of entry tells beside its message or transaction. The names differ from kind to kind,
 * because one GraphQL query cannot ask for two fields of one name and different types.
 */
export interface TimelineDetails {
  readonly OPENED: { readonly channel: Channel };
  readonly MESSAGE: { readonly messageId: Uuid };
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
  readonly SUBJECT_CHANGED: { readonly fromSubject: string; readonly toSubject: string };
  readonly KIND_CHANGED: { readonly fromKind: CaseKind; readonly toKind: CaseKind };
  readonly PRIORITY_CHANGED: { readonly fromPriority: CasePriority; readonly toPriority: CasePriority };
  readonly TAGS_CHANGED: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly ATTRIBUTES_CHANGED: { readonly fromAttributes: Json; readonly toAttributes: Json };
  readonly TRANSACTION_LINKED: { readonly transactionId: Uuid };
  readonly TRANSACTION_UNLINKED: { readonly transactionId: Uuid };
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

/** What customers read too; the rest is the workspace's own business. */
const PUBLIC_KINDS: ReadonlySet<TimelineEntryKind> = new Set([
  "OPENED",
  "MESSAGE",
  "STATE_CHANGED",
  "TRANSACTION_LINKED",
  "TRANSACTION_UNLINKED",
]);

/** Adds lines to the timeline of a case that is held and stands at its new version. */
export async function recordTimeline(
  ctx: Context,
  { id: caseId, version }: Pick<Case, "id" | "version">,
  author: Author,
  news: readonly NewEntry[],
): Promise<void> {
  const rows = news.map((entry) => {
    const { kind, messageId, transactionId, ...detail } = {
      messageId: null,
      transactionId: null,
      ...entry,
    };
    return {
      id: ctx.newId(),
      caseId,
      caseVersion: version,
      kind,
      visibility: PUBLIC_KINDS.has(kind) ? Visibility.PUBLIC : Visibility.INTERNAL,
      actorKind: author.kind,
      actorId: author.id,
      occurredAt: ctx.now(),
      messageId,
      transactionId,
      detail,
    };
  });
  await insertRows(ctx, entries, rows);
}
