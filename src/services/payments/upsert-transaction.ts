import { MoneyMode } from "../../entities/payments/provider-enums";
import {
  TransactionDirection,
  TransactionKind,
  type TransactionState,
} from "../../entities/payments/transaction-enums";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { ConflictError, InvalidError, NotFoundError, VersionConflictError } from "../../kernel/errors";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { standingIds } from "../customers/standing-customer";
import { addLateReport } from "./late-report";
import { changesOfProvider, ownColumns, toldColumns, unknownColumns } from "./told-columns";
import { checkFacts, type TransactionFacts } from "./transaction-facts";
import { holdTransactionKeys, lockTransactionsOf } from "./transaction-keys";
import { assertTransactionMove } from "./transaction-states";
import { changeTransaction, createTransaction } from "./write-transaction";

/** Clocks differ; a moment this far ahead is still taken for now. */
const CLOCK_SKEW_SECONDS = 300;

/** What an upsert did. */
export const UpsertOutcome = {
  CREATED: "CREATED",
  UPDATED: "UPDATED",
  /** All of it was known already. */
  UNCHANGED: "UNCHANGED",
  /** Newer facts are known: this was noted in the history, and filled in only what was not known at all. */
  LATE: "LATE",
} as const;
export type UpsertOutcome = (typeof UpsertOutcome)[keyof typeof UpsertOutcome];

export interface UpsertTransactionInput extends TransactionFacts {
  readonly expectedVersion?: number | null;
}

export interface UpsertedTransaction {
  readonly transaction: Transaction;
  readonly outcome: UpsertOutcome;
}

/** Ids, and words that programs compare: masked, they would be others. */
const EXACT_FACTS = ["provider", "providerId", "traceNumber", "declineCode", "networkDeclineCode", "method"];

/** Creates the transaction of this id at the provider, or brings it up to date; safe to repeat. */
export const upsertTransaction = command(
  { name: "transaction:upsert", permission: "transaction:write", exact: EXACT_FACTS },
  async (ctx: Context, given: UpsertTransactionInput): Promise<UpsertedTransaction> => {
    checkFacts(given);
    if (given.asOf != null && given.asOf > plusSeconds(ctx.now(), CLOCK_SKEW_SECONDS))
      throw new InvalidError("asOf", "This moment lies in the future.");
    const input = { ...given, ...(await standingParties(ctx, given)) };
    await holdTransactionKeys(ctx, [{ provider: input.provider, value: input.providerId }]);
    const [known] = await lockTransactionsOf(ctx, input.provider, [input.providerId]);
    const { expectedVersion } = input;
    // Who decided from a version means a transaction that is there, and perhaps mistook its id.
    if (!known && expectedVersion != null) throw new NotFoundError("transaction", ["providerId"]);
    if (!known) return { transaction: await create(ctx, input), outcome: UpsertOutcome.CREATED };
    if (expectedVersion != null && expectedVersion !== known.version)
      throw new VersionConflictError("transaction", expectedVersion, known.version);
    if (input.asOf != null && input.asOf < known.factsAt) return noteLate(ctx, known, input);
    const transaction = await revise(ctx, known, input);
    const isChanged = transaction.version !== known.version;
    return { transaction, outcome: isChanged ? UpsertOutcome.UPDATED : UpsertOutcome.UNCHANGED };
  },
);

async function create(ctx: Context, input: UpsertTransactionInput): Promise<Transaction> {
  const { state, amount, kind, provider, providerId } = input;
  if (state == null) throw new InvalidError("state", "A new transaction needs its state.");
  if (amount == null) throw new InvalidError("amount", "A new transaction needs its amount.");
  const factsAt = input.asOf ?? ctx.now();
  return createTransaction(
    ctx,
    {
      ...unknownColumns(),
      ...ownColumns(input),
      ...toldColumns(input, state, null, factsAt),
      provider,
      providerId,
      kind: kind ?? TransactionKind.PAYMENT,
      direction: kind === TransactionKind.PAYOUT ? TransactionDirection.OUT : TransactionDirection.IN,
      mode: input.mode ?? MoneyMode.LIVE,
      occurredAt: input.occurredAt ?? factsAt,
      factsAt,
    },
    [providerId],
    { reason: input.reason ?? null, providerEventId: null, occurredAt: factsAt },
  );
}

