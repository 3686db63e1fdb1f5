import type { Case } from "../../../entities/cases/case.entity";
import { CaseState } from "../../../entities/cases/case-enums";
import { EvidenceDate } from "../../../entities/clocks/evidence-date.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { LINKS } from "../../cases/links/case-links";
import type { DisputePart } from "../../payments/transaction-part";

export const EVIDENCE_DATES = table(EvidenceDate);

/** A dispute as its provider told of it last. */
export interface KnownDispute {
  readonly disputeId: SafeText;
  readonly madeAt: Instant;
  readonly toldAt: Instant;
  readonly eventId: string;
  readonly facts: DisputePart["facts"];
}

/** A case, the disputes that it is about, and which of its clocks stand for dates of disputes. */
export interface DisputedCase {
  readonly id: Uuid;
  /** Whether nothing is begun on it any more. */
  readonly isOver: boolean;
  readonly importedAt: Instant | null;
  readonly disputes: ReadonlyMap<string, KnownDispute>;
  readonly dates: readonly EvidenceDate[];
}

/** Those of the cases that have such a clock, or should have one. */
export async function disputedCases(
  ctx: Context,
  caseIds: readonly Uuid[],
): Promise<readonly DisputedCase[]> {
  const [disputes, dates] = await Promise.all([disputesOf(ctx, caseIds), datesOf(ctx, caseIds)]);
  const concerned = [...new Set([...disputes, ...dates].map(({ caseId }) => caseId))];
  if (concerned.length === 0) return [];
  const cases = await ctx.db.rows<Pick<Case, "id" | "state" | "mergedIntoId" | "importedAt">>(sql`
    select c.id, c.state, c.merged_into_id as "mergedIntoId", c.imported_at as "importedAt"
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${concerned}::uuid[])
    order by c.id`);
  return cases.map(({ id, state, mergedIntoId, importedAt }) => {
    // What it was about, the other case is about now.
    const own = mergedIntoId === null ? disputes.filter(({ caseId }) => caseId === id) : [];
    return {
      id,
      importedAt,
      isOver: state === CaseState.RESOLVED || state === CaseState.CLOSED,
      disputes: new Map(own.map((dispute) => [dispute.disputeId, dispute])),
      dates: dates.filter(({ caseId }) => caseId === id),
    };
  });
}

/** The clocks of a case that stand for dates of providers. */
export async function providersClocks(ctx: Context, caseId: Uuid): Promise<ReadonlySet<Uuid>> {
  return new Set((await datesOf(ctx, [caseId])).map(({ clockId }) => clockId));
}

/** The cases about these transactions. */
export async function casesAbout(ctx: Context, transactionIds: readonly Uuid[]): Promise<readonly Uuid[]> {
  if (transactionIds.length === 0) return [];
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select distinct link.case_id as id
    from ${LINKS}
    where ${ctx.inWorkspace("link")}
    and link.transaction_id = any(${transactionIds}::uuid[])`);
  return rows.map(({ id }) => id);
}

function disputesOf(
  ctx: Context,
  caseIds: readonly Uuid[],
): Promise<readonly (KnownDispute & { readonly caseId: Uuid })[]> {
  return ctx.db.rows(sql`
    select link.case_id as "caseId", p.provider_id as "disputeId", p.made_at as "madeAt",
      p.snapshot_at as "toldAt", p.snapshot_event_id as "eventId", p.facts
    from ${LINKS}
    join transaction_parts p on p.workspace_id = link.workspace_id and p.transaction_id = link.transaction_id
    where ${ctx.inWorkspace("link")}
    and link.case_id = any(${caseIds}::uuid[])
    and p.kind = 'DISPUTE'
    order by p.made_at, p.provider_id`);
}

function datesOf(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly EvidenceDate[]> {
  return ctx.db.rows<EvidenceDate>(sql`
    select ${columnsOf(EVIDENCE_DATES, "d")}
    from evidence_dates d
    where ${ctx.inWorkspace("d")}
    and d.case_id = any(${caseIds}::uuid[])
    order by d.created_at, d.id`);
}
