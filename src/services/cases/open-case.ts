import { CasePriority, CaseState, PRIORITY_RANKS, type CaseKind } from "../../entities/cases/case-enums";
import { NOTHING_DUE, type Case } from "../../entities/cases/case.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import { ActorKind, MessageDirection, Visibility } from "../../entities/cases/message-enums";
import { Channel } from "../../entities/customers/customer-enums";
import { InvalidError } from "../../kernel/errors";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import { safeJson } from "../../kernel/firewall/admit";
import type { Redaction } from "../../kernel/firewall/redaction";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { attachFiles } from "../attachments/attach-files";
import { CustomerBlockedError } from "../customers/blocked-customer";
import { standingCustomer } from "../customers/standing-customer";
import { tidyTags } from "../customers/tidy-tags";
import { assertAssignable } from "./assignment/case-assignment";
import { mergedAttributes } from "./case-attributes";
import { linkableIds } from "./links/case-links";
import { externalIdForm, type ExternalId } from "./external-id";
import { exactTexts, settledFields, type GivenField } from "./fields/given-fields";
import { refuseOpening, requirementsAt } from "./fields/required-fields";
import { knownCase } from "./known-case";
import { filesForMessage, NO_WORDS } from "./messages/message-files";
import { openingWords } from "./messages/opening-words";
import { messageRow, removalOf } from "./messages/record-message";
import { removalsOfCase, tellRemovals, type Removal } from "./messages/tell-removal";
import { writeOpening } from "./write-opening";

export interface OpenCaseInput {
  /** A customer's own token may leave it out. */
  readonly customerId?: Uuid | null;
  readonly subject: SafeText;
  readonly kind: CaseKind;
  readonly channel?: Channel | null;
  /** The customer's first message. */
  readonly body?: SafeText | null;
  readonly priority?: CasePriority | null;
  readonly tags?: readonly SafeText[] | null;
  readonly attributes?: SafeJson | null;
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
  /** The same external id always means the same case. */
  readonly externalId?: ExternalId | null;
  readonly transactionIds?: readonly Uuid[] | null;
  /** Of the first message. */
  readonly attachmentIds?: readonly Uuid[] | null;
  readonly fields?: readonly GivenField[] | null;
  /** One that goes on where another ended is not asked for fields. */
  readonly isFollowUp?: boolean;
}

export interface OpenedCase {
  readonly case: Case;
  /** False when the case was known by its external id. */
  readonly created: boolean;
  /** Masked as subject and first message made up a number together. */
  readonly redactions?: readonly Redaction[];
}

const NO_ATTRIBUTES = safeJson({});

const STAFF_ONLY = ["priority", "tags", "attributes", "teamId", "memberId", "externalId"] as const;

/** Opens a case for a customer. */
export const openCase = command(
  { name: "case:open", permission: "case:open", exact: ["externalId", ...exactTexts("fields")] },
  async (ctx: Context, input: OpenCaseInput, redactions): Promise<OpenedCase> => {
    refuseStaffFacts(ctx, input);
    const { subject, body, redactions: further } = openingWords(input.subject, input.body);
    const externalId = input.externalId ? externalIdForm(input.externalId) : null;
    const [customer, known, requirements, fields] = await Promise.all([
      standingCustomer(ctx, customerIdOf(ctx, input)),
      externalId && knownCase(ctx, externalId),
      input.isFollowUp ? [] : requirementsAt(ctx, "OPENING", []),
      settledFields(ctx, input.fields ?? [], ["fields"]),
    ]);
    if (known) return { case: known, created: false };
    if (customer.blockedAt !== null && ctx.actor.kind !== "member") throw new CustomerBlockedError();
    const customerId = customer.id;
    const filled = fields.filter(({ value }) => value !== null);
    refuseOpening(requirements, input.kind, new Set(filled.map(({ field }) => field.key)));
    const assignment = { teamId: input.teamId ?? null, memberId: input.memberId ?? null };
    const [, transactionIds] = await Promise.all([
      assertAssignable(ctx, assignment),
      linkableIds(ctx, input.transactionIds ?? []),
    ]);
    const priority = input.priority ?? CasePriority.NORMAL;
    const facts = {
      id: ctx.newId(),
      subject: subject.trim(),
      kind: input.kind,
      priority,
      priorityRank: PRIORITY_RANKS[priority],
      channel: input.channel ?? (ctx.actor.kind === "customer" ? Channel.PORTAL : Channel.API),
      state: CaseState.OPEN,
      stateReason: null,
      customerId,
      ...assignment,
      tags: tidyTags(input.tags ?? []),
      attributes: mergedAttributes({}, input.attributes ?? NO_ATTRIBUTES),
      externalSource: externalId?.source ?? null,
      externalId: externalId?.id ?? null,
    };
    const author = { kind: ActorKind.CUSTOMER, id: customerId };
    const files = await filesForMessage(ctx, facts.id, author, input.attachmentIds);
    const words = body ?? (files.length > 0 ? NO_WORDS : null);
    const firstMessage = firstMessageOf(ctx, facts, words);
    const opened = { ...facts, ...beginnings(ctx, firstMessage) };
    const written = await writeOpening(ctx, { opened, transactionIds, fields: filled, firstMessage });
    if (firstMessage) attachFiles(ctx, firstMessage.id, files);
    const removals = removalsIn([...redactions, ...further], firstMessage);
    return { case: tellRemovals(ctx, written, removals), created: true, redactions: further };
  },
);

function refuseStaffFacts({ actor }: Context, input: OpenCaseInput): void {
  if (actor.kind !== "customer") return;
  const given = STAFF_ONLY.find((field) => input[field] != null);
  if (given) throw new InvalidError(given, "Only the staff of the workspace may set this.");
}

function customerIdOf({ actor }: Context, { customerId }: OpenCaseInput): Uuid {
  const id = customerId ?? (actor.kind === "customer" ? actor.id : null);
  if (id === null) throw new InvalidError("customerId", "Say whose case it is.");
  return id;
}

function removalsIn(redactions: readonly Redaction[], firstMessage: CaseMessage | null): readonly Removal[] {
  const ofCase = removalsOfCase(redactions.filter(({ field: [name] }) => name !== "body"));
  return firstMessage ? [removalOf(firstMessage, redactions), ...ofCase] : ofCase;
}

/** The words are the customer's, whoever hands them in. */
function firstMessageOf(
  ctx: Context,
  { id, customerId, channel }: Pick<Case, "id" | "customerId" | "channel">,
  body: SafeText | null,
): CaseMessage | null {
  if (body === null) return null;
  const author = { kind: ActorKind.CUSTOMER, id: customerId };
  const draft = { direction: MessageDirection.INBOUND, channel, author, body };
  return messageRow(ctx, { id }, draft, Visibility.PUBLIC);
}

/** A case begins at version 1; its first message makes it 2, as any message makes a version. */
function beginnings(ctx: Context, firstMessage: CaseMessage | null) {
  return {
    workspaceId: ctx.workspaceId,
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
    version: firstMessage ? 2 : 1,
    lastMessageAt: firstMessage?.sentAt ?? null,
    resolvedAt: null,
    closedAt: null,
    mergedIntoId: null,
    nextDueAt: NOTHING_DUE,
    importedAt: null,
    importedVersion: null,
    snoozedAt: null,
    snoozedUntil: null,
  };
}
