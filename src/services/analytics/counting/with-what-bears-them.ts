import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Sources } from "./sources";

interface Row {
  readonly id: Uuid;
  readonly kind: "invitation" | "clock";
}

/** With the invitations that ask about the cases among them, and the clocks of these: both bear what the cases are. */
export async function withWhatBearsThem(ctx: Context, sources: Sources): Promise<Sources> {
  if (sources.case.length === 0) return sources;
  const bearing = await ctx.db.rows<Row>(sql`
    select i.id, 'invitation' as kind
    from survey_invitations i
    where ${ctx.inWorkspace("i")}
    and i.case_id = any(${sources.case}::uuid[])
    union all
    select k.id, 'clock'
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${sources.case}::uuid[])`);
  const joined = (kind: Row["kind"]): readonly Uuid[] => {
    const found = bearing.filter((row) => row.kind === kind).map(({ id }) => id);
    return [...new Set([...sources[kind], ...found])];
  };
  return { ...sources, invitation: joined("invitation"), clock: joined("clock") };
}
