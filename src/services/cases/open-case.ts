import { CasePriority, CaseState, PRIORITY_RANKS, type CaseKind } from "../../entities/cases/case-enums";
import { Case } from "../../entities/cases/case.entity";
import { ActorKind, MessageDirection } from "../../entities/cases/message-enums";
import { Channel } from "../../entities/customers/customer-enums";
import { insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { InvalidError, NotFoundError } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { findCustomer } from "../customers/read-customers";
import { tidyTags } from "../customers/tidy-tags";
import { recordEvent } from "../events/record-event";
import { assertAssignable } from "./case-assignment";
import { mergedAttributes } from "./case-attributes";
import { insertLinks, linkableIds } from "./case-links";
import { externalIdForm, type ExternalId } from "./external-id";
import { knownCase } from "./known-case";
import { nextCaseNumber } from "./next-case-number";
import { recordMessage } from "./record-message";
import { recordTimeline } from "./record-timeline";
import { aggregateOf } from "./step-case";

const cases = table(Case);

export interface OpenCaseInput {
  /** A customer's own token may leave it out. */
  readonly customerId?: Uuid | null;
  readonly subject: string;
  readonly kind: CaseKind;
  readonly channel?: Channel | null;
  /** The customer's first message. */
  readonly body?: string | null;
  readonly priority?: CasePriority | null;
  readonly tags?: readonly string[] | null;
  readonly attributes?: Readonly<Record<string, unknown>> | null;
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
  /** The same external id always means the same case. */
  readonly externalId?: ExternalId | null;
  readonly transactionIds?: readonly Uuid[] | null;
}

export interface OpenedCase {
  readonly case: Case;
  /** False when the case was known by its external id. */
  readonly created: boolean;
}

const STAFF_ONLY = ["priority", "tags", "attributes", "teamId", "memberId", "externalId"] as const;

/** Opens a case for a customer. */
export const openCase = command(
  { name: "case:open", permission: "case:open" },
  async (ctx: Context, input: OpenCaseInput): Promise<OpenedCase> => {
    refuseStaffFacts(ctx, input);
    const customerId = await customerOf(ctx, input);
    const externalId = input.externalId ? externalIdForm(input.externalId) : null;
    const known = externalId && (await knownCase(ctx, externalId));
    if (known) return { case: known, created: false };
    const assignment = { teamId: input.teamId ?? null, memberId: input.memberId ?? null };
    await assertAssignable(ctx, assignment);
    const transactionIds = await linkableIds(ctx, input.transactionIds ?? []);
    const priority = input.priority ?? CasePriority.NORMAL;
    const facts = {
      id: ctx.newId(),
      subject: input.subject.trim(),
      kind: input.kind,
      priority,
      priorityRank: PRIORITY_RANKS[priority],
      channel: input.channel ?? (ctx.actor.kind === "customer" ? Channel.PORTAL : Channel.API),
      state: CaseState.OPEN,
      customerId,
      ...assignment,
      tags: tidyTags(input.tags ?? []),
      attributes: mergedAttributes({}, input.attributes ?? {}),
      externalSource: externalId?.source ?? null,
      externalId: externalId?.id ?? null,
    };
    const opened = await insertRow(ctx, cases, { ...facts, number: await nextCaseNumber(ctx) });
    await insertLinks(ctx, opened.id, transactionIds);
    await recordOpening(ctx, opened, transactionIds);
    return { case: await withFirstMessage(ctx, opened, input.body), created: true };
  },
);

function refuseStaffFacts({ actor }: Context, input: OpenCaseInput): void {
  if (actor.kind !== "customer") return;
  const given = STAFF_ONLY.find((field) => input[field] != null);
  if (given) throw new InvalidError(given, "Only the staff of the workspace may set this.");
}

async function customerOf(ctx: Context, { customerId }: OpenCaseInput): Promise<Uuid> {
  const id = customerId ?? (ctx.actor.kind === "customer" ? ctx.actor.id : null);
  if (id === null) throw new InvalidError("customerId", "Say whose case it is.");
  if (!(await findCustomer.body(ctx, { id }))) throw new NotFoundError("customer", ["customerId"]);
  return id;
}

async function recordOpening(ctx: Context, opened: Case, linked: readonly Uuid[]): Promise<void> {
  const { id, number, customerId, kind, priority, channel } = opened;
  await recordTimeline(ctx, opened, ctx.actor, [
    { kind: "OPENED", channel },
    ...linked.map((transactionId) => ({ kind: "TRANSACTION_LINKED", transactionId }) as const),
  ]);
  await recordEvent(ctx, "case.opened", aggregateOf(opened), {
    caseId: publicId("case", id),
    number,
    customerId: publicId("cust", customerId),
    kind,
    priority,
    channel,
    transactionIds: linked.map((transactionId) => publicId("txn", transactionId)),
  });
}

/** The words are the customer's, whoever hands them in. */
async function withFirstMessage(ctx: Context, opened: Case, body?: string | null): Promise<Case> {
  if (body == null) return opened;
  const author = { kind: ActorKind.CUSTOMER, id: opened.customerId };
  const { channel } = opened;
  const draft = { direction: MessageDirection.INBOUND, channel, author, body };
  return (await recordMessage(ctx, opened, draft)).case;
}
