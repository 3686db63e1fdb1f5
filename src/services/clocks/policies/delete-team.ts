import { ConflictError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { removeTeam, type DeleteTeamInput } from "../../access/delete-team";
import { command } from "../../access/operations";
import type { PolicySpec } from "./policy-spec";
import { holdPolicies, standingPolicies, type StandingPolicy } from "./standing-policies";

const MOST_NAMED = 5;

export class TeamNamedByPoliciesError extends ConflictError {
  override readonly field = ["teamId"];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(policies: readonly StandingPolicy[]) {
    const names = policies.slice(0, MOST_NAMED).map(({ name }) => `"${name}"`);
    const others = policies.length > names.length ? ` and ${policies.length - names.length} more` : "";
    super(
      `The team is named by what policies match or escalate to: ${names.join(", ")}${others}. Change or archive these first.`,
    );
    this.details = { policyIds: policies.map(({ policyId }) => publicId("sla", policyId)) };
  }
}

/** Removes a team that neither rows nor policies name any more: those would match nothing, or escalate to nobody. */
export const deleteTeam = command(
  { name: "team:delete", permission: "member:write" },
  async (ctx: Context, input: DeleteTeamInput): Promise<{ readonly deletedTeamId: string }> => {
    await holdPolicies(ctx);
    const naming = (await standingPolicies(ctx)).filter(({ spec }) => teamsOf(spec).includes(input.teamId));
    if (naming.length > 0) throw new TeamNamedByPoliciesError(naming);
    return removeTeam(ctx, input);
  },
);

function teamsOf({ match, targets }: PolicySpec): readonly Uuid[] {
  const actions = targets.flatMap(({ escalations }) => escalations.map(({ action }) => action));
  const escalatedTo = actions.flatMap((action) =>
    (action.kind === "ASSIGN" || action.kind === "NOTIFY") && action.teamId ? [action.teamId] : [],
  );
  return [...(match.teamIds ?? []), ...escalatedTo];
}
