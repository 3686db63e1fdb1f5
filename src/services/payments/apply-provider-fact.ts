import { isDeepStrictEqual } from "node:util";
import { IdentityKind } from "../../entities/customers/customer-enums";
import type { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { safely, safeText } from "../../kernel/firewall/admit";
import type { Safe, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { ownerOfIdentity } from "../customers/customer-identities";
import { standingIds } from "../customers/standing-customer";
import type { DerivedTransaction } from "./derived-transaction";
import { dropParts, keepParts, keptParts } from "./kept-parts";
import { mergeTransactions } from "./merge-transactions";
import type { ProviderFact } from "./provider-fact";
import { reviseTransaction } from "./revise-transaction";
import { toldPart, withoutOutdatedTold } from "./told-part";
import type { ChangeSource } from "./transaction-history";
import { addTransactionKeys, lockTransactionsOf } from "./transaction-keys";
import type { TransactionPart } from "./transaction-part";
import { changeTransaction, createTransaction, type TransactionColumns } from "./write-transaction";

/**
 * Lets a transaction follow what its provider tells. The fact's keys must be held. Facts may come in any
 * order and more than once: the outcome is the same.
 */
export async function applyProviderFact(
  ctx: Context,
  connection: ProviderConnection,
  fact: Safe<ProviderFact>,
): Promise<{ readonly transaction: Transaction; readonly changed: boolean }> {
  const [known, ...twins] = await lockTransactionsOf(ctx, fact.provider, fact.transactionKeys);
  if (!known) return { transaction: await createFrom(ctx, connection, fact), changed: true };
  const all = [known, ...twins];
  const kept = await keptParts(
    ctx,
    all.map(({ id }) => id),
  );
  const told = all.filter(({ connectionId }) => connectionId === null).map(toldPart);
  const revision = reviseTransaction(
    { state: known.state, parts: withoutOutdatedTold([...kept, ...told, fact.part]) },
    fact.part,
  );
  let inherited: Partial<TransactionColumns> = {};
  for (const twin of twins) inherited = { ...(await mergeTransactions(ctx, known, twin)), ...inherited };
  await replaceParts(ctx, all, revision.parts, fact.part);
  await addTransactionKeys(ctx, known, fact.transactionKeys);
  const columns = derivedColumns(revision.transaction);
  const transaction = await changeTransaction(
    ctx,
    known,
    {
      ...inherited,
      ...columns,
      occurredAt: columns.occurredAt < known.occurredAt ? columns.occurredAt : known.occurredAt,
      factsAt: newest(known.factsAt, fact.part.occurredAt.toISOString()),
      providerId: steadiestId(known.providerId, fact),
      providerAccount: known.providerAccount ?? fact.accountId,
      connectionId: known.connectionId ?? connection.id,
      payerCustomerId: known.payerCustomerId ?? (await payerOf(ctx, revision.transaction)),
    },
    revision.moves,
    { ...sourceOf(fact), further: areSameDisputes(kept, revision.parts) ? [] : ["disputes"] },
  );
  return { transaction, changed: transaction.version !== known.version };
}

async function createFrom(
  ctx: Context,
  connection: ProviderConnection,
  fact: Safe<ProviderFact>,
): Promise<Transaction> {
  const { transaction: derived, parts } = reviseTransaction(null, fact.part);
  const transaction = await createTransaction(
    ctx,
    {
      ...derivedColumns(derived),
      mode: connection.mode,
      provider: safeText(fact.provider),
      providerId: fact.transactionKeys[0],
      providerAccount: fact.accountId,
      connectionId: connection.id,
      payerCustomerId: await payerOf(ctx, derived),
      onChain: null,
      payeeCustomerId: null,
      merchantCustomerId: null,
      payerName: null,
      payeeName: null,
      merchantName: null,
      description: null,
      statementDescriptor: null,
      factsAt: fact.part.occurredAt.toISOString(),
    },
    fact.transactionKeys,
    sourceOf(fact),
  );
  await keepParts(ctx, transaction.id, parts);
  return transaction;
}

/** As a rule one snapshot is written; all of them where two transactions became one. */
async function replaceParts(
  ctx: Context,
  all: readonly Transaction[],
  parts: readonly TransactionPart[],
  news: TransactionPart,
): Promise<void> {
  const [survivor, ...twins] = all;
  if (!survivor) return;
  const isFirstFromProvider = all.some(({ connectionId }) => connectionId === null);
  if (twins.length === 0 && !isFirstFromProvider)
    return keepParts(
      ctx,
      survivor.id,
      parts.filter((part) => part === news),
    );
  await dropParts(
    ctx,
    all.map(({ id }) => id),
  );
  await keepParts(ctx, survivor.id, parts);
}

function derivedColumns(derived: DerivedTransaction) {
  const { startedAt, payerId: _, decline, risk, currency, amountMinor, ...columns } = derived;
  return safely({
    ...columns,
    currency,
    // Without a currency the figure is the provider's own and means nothing here.
    amountMinor: currency === null ? null : amountMinor,
    declineCode: decline?.code ?? null,
    networkDeclineCode: decline?.networkCode ?? null,
    adviceCode: decline?.adviceCode ?? null,
    riskLevel: risk?.level ?? null,
    riskScore: risk?.score ?? null,
    occurredAt: startedAt.toISOString(),
  });
}

/** Another event about a dispute that tells the same of it is no news. */
function areSameDisputes(one: readonly TransactionPart[], other: readonly TransactionPart[]): boolean {
  return isDeepStrictEqual(disputesIn(one), disputesIn(other));
}

function disputesIn(parts: readonly TransactionPart[]) {
  const disputes = parts.filter(({ kind }) => kind === "DISPUTE");
  return new Map(disputes.map(({ providerId, rank, facts }) => [providerId, { rank, facts }]));
}

/** A payment goes by its charge's id only until its own is known. */
function steadiestId(known: SafeText, { transactionKeys: [first, ...others] }: Safe<ProviderFact>): SafeText {
  return others.includes(known) ? first : known;
}

/** The customer whom the workspace knows by the payer's id at the provider; none is made. */
async function payerOf(ctx: Context, { payerId }: DerivedTransaction): Promise<Uuid | null> {
  if (payerId === null) return null;
  const owner = await ownerOfIdentity(ctx, {
    kind: IdentityKind.EXTERNAL,
    source: safeText("stripe"),
    value: safeText(payerId),
  });
  return owner === null ? null : ((await standingIds(ctx, [owner])).get(owner) ?? null);
}

function newest(a: string, b: string): string {
  return a > b ? a : b;
}

function sourceOf({ eventId, eventType, part }: Safe<ProviderFact>): ChangeSource {
  return { reason: eventType, providerEventId: eventId, occurredAt: part.occurredAt.toISOString() };
}
