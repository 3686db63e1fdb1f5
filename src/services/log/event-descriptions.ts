import type { EventType } from "../events/event-catalog";
import "./all-events";

/** When each type of event is recorded. Written by `npm run docs:generate` of what stands above each; do not edit. */
export const EVENT_DESCRIPTIONS: Readonly<Record<EventType, string>> = {
  "workspace.created": "A workspace was set up.",
  "workspace.updated": "A setting of the workspace changed.",
  "workspace.time_advanced":
    "The time of a test workspace was moved on, and what fell due on the way was done.",
  "member.invited": "A person was given a place on the support staff.",
  "member.updated": "Facts about a member changed; `changed` names the fields.",
  "member.deactivated": "A member lost access.",
  "member.reactivated": "A member got access back.",
  "team.created": "A team was made.",
  "team.renamed": "A team got another name.",
  "team.deleted": "A team is gone.",
  "team.member_added": "A member joined a team.",
  "team.member_removed": "A member left a team.",
  "api_key.created": "A machine's credential was made.",
  "api_key.rotated": "A key was replaced by a new one; the old one works until `expiresAt`.",
  "api_key.revoked": "A key stopped working for good.",
  "identity_provider.configured": "From now on this issuer vouches for the workspace's members.",
  "identity_provider.removed": "Nobody vouches for members any more: none can sign in.",
  "customer.created": "A customer was met for the first time.",
  "customer.updated": "Facts about a customer changed; `changed` names the fields.",
  "customer.merged":
    "Two customers are one: the cases, payments and identities of `customerId` are from now on those of `intoCustomerId`. The cases and payments tell no events of their own of it.",
  "customer.merge_received":
    "Another customer was merged into this one; `changed` names the fields that it brought.",
  "customer.blocked": "What the customer writes is not heard from now on.",
  "customer.unblocked": "It is heard again.",
  "customer.contact_added": "A person speaks for a merchant from now on.",
  "customer.contact_changed": "A contact got another role, or is the primary one now.",
  "customer.contact_removed": "A person speaks for a merchant no more.",
  "customer.duplicate_dismissed": "It was said that these two are not one, though they look like it.",
  "customer_segment.created":
    "A segment of customers was saved; `memberId` says whose own it is, null that all share it.",
  "customer_segment.changed": "A segment got another name or filter.",
  "customer_segment.deleted": "A segment was removed.",
  "customer.token_minted": "A customer was given a token; it works until `expiresAt`.",
  "customer.tokens_revoked": "All tokens that the customer had been given stopped working.",
  "provider_connection.created": "A provider's events are welcome from now on.",
  "provider_connection.secret_rotated":
    "Its events are signed with another secret; the former one still holds until then.",
  "provider_connection.disabled": "Its events are refused from now on.",
  "provider_connection.enabled": "Its events are welcome again.",
  "transaction.created": "A payment or payout became known. Amounts are minor units as decimal digits.",
  "transaction.state_changed":
    "It went on to another state; steps that nobody reported may lie between the two.",
  "transaction.updated":
    "Other facts about it changed; `changed` names them: `disputes` for what is asked, and until when.",
  "transaction.merged": "It turned out to be the same as an older one, which carries on alone.",
  "decline_text.set":
    "Customers read this workspace's own text for a reason, or for one code. `subject` is `BALANCE` or `ISO_8583:51`.",
  "decline_text.removed": "They read our text again.",
  "case.opened": "A case was opened.",
  "case.imported":
    "A case came from another system with its history, up to `version`: its one event, in place of those of all that happened before.",
  "case.changed":
    "Facts of a case changed; `changed` names the fields. `customer` and `participants` are others after a merge of customers; of `attachments` one was removed.",
  "case.assigned": "A case was given to a team or a member, or taken from them.",
  "case.paused": "A case waits for its customer or for a third party, as `to` says.",
  "case.resumed": "A waiting case goes on.",
  "case.resolved": "The matter is settled, as far as the staff can tell.",
  "case.closed": "The case has ended.",
  "case.reopened": "A resolved or closed case is worked on again.",
  "case.snoozed":
    "A case was laid aside until then, or if null until its customer writes. Resolving and closing end that too.",
  "case.woken": "A snooze ended: it was `DUE` at that time, the customer replied, or the staff asked.",
  "case.card_data_removed":
    "Card data was masked in what was written on the case, before it was stored; `fields` says where. An earlier message that a later one completed a number of is among `messageIds`.",
  "case.transaction_linked": "A case is about this transaction.",
  "case.transaction_unlinked": "A case is not about this transaction after all.",
  "case.merged": "A case was merged into another and closed; `from` is its state before.",
  "case.merge_received":
    "Another case was merged into this one; `messageIds` names the messages and notes that came with it.",
  "case.merge_undone":
    "Two cases are apart again: of each of them, with its state now. `snooze` is null where it is not laid aside; the snooze that the merge ended lasts again, unless its time is over or a party has written meanwhile.",
  "case.split": "A second matter was split off to a case of its own, with these messages and notes.",
  "case.split_off": "The case was split off another, with these messages and notes.",
  "case.participant_added": "A further customer takes part in the case.",
  "case.participant_removed": "One who took part in the case sees nothing of it any more.",
  "case.linked":
    "A case is `kind` to another case, or the other to it, as `direction` says: `OUTGOING`, `INCOMING`, or `MUTUAL` for cases that are related. Each of the two has such an event.",
  "case.unlinked": "A case is not that to another case after all.",
  "case.watched": "A member watches a case from now on.",
  "case.unwatched": "A member watches a case no more.",
  "case.obligation_met": "Somebody said that the duty of this name is done.",
  "case.resolution_estimated":
    "The customer was told by when the case will be resolved: at first where `from` is null, else another time, for a reason that the customer reads.",
  "case_view.created": "A view of cases was saved; `memberId` says whose own it is, null that all share it.",
  "case_view.changed": "A saved view got another name, filter or order.",
  "case_view.deleted": "A saved view was removed.",
  "message.received": "The customer wrote, or another who takes part in the case.",
  "message.sent": "The staff wrote to those who take part in the case, or to one of them.",
  "note.added": "The staff wrote a note that the customer does not see.",
  "member.mentioned": "A note calls for a member, who watches the case from now on.",
  "case_field.created": "Cases have a new custom field.",
  "case_field.changed":
    "A custom field got another label, other choices, or is required or public otherwise.",
  "case_field.retired": "A custom field takes no values any more; those that it has stay.",
  "case.fields_changed":
    "Values of custom fields of a case were set or removed; `changed` names the fields' keys.",
  "macro.created":
    "A macro was saved; `teamId` or `memberId` says whose own it is, null for both that all share it.",
  "macro.changed": "A macro got other texts, actions or names.",
  "macro.deleted": "A macro was removed; what it did stays.",
  "macro.applied": "A macro was applied to a case; what it did there is told by the events of the case.",
  "calendar.created": "A business calendar was made.",
  "calendar.changed":
    "A business calendar got another name or other hours, or became or ceased to be the default.",
  "calendar.archived": "A business calendar is not to be chosen any more.",
  "sla_policy.created": "A policy was made; it counts from then on.",
  "sla_policy.changed": "A policy got another name, or asks for something else.",
  "sla_policy.archived": "A policy does not count any more.",
  "sla_policy.reordered": "A policy is asked earlier or later than before whether it matches.",
  "clock.started":
    "A clock of a case began to run: `PENDING` until `startsAt`, where that is the next opening.",
  "clock.paused": "A clock stands still, `restsFor` that reason.",
  "clock.resumed": "A clock runs again.",
  "clock.warned": "The warning of that number, counted from 1: less is left than the policy wants.",
  "clock.breached": "The time was over at `dueAt`, and it was not done.",
  "clock.retracted":
    "What was told as a breach was none: it had been done in time, which became known later.",
  "clock.retargeted":
    "A clock goes by another policy, or another revision of its own: `targetMs` may be another, or the same.",
  "clock.rescheduled":
    "A calendar got other hours, so that a clock counts from, or is due at, another moment.",
  "clock.met": "It was done: in time, or late, as `state` says.",
  "clock.cancelled": "It is not asked for any more.",
  "clock.revived": "The case was reopened, and a clock goes on where it stopped.",
  "clock.escalated":
    "Something was to be done because a clock warned or breached; `outcome` says what became of it.",
  "survey.created": "A survey was made.",
  "survey.changed": "A survey got another name, other rules or another state; `changed` names the fields.",
  "survey.published": "A survey says something new from now on.",
  "survey.settings_changed": "What holds for all surveys of the workspace changed.",
  "survey.invited": "A customer is to be asked now: ask `surveyLink` for the link, and hand it on.",
  "survey.invitation_cancelled": "A customer is not to be asked after all.",
  "survey.invitation_expired": "A customer did not answer in time.",
  "survey.answered": "A customer answered; further questions may follow.",
  "survey.answer_changed": "An answer was completed, or changed while that was allowed.",
  "survey.consent_changed": "A customer does not want to be asked, or may be asked again.",
  "occasion.recorded": "Something ended for a customer in another system, which told of it.",
  "feedback.received": "Somebody said what it thinks of us, asked or not.",
  "feedback.judged": "Feedback was judged anew, as its words changed or another judge looked at it.",
  "feedback.status_changed": "What becomes of the feedback was decided.",
  "feedback.followed_up": "A case was opened to follow the feedback up.",
  "attachment.announced": "A file was announced; it is not there yet.",
  "attachment.stored": "A file is stored: READY, or QUARANTINED until it was scanned, as `state` says.",
  "attachment.released": "A scanner found nothing wrong with a file: it may be downloaded.",
  "attachment.rejected": "A file was not kept: TYPE_NOT_ALLOWED, CARD_DATA or INFECTED.",
  "attachment.sent": "A message has the file.",
  "attachment.removed": "The content of a file was taken away; its name stands.",
  "attachment.discarded": "A file that no message took is gone.",
  "webhook_endpoint.created": "An address is told of the workspace's events from now on.",
  "webhook_endpoint.changed": "Facts about an endpoint changed; `changed` names the fields.",
  "webhook_endpoint.disabled":
    "Nothing is sent to it any more: by hand, as it answered 410, or as it took nothing for five days.",
  "webhook_endpoint.enabled": "It is told of events again.",
  "webhook_endpoint.deleted": "An endpoint is gone, with what was sent to it.",
  "webhook_endpoint.secret_rotated":
    "What is sent to it is signed with another secret, and with the former one too until then.",
};
