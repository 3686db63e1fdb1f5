import { DuplicateReason } from "../../../entities/customers/duplicate-reason";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";
import { visibleCustomers } from "../customer-policy";
import { weighEvidence, type Evidence } from "./weigh-evidence";

/** A customer that may be the same as another. */
export interface SuspectedDuplicate {
  readonly customerId: Uuid;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** As the database calls what speaks for it. */
type EvidenceKind = "mail" | "tel" | "wallet" | "card" | "name" | "like";

const REASONS: Readonly<Record<EvidenceKind, DuplicateReason>> = {
  mail: DuplicateReason.SAME_MAILBOX,
  tel: DuplicateReason.SAME_PHONE,
  wallet: DuplicateReason.SAME_WALLET,
  card: DuplicateReason.SAME_CARD,
  name: DuplicateReason.SAME_NAME,
  like: DuplicateReason.SIMILAR_NAME,
};

interface EvidenceRow {
  readonly customerId: Uuid;
  readonly otherId: Uuid;
  readonly kind: EvidenceKind;
  readonly likeness: number;
  readonly isOfRegion: boolean;
}

/** Who may be the same as each of these, the likeliest first; nobody of whom it was said that it is not. */
export const duplicatesOfCustomers = query(
  { name: "customer:suspectedDuplicates", permission: "customer:read" },
  async (
    ctx: Context,
    { ids }: Pick<Batch<null>, "ids">,
  ): Promise<ReadonlyMap<Uuid, readonly SuspectedDuplicate[]>> => {
    // A customer knows but one customer.
    if (!isStaff(ctx.actor)) return new Map();
    const rows = await ctx.db.rows<EvidenceRow>(sql`
      select found.customer_id as "customerId", found.other_id as "otherId", found.kind, found.likeness,
        c.locale = asked.locale and c.time_zone = asked.time_zone as "isOfRegion"
      from duplicate_evidence(${ids}::uuid[]) found
      join customers asked on ${ctx.inWorkspace("asked")} and asked.id = found.customer_id
      join customers c on ${visibleCustomers(ctx)} and c.id = found.other_id
      where c.merged_into_id is null
      and c.kind = asked.kind
      and not exists (
        select
        from customer_distinctions d
        where ${ctx.inWorkspace("d")}
        and d.customer_id = found.customer_id
        and d.other_customer_id = found.other_id)`);
    const evidence = new Map<Uuid, Evidence[]>(ids.map((id) => [id, []]));
    for (const row of rows) evidence.get(row.customerId)?.push(...evidenceOf(row));
    return new Map(
      [...evidence].map(([id, all]) => [
        id,
        weighEvidence(all).map(({ otherId, ...more }) => ({ customerId: otherId, ...more })),
      ]),
    );
  },
);

function evidenceOf({ otherId, kind, likeness, isOfRegion }: EvidenceRow): readonly Evidence[] {
  const found = { otherId, reason: REASONS[kind], likeness };
  return isOfRegion ? [found, { otherId, reason: DuplicateReason.SAME_REGION, likeness: 1 }] : [found];
}
