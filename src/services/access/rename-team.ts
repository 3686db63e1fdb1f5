import { Team } from "../../entities/access/team.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { refuseTakenName } from "./create-team";
import { command } from "./operations";
import { teamAggregate, teamId } from "./team-events";

const teams = table(Team);

export interface RenameTeamInput {
  readonly teamId: Uuid;
  readonly name: SafeText;
  readonly expectedVersion?: number | null;
}

export const renameTeam = command(
  { name: "team:rename", permission: "member:write" },
  async (
    ctx: Context,
    { teamId: id, name: given, expectedVersion }: RenameTeamInput,
  ): Promise<{ readonly team: Team }> => {
    const known = await lockRow(ctx, teams, "team", id, expectedVersion);
    const name = given.trim();
    if (known.name === name) return { team: known };
    const team = await updateRow(ctx, teams, id, { name }).catch(refuseTakenName);
    recordEvent(ctx, "team.renamed", teamAggregate(team), {
      teamId: teamId(team),
      name,
      formerName: known.name,
    });
    return { team };
  },
);
