import { CaseParticipant } from "../../../entities/cases/case-participant.entity";
import type { Case } from "../../../entities/cases/case.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { visibleParticipants } from "../case-policy";
import type { Party } from "./party-rights";

const participants = table(CaseParticipant);

/** Who takes part in a case beside its customer, at most. */
export const MAX_PARTICIPANTS = 20;

/** Who takes part in each of these cases beside its customer, in the order of coming. */
export const participantsOfCases = query(
  { name: "case:participants", permission: "case:read" },
  async (
    ctx: Context,
    { ids, wanted }: Batch<null>,
  ): Promise<ReadonlyMap<Uuid, readonly CaseParticipant[]>> => {
    const rows = await ctx.db.rows<CaseParticipant & { readonly ofCase: Uuid }>(sql`
      select ${columnsOf(participants, "cp", wanted)}, cp.case_id as "ofCase"
      from case_participants cp
      where ${visibleParticipants(ctx)}
      and cp.case_id = any(${ids}::uuid[])
      order by cp.created_at, cp.id`);
    const byCase = new Map<Uuid, CaseParticipant[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCase.get(row.ofCase)?.push(row);
    return byCase;
  },
);

/** As what the customer takes part in a case that is held; null when it does not. */
export async function partyOf(
  ctx: Context,
  { id, customerId }: Pick<Case, "id" | "customerId">,
  party: Uuid,
): Promise<Party | null> {
  if (party === customerId) return "CUSTOMER";
  return (await participantOf(ctx, id, party))?.role ?? null;
}

/** The customer's part in a case that is held, beside the one whose case it is; null when it has none. */
export function participantOf(ctx: Context, caseId: Uuid, customerId: Uuid): Promise<CaseParticipant | null> {
  return firstRow<CaseParticipant>(
    ctx.db,
    sql`
    select ${columnsOf(participants)}
    from case_participants
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and customer_id = ${customerId}`,
  );
}
