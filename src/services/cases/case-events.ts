import type { EventType } from "../events/event-catalog";

interface CaseMoved {
  readonly caseId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

interface MessageOfCase {
  readonly caseId: string;
  readonly messageId: string;
}

interface MessageToParties extends MessageOfCase {
  readonly channel: string;
  /** PUBLIC, or PRIVATE: between the staff and `audienceId`, one of those who take part in the case. */
  readonly visibility: string;
  readonly audienceId: string | null;
}

interface MergeOfCase {
  readonly caseId: string;
  readonly otherCaseId: string;
  readonly state: string;
  readonly snooze: { readonly until: string | null } | null;
}

interface SavedView {
  readonly viewId: string;
  readonly name: string;
  readonly memberId: string | null;
}

interface Participation {
  readonly caseId: string;
  readonly customerId: string;
  readonly role: string;
}

interface Assignment {
  readonly teamId: string | null;
  readonly memberId: string | null;
}

interface ExternalIdOfCase {
  readonly source: string;
  readonly id: string;
}

interface CaseAndMember {
  readonly caseId: string;
  readonly memberId: string;
}

interface CaseLink {
  readonly caseId: string;
  readonly otherCaseId: string;
  readonly kind: string;
  readonly direction: string;
}

declare module "../events/event-catalog" {
  interface EventCatalog {
    /** A case was opened. */
    "case.opened": {
      readonly caseId: string;
      readonly number: number;
      readonly customerId: string;
      readonly kind: string;
      readonly priority: string;
      readonly channel: string;
      readonly transactionIds: readonly string[];
    };
    /**
     * A case came from another system with its history, up to `version`: its one event, in place of those of all that
     * happened before.
     */
    "case.imported": {
      readonly caseId: string;
      readonly externalId: ExternalIdOfCase;
      readonly openedAt: string;
      readonly version: number;
    };
    /**
     * Facts of a case changed; `changed` names the fields. `customer` and `participants` are others after a merge of
     * customers; of `attachments` one was removed.
     */
    "case.changed": { readonly caseId: string; readonly changed: readonly string[] };
    /** A case was given to a team or a member, or taken from them. */
    "case.assigned": { readonly caseId: string; readonly from: Assignment; readonly to: Assignment };
    /** A case waits for its customer or for a third party, as `to` says. */
    "case.paused": CaseMoved;
    /** A waiting case goes on. */
    "case.resumed": CaseMoved;
    /** The matter is settled, as far as the staff can tell. */
    "case.resolved": CaseMoved;
    /** The case has ended. */
    "case.closed": CaseMoved;
    /** A resolved or closed case is worked on again. */
    "case.reopened": CaseMoved;
    /** A case was laid aside until then, or if null until its customer writes. Resolving and closing end that too. */
    "case.snoozed": { readonly caseId: string; readonly until: string | null };
    /** A snooze ended: it was `DUE` at that time, the customer replied, or the staff asked. */
    "case.woken": { readonly caseId: string; readonly reason: string; readonly dueAt: string | null };
    /**
     * Card data was masked in what was written on the case, before it was stored; `fields` says where. An earlier
     * message that a later one completed a number of is among `messageIds`.
     */
    "case.card_data_removed": {
      readonly caseId: string;
      readonly messageIds: readonly string[];
      readonly fields: readonly string[];
      readonly kinds: readonly string[];
    };
    /** A case is about this transaction. */
    "case.transaction_linked": { readonly caseId: string; readonly transactionId: string };
    /** A case is not about this transaction after all. */
    "case.transaction_unlinked": { readonly caseId: string; readonly transactionId: string };
    /** A case was merged into another and closed; `from` is its state before. */
    "case.merged": { readonly caseId: string; readonly intoCaseId: string; readonly from: string };
    /** Another case was merged into this one; `messageIds` names the messages and notes that came with it. */
    "case.merge_received": {
      readonly caseId: string;
      readonly mergedCaseId: string;
      readonly messageIds: readonly string[];
    };
    /** Somebody said that the duty of this name is done. */
    "case.obligation_met": { readonly caseId: string; readonly name: string };
    /**
     * The customer was told by when the case will be resolved: at first where `from` is null, else another time, for a
     * reason that the customer reads.
     */
    "case.resolution_estimated": {
      readonly caseId: string;
      readonly from: string | null;
      readonly to: string;
      readonly reason: string | null;
    };
    /**
     * Two cases are apart again: of each of them, with its state now. `snooze` is null where it is not laid aside; the
     * snooze that the merge ended lasts again, unless its time is over or a party has written meanwhile.
     */
    "case.merge_undone": MergeOfCase;
    /** A second matter was split off to a case of its own, with these messages and notes. */
    "case.split": {
      readonly caseId: string;
      readonly newCaseId: string;
      readonly messageIds: readonly string[];
    };
    /** The case was split off another, with these messages and notes. */
    "case.split_off": {
      readonly caseId: string;
      readonly fromCaseId: string;
      readonly messageIds: readonly string[];
    };
    /** A further customer takes part in the case. */
    "case.participant_added": Participation;
    /** One who took part in the case sees nothing of it any more. */
    "case.participant_removed": Participation;
    /**
     * A case is `kind` to another case, or the other to it, as `direction` says: `OUTGOING`, `INCOMING`, or `MUTUAL`
     * for cases that are related. Each of the two has such an event.
     */
    "case.linked": CaseLink;
    /** A case is not that to another case after all. */
    "case.unlinked": CaseLink;
    /** A member watches a case from now on. */
    "case.watched": CaseAndMember;
    /** A member watches a case no more. */
    "case.unwatched": CaseAndMember;
    /** A view of cases was saved; `memberId` says whose own it is, null that all share it. */
    "case_view.created": SavedView;
    /** A saved view got another name, filter or order. */
    "case_view.changed": SavedView;
    /** A saved view was removed. */
    "case_view.deleted": SavedView;
    /** The customer wrote, or another who takes part in the case. */
    "message.received": MessageToParties;
    /** The staff wrote to those who take part in the case, or to one of them. */
    "message.sent": MessageToParties;
    /** The staff wrote a note that the customer does not see. */
    "note.added": MessageOfCase;
    /** A note calls for a member, who watches the case from now on. */
    "member.mentioned": MessageOfCase & { readonly memberId: string };
  }
}

/** The events of this domain, for whoever lists them. */
export const CASE_EVENTS: readonly EventType[] = [
  "case.opened",
  "case.imported",
  "case.changed",
  "case.assigned",
  "case.paused",
  "case.resumed",
  "case.resolved",
  "case.closed",
  "case.reopened",
  "case.snoozed",
  "case.woken",
  "case.card_data_removed",
  "case.transaction_linked",
  "case.transaction_unlinked",
  "case.merged",
  "case.merge_received",
  "case.merge_undone",
  "case.split",
  "case.split_off",
  "case.participant_added",
  "case.participant_removed",
  "case.linked",
  "case.unlinked",
  "case.watched",
  "case.unwatched",
  "case.obligation_met",
  "case.resolution_estimated",
  "case_view.created",
  "case_view.changed",
  "case_view.deleted",
  "message.received",
  "message.sent",
  "note.added",
  "member.mentioned",
];
