import { TransactionPartRow } from "../../entities/payments/transaction-part.entity";
import { sql } from "../../kernel/database/sql";
import { insertRows } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { safeJson, safeText } from "../../kernel/firewall/admit";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import type { TransactionPart } from "./transaction-part";

const parts = table(TransactionPartRow);

/** The newest snapshot of each object that these transactions are derived from. */
export async function keptParts(
  ctx: Context,
  transactionIds: readonly Uuid[],
): Promise<readonly TransactionPart[]> {
  const rows = await ctx.db.rows<TransactionPartRow>(sql`
    select ${columnsOf(parts)}
    from transaction_parts
    where ${ctx.inWorkspace()}
    and transaction_id = any(${transactionIds}::uuid[])`);
  return rows.map(partOf);
}

/** Keeps the snapshots in place of older ones of the same objects. */
export async function keepParts(
  ctx: Context,
  transactionId: Uuid,
  snapshots: readonly TransactionPart[],
): Promise<void> {
  const rows = snapshots.map((part) => ({
    id: ctx.newId(),
    transactionId,
    kind: part.kind,
    providerId: safeText(part.providerId),
    madeAt: part.createdAt.toISOString(),
    snapshotAt: part.occurredAt.toISOString(),
    snapshotRank: part.rank,
    snapshotEventId: safeText(part.eventId),
    facts: safeJson({ ...part.facts }),
  }));
  await insertRows(
    ctx,
    parts,
    rows,
    sql`
    on conflict (workspace_id, transaction_id, kind, provider_id) do update
    set made_at = excluded.made_at, snapshot_at = excluded.snapshot_at, snapshot_rank = excluded.snapshot_rank,
      snapshot_event_id = excluded.snapshot_event_id, facts = excluded.facts`,
  );
}

export async function dropParts(ctx: Context, transactionIds: readonly Uuid[]): Promise<void> {
  await ctx.db.rows(sql`
    delete from transaction_parts
    where ${ctx.inWorkspace()}
    and transaction_id = any(${transactionIds}::uuid[])`);
}

function partOf(row: TransactionPartRow): TransactionPart {
  // Facts were written by `keepParts` and by nobody else, so they are of the kind beside them.
  return {
    kind: row.kind,
    providerId: row.providerId,
    createdAt: new Date(row.madeAt),
    occurredAt: new Date(row.snapshotAt),
    rank: row.snapshotRank,
    eventId: row.snapshotEventId,
    facts: row.facts,
  } as unknown as TransactionPart;
}
