import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { membersById } from "../../access/read-members";
import { teamsById } from "../../access/read-teams";
import type { GivenMatch } from "./given-match";
import type { GivenTarget } from "./given-targets";

interface Named {
  readonly id: Uuid;
  readonly path: readonly string[];
}

interface Parties {
  readonly teams: readonly Named[];
  readonly members: readonly Named[];
}

/** Refuses a policy that names a team that is not there, or a member who could not see the case. */
export async function assertKnownParties(
  ctx: Context,
  {
    match,
    targets,
  }: { readonly match?: GivenMatch | null; readonly targets?: readonly GivenTarget[] | null },
): Promise<void> {
  const matched = partiesAt("teams", match?.teamIds ?? [], ["match", "teamIds"]);
  const escalated = (targets ?? []).flatMap(partiesOfTarget);
  await assertTeams(ctx, [...matched.teams, ...escalated.flatMap(({ teams }) => teams)]);
  await assertMembers(
    ctx,
    escalated.flatMap(({ members }) => members),
  );
}

function partiesOfTarget({ escalations }: GivenTarget, place: number): readonly Parties[] {
  return (escalations ?? []).flatMap(({ action: { assign, notify } }, index) => {
    const path = ["targets", String(place), "escalations", String(index), "action"];
    return [
      partyAt("teams", assign?.teamId, [...path, "assign", "teamId"]),
      partyAt("members", assign?.memberId, [...path, "assign", "memberId"]),
      partyAt("teams", notify?.teamId, [...path, "notify", "teamId"]),
      partiesAt("members", notify?.memberIds ?? [], [...path, "notify", "memberIds"]),
    ];
  });
}

function partyAt(kind: keyof Parties, id: Uuid | null | undefined, path: readonly string[]): Parties {
  const none: Parties = { teams: [], members: [] };
  return id == null ? none : { ...none, [kind]: [{ id, path }] };
}

function partiesAt(kind: keyof Parties, ids: readonly Uuid[], path: readonly string[]): Parties {
  const named = ids.map((id, index) => ({ id, path: [...path, String(index)] }));
  return { teams: [], members: [], [kind]: named };
}

async function assertTeams(ctx: Context, teams: readonly Named[]): Promise<void> {
  if (teams.length === 0) return;
  const known = await teamsById.body(ctx, { ids: idsOf(teams), args: null });
  const missing = teams.find(({ id }) => !known.has(id));
  if (missing) throw new NotFoundError("team", missing.path);
}

async function assertMembers(ctx: Context, members: readonly Named[]): Promise<void> {
  if (members.length === 0) return;
  const known = await membersById.body(ctx, { ids: idsOf(members), args: null });
  const missing = members.find(({ id }) => !known.has(id));
  if (missing) throw new NotFoundError("member", missing.path);
  const gone = members.find(({ id }) => known.get(id)?.deactivatedAt);
  if (gone) throw new InvalidError(gone.path, "This member no longer has access to the workspace.");
}

function idsOf(named: readonly Named[]): readonly Uuid[] {
  return [...new Set(named.map(({ id }) => id))];
}
