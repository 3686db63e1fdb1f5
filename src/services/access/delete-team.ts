import { Team } from "../../entities/access/team.entity";
import { violatedForeignKey } from "../../kernel/database/database-errors";
import { sql } from "../../kernel/database/sql";
import { lockRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { ConflictError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { teamAggregate, teamId } from "./team-events";

const teams = table(Team);

export class TeamInUseError extends ConflictError {
  override readonly field = ["teamId"];

  constructor() {
    super(
      "The team is still referred to, by cases that are assigned to it or by its macros: assign the cases to another, and remove the macros first.",
    );
  }
}

export interface DeleteTeamInput {
  readonly teamId: Uuid;
  readonly expectedVersion?: number | null;
}

/** Removes a team that no row refers to any more; its members stay. */
export async function removeTeam(
  ctx: Context,
  { teamId: id, expectedVersion }: DeleteTeamInput,
): Promise<{ readonly deletedTeamId: string }> {
  const team = await lockRow(ctx, teams, "team", id, expectedVersion);
  await ctx.db
    .rows(sql`delete from teams where ${ctx.inWorkspace()} and id = ${id}`)
    .catch((error: unknown) => {
      throw violatedForeignKey(error) === null ? error : new TeamInUseError();
    });
  const aggregate = teamAggregate({ ...team, version: team.version + 1 });
  recordEvent(ctx, "team.deleted", aggregate, { teamId: teamId(team), name: team.name });
  return { deletedTeamId: teamId(team) };
}
