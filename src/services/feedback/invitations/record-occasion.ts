import type { Channel } from "../../../entities/customers/customer-enums";
import type { OccasionKind } from "../../../entities/feedback/occasion-kind";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { casesById } from "../../cases/read-cases";
import { standingIds } from "../../customers/standing-customer";
import { eventInsertion } from "../../events/record-event";
import { transactionsById } from "../../payments/read-transactions";
import "../feedback-events";

export interface ConcernedCustomer {
  readonly customerId: Uuid;
  /** Of this customer. */
  readonly caseId?: Uuid | null;
  /** In which this customer has a part. */
  readonly transactionId?: Uuid | null;
}

export interface RecordOccasionInput {
  readonly kind: OccasionKind;
  readonly customers: readonly ConcernedCustomer[];
  readonly channel?: Channel | null;
  readonly occurredAt?: Instant | null;
}

type Concerned = Readonly<Required<Record<keyof ConcernedCustomer, Uuid | null>>> & {
  readonly customerId: Uuid;
};

/** No survey waits longer after what it asks about. */
const OLDEST_DAYS = 90;
/** Machines that tell what is over this moment go by clocks of their own. */
const TOLERATED_SECONDS = 60;

/** Tells what ended for customers outside of Redress: of each an event, after which surveys may ask. */
export const recordOccasion = command(
  { name: "occasion:record", permission: "occasion:record" },
  async (
    ctx: Context,
    { kind, customers, channel = null, occurredAt }: RecordOccasionInput,
  ): Promise<{ readonly occasionIds: readonly string[] }> => {
    const endedAt = endOf(ctx, occurredAt ?? null);
    const concerned = await concernedOnce(ctx, customers);
    const occasions = concerned.map((one) => ({ ...one, id: ctx.newId() }));
    ctx.db.write(
      eventInsertion(
        ctx,
        occasions.map(({ id, customerId, caseId, transactionId }) => ({
          type: "occasion.recorded",
          aggregate: { type: "occasion", id, version: 1 },
          payload: {
            occasionId: publicId("occ", id),
            kind,
            customerId: publicId("cust", customerId),
            caseId: caseId && publicId("case", caseId),
            transactionId: transactionId && publicId("txn", transactionId),
            channel,
            endedAt,
          },
        })),
      ),
    );
    return { occasionIds: occasions.map(({ id }) => publicId("occ", id)) };
  },
);

function endOf(ctx: Context, told: Instant | null): Instant {
  const now = ctx.now();
  if (told === null) return now;
  if (told > plusSeconds(now, TOLERATED_SECONDS))
    throw new InvalidError("occurredAt", "It lies in the future.");
  if (told < plusSeconds(now, -OLDEST_DAYS * 24 * 3600))
    throw new InvalidError("occurredAt", "Nobody is asked about what ended more than 90 days ago.");
  return told < now ? told : now;
}

/** Each under the name that it has by now, with what is its own; who is named twice for the same is told of once. */
async function concernedOnce(
  ctx: Context,
  customers: readonly ConcernedCustomer[],
): Promise<readonly Concerned[]> {
  const standing = await standingIds(
    ctx,
    customers.map(({ customerId }) => customerId),
  );
  const [cases, transactions] = await Promise.all([
    casesById.body(ctx, { ids: customers.flatMap(({ caseId }) => caseId ?? []), args: null }),
    transactionsById.body(ctx, { ids: customers.flatMap((one) => one.transactionId ?? []), args: null }),
  ]);
  const concerned = new Map<string, Concerned>();
  for (const [place, { customerId: given, caseId = null, transactionId = null }] of customers.entries()) {
    const at = (field: string): readonly string[] => ["customers", String(place), field];
    const customerId = standing.get(given);
    if (customerId === undefined) throw new NotFoundError("customer", at("customerId"));
    const about = caseId && cases.get(caseId);
    if (caseId && !about) throw new NotFoundError("case", at("caseId"));
    if (about && about.customerId !== customerId)
      throw new InvalidError(at("caseId"), "This is another customer's case.");
    const paid = transactionId && transactions.get(transactionId);
    if (transactionId && !paid) throw new NotFoundError("transaction", at("transactionId"));
    if (paid && ![paid.payerCustomerId, paid.payeeCustomerId, paid.merchantCustomerId].includes(customerId))
      throw new InvalidError(at("transactionId"), "This customer has no part in the transaction.");
    const one = { customerId, caseId: about ? about.id : null, transactionId: paid ? paid.id : null };
    concerned.set(Object.values(one).join(), one);
  }
  return [...concerned.values()];
}