async function revise(ctx: Context, known: Transaction, input: UpsertTransactionInput): Promise<Transaction> {
  refuseOtherNature(known, input);
  const state = input.state ?? known.state;
  const isFollowing = known.connectionId !== null;
  const contradiction = isFollowing ? changesOfProvider(known, input) : null;
  if (contradiction)
    throw new FollowsProviderError(
      contradiction,
      `This transaction follows the provider's own events, so \`${contradiction}\` cannot be told otherwise. Leave it out, or send \`asOf\` when this is older news.`,
    );
  if (state !== known.state) assertTransactionMove(known.state, state, known.rail);
  const occurredAt = input.asOf ?? ctx.now();
  const told = isFollowing ? {} : toldColumns(input, state, known, occurredAt);
  const columns = { ...ownColumns(input), ...told };
  const source = { reason: input.reason ?? null, providerEventId: null, occurredAt };
  const factsAt = isFollowing ? known.factsAt : factsAtOf(ctx, known, input, state);
  const moves = state === known.state ? [] : [{ from: known.state, to: state, inferred: false }];
  return changeTransaction(ctx, known, { ...columns, factsAt }, moves, source);
}

class FollowsProviderError extends ConflictError {
  override readonly field: readonly string[];

  constructor(field: string, message: string) {
    super(message);
    this.field = [field];
  }
}

/** Told without a moment, facts are of now; but a repetition that tells nothing new is no news. */
function factsAtOf(
  ctx: Context,
  known: Transaction,
  { asOf }: UpsertTransactionInput,
  state: TransactionState,
): Transaction["factsAt"] {
  const moment = asOf ?? (state === known.state ? known.factsAt : ctx.now());
  return moment > known.factsAt ? moment : known.factsAt;
}

async function noteLate(
  ctx: Context,
  known: Transaction,
  input: UpsertTransactionInput,
): Promise<UpsertedTransaction> {
  refuseOtherNature(known, input);
  const source = {
    reason: input.reason ?? null,
    providerEventId: null,
    occurredAt: input.asOf ?? known.factsAt,
  };
  await addLateReport(ctx, known, input.state ?? null, source);
  const unknown = Object.fromEntries(
    Object.entries(ownColumns(input)).filter(([name]) => known[name as keyof Transaction] === null),
  );
  const transaction = await changeTransaction(ctx, known, unknown, [], source);
  return { transaction, outcome: UpsertOutcome.LATE };
}

function refuseOtherNature(known: Transaction, { kind, mode }: UpsertTransactionInput): void {
  if (kind != null && kind !== known.kind)
    throw new InvalidError("kind", `The transaction is a ${known.kind}; that does not change.`);
  if (mode != null && mode !== known.mode)
    throw new InvalidError("mode", `The transaction is of mode ${known.mode}; that does not change.`);
}

const PARTIES = ["payerCustomerId", "payeeCustomerId", "merchantCustomerId"] as const;

/** The parties by the ids that they have by now; refuses one that is none of the workspace's customers. */
async function standingParties(
  ctx: Context,
  input: UpsertTransactionInput,
): Promise<Pick<UpsertTransactionInput, (typeof PARTIES)[number]>> {
  const given = PARTIES.filter((field) => input[field] != null);
  const standing = await standingIds(
    ctx,
    given.map((field) => input[field] ?? ""),
  );
  const missing = given.find((field) => !standing.has(input[field] ?? ""));
  if (missing) throw new NotFoundError("customer", [missing]);
  return Object.fromEntries(given.map((field) => [field, standing.get(input[field] ?? "")]));
}
