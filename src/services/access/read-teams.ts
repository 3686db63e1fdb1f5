import { Team } from "../../entities/access/team.entity";
import { rowsById } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "./actor";
import { query } from "./operations";

const teams = table(Team);

/** The teams of these ids. */
export const teamsById = query(
  { name: "team:byId", permission: "member:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, Team>> =>
    new Map((await rowsById(ctx, teams, ids)).map((row) => [row.id, row])),
);
