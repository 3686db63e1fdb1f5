import type { TransactionFacts } from "../src/services/payments/transaction-facts";
import type { OnChainFacts } from "../src/services/payments/chain/on-chain-facts";
import type { Raw } from "../src/kernel/firewall/safe-text";
import type { Context } from "../src/services/access/actor";
import { upsertTransaction } from "../src/services/payments/upsert-transaction";
import type { DemoChain, DemoTransaction } from "./payments/demo-transaction";
import { everydayTransactions } from "./payments/everyday-transactions";
import { TOLD_TRANSACTIONS } from "./payments/told-transactions";
import { idOf, type Scene } from "./scene";
import { together } from "./together";

const PROVIDER = "northwind";

/** All transactions with what became of them. */
export async function makeTransactions(scene: Scene): Promise<void> {
  const transactions = [...TOLD_TRANSACTIONS, ...everydayTransactions()];
  await together(transactions, (transaction) => makeTransaction(scene, transaction));
}

async function makeTransaction(scene: Scene, told: DemoTransaction): Promise<void> {
  const { key, payer, payee, merchant, hoursAgo, facts, chain, then = [] } = told;
  const partyId = (name?: string) =>
    name === undefined ? undefined : idOf(scene.made.customers, scene.named(name));
  const known = { provider: PROVIDER, providerId: scene.named(key) };
  const begun = scene.at(hoursAgo);
  const { transaction } = await upsertTransaction.body(begun, {
    ...facts,
    ...known,
    occurredAt: begun.now(),
    payerCustomerId: partyId(payer),
    payeeCustomerId: partyId(payee),
    merchantCustomerId: partyId(merchant),
    ...chainFacts(scene, begun, chain),
  });
  scene.made.transactions.set(scene.named(key), transaction.id);
  for (const { hoursAgo: newsHoursAgo, state, reason, facts: further, chain: chainNews } of then) {
    const then = scene.later(begun, newsHoursAgo);
    await upsertTransaction.body(then, {
      ...further,
      ...known,
      state,
      reason,
      ...chainFacts(scene, then, chainNews),
    });
  }
}

function chainFacts(scene: Scene, ctx: Context, chain?: DemoChain): Raw<Pick<TransactionFacts, "onChain">> {
  if (!chain) return {};
  const { receivedHoursAgo, dueHoursAgo, ...others } = chain;
  const onChain: OnChainFacts = {
    ...others,
    ...(receivedHoursAgo !== undefined && { receivedAt: scene.later(ctx, receivedHoursAgo).now() }),
    ...(dueHoursAgo !== undefined && { dueAt: scene.later(ctx, dueHoursAgo).now() }),
  };
  return { onChain };
}
