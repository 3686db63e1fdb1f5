import { Macro } from "../../../entities/cases/macro.entity";
import { firstRow } from "../../../kernel/database/database";
import { NOTHING, sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, readById } from "../../access/reads";
import { foldedWords } from "./folded-words";

export const MACROS = table(Macro);

/** Who writes on cases reads macros. */
const USE = "case:write";

/** The macros of these ids that the caller may use. */
export const macrosById = readById({ name: "macro:byId", permission: USE }, MACROS, "m", usableMacros);

export interface MacroListInput {
  /** The beginning of a shortcut, with its slash, or words of name, shortcut and description. */
  readonly query?: string | null;
}

/** The macros that the caller may use, by name. */
export const macroList = listOf(
  { name: "macro:list", permission: USE },
  (ctx: Context, { query }: MacroListInput): ListSpec<Macro> => ({
    name: "macros",
    table: MACROS,
    alias: "m",
    from: sql`macros m`,
    where: [usableMacros(ctx), ...foundBy(query?.trim() ?? "")],
    key: { column: "m.name", type: "text" },
    id: "m.id",
    descending: false,
    filter: query ?? null,
  }),
);

/** There are few macros in a workspace: those that are not meant are read in vain, in the order of the list. */
function foundBy(query: string): readonly Sql[] {
  if (query.startsWith("/")) return [sql`starts_with(m.shortcut, ${query.toLowerCase()})`];
  return foldedWords(query).map((word) => sql`position(${word} in m.found_by) > 0`);
}

/** The macro; refuses one that the caller may not use. `lock` holds it until the transaction ends. */
export async function usableMacro(ctx: Context, id: Uuid, lock: Sql = NOTHING): Promise<Macro> {
  const macro = await firstRow<Macro>(
    ctx.db,
    sql`select ${columnsOf(MACROS, "m")} from macros m where ${usableMacros(ctx)} and m.id = ${id} ${lock}`,
  );
  if (!macro) throw new NotFoundError("macro", ["macroId"]);
  return macro;
}

/**
 * Macros are the staff's: those that all share, those of one's teams, and one's own. Whoever manages shared ones,
 * and every machine, uses those of all teams.
 */
function usableMacros({ actor, inWorkspace }: Context): Sql {
  if (actor.kind === "customer") return sql`${inWorkspace("m")} and false`;
  if (actor.kind !== "member") return sql`${inWorkspace("m")} and m.member_id is null`;
  const ofTeams = actor.permissions.has("macro:write")
    ? sql`m.team_id is not null`
    : sql`m.team_id in (
        select tm.team_id
        from team_memberships tm
        where ${inWorkspace("tm")}
        and tm.member_id = ${actor.id})`;
  return sql`${inWorkspace("m")}
    and (m.member_id is null and m.team_id is null or m.member_id = ${actor.id} or ${ofTeams})`;
}
