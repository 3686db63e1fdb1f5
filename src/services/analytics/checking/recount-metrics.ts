import { InvalidError } from "../../../kernel/errors";
import { sql, trusted } from "../../../kernel/database/sql";
import { isUuid, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { factsOfSources } from "../counting/count-sources";
import { NO_SOURCES, SOURCE_KINDS, type SourceKind } from "../counting/sources";
import { holdFigures, replaceFacts } from "../rollups/replace-facts";
import { sumUpAgain, FIRST_WEEK, WEEKS } from "./sum-up-again";

/** In one transaction. */
const BATCH = 200;

const TABLES: Readonly<Record<SourceKind, string>> = {
  case: "cases",
  transaction: "transactions",
  invitation: "survey_invitations",
  clock: "clocks",
};

export interface Recounted {
  readonly counted: number;
  /** Where to go on; null when all is counted. */
  readonly next: string | null;
}

/** Works out anew what counts of the next things of the workspace. What is right already stays as it is. */
export const recountMetrics = command(
  { name: "metric:recount", permission: "metric:write", exact: ["after"] },
  async (ctx: Context, { after }: { readonly after?: string | null }): Promise<Recounted> => {
    await holdFigures(ctx);
    if (after?.startsWith(WEEKS)) return sumUpAgain(ctx, after);
    const { kind, id } = placeOf(after ?? null);
    const rows = await ctx.db.rows<{ id: Uuid }>(sql`
      select t.id from ${trusted(TABLES[kind])} t
      where ${ctx.inWorkspace("t")} and t.id > ${id}
      order by t.id
      limit ${BATCH}`);
    const ids = rows.map((row) => row.id);
    replaceFacts(ctx, ids, await factsOfSources(ctx, { ...NO_SOURCES, [kind]: ids }));
    return { counted: ids.length, next: nextPlace(kind, ids) };
  },
);

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

function placeOf(after: string | null): { readonly kind: SourceKind; readonly id: Uuid } {
  if (after === null) return { kind: SOURCE_KINDS[0], id: BEFORE_ALL };
  const [name = "", id = ""] = after.split(":");
  const kind = SOURCE_KINDS.find((each) => each === name);
  if (!kind || !(isUuid(id) || id === BEFORE_ALL))
    throw new InvalidError("after", "Give the `next` of the batch before.");
  return { kind, id };
}

function nextPlace(kind: SourceKind, ids: readonly Uuid[]): string | null {
  const last = ids.at(-1);
  if (last !== undefined && ids.length === BATCH) return `${kind}:${last}`;
  const following = SOURCE_KINDS[SOURCE_KINDS.indexOf(kind) + 1];
  return following ? `${following}:${BEFORE_ALL}` : `${WEEKS}${FIRST_WEEK}`;
}
