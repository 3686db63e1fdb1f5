import { Team } from "../../entities/access/team.entity";
import { violatedUnique } from "../../kernel/database/database-errors";
import { insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { ConflictError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { command } from "./operations";
import { teamAggregate, teamId } from "./team-events";

const teams = table(Team);

export class TeamNameTakenError extends ConflictError {
  override readonly field = ["name"];

  constructor() {
    super("Another team already has this name.");
  }
}

export interface CreateTeamInput {
  readonly name: SafeText;
}

export const createTeam = command(
  { name: "team:create", permission: "member:write" },
  async (ctx: Context, input: CreateTeamInput): Promise<{ readonly team: Team }> => {
    const name = input.name.trim();
    const team = await insertRow(ctx, teams, { id: ctx.newId(), name }).catch(refuseTakenName);
    recordEvent(ctx, "team.created", teamAggregate(team), { teamId: teamId(team), name });
    return { team };
  },
);

export function refuseTakenName(error: unknown): never {
  throw violatedUnique(error) === "teams_by_name" ? new TeamNameTakenError() : error;
}
