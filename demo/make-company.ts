import { safeText } from "../src/kernel/firewall/admit";
import type { Raw } from "../src/kernel/firewall/safe-text";
import { addTeamMember } from "../src/services/access/add-team-member";
import { registerApiKey } from "../src/services/access/create-api-key";
import {
  configureIdentityProvider,
  type ConfigureIdentityProviderInput,
} from "../src/services/access/configure-identity-provider";
import { createTeam } from "../src/services/access/create-team";
import { createWorkspace } from "../src/services/access/create-workspace";
import { inviteMember } from "../src/services/access/invite-member";
import { ALL_PERMISSIONS } from "../src/services/access/permissions";
import { COMPANY, emailOf, MEMBERS, TEAMS, type MemberName, type TeamName } from "./company";
import { idOf, type Scene } from "./scene";

/** How one gets in. */
export interface WaysIn {
  readonly key: string;
  readonly identityProvider: Raw<ConfigureIdentityProviderInput>;
}

const TWO_YEARS = 24 * 730;

/** The workspace with its key, its members and its teams. */
export async function makeCompany(scene: Scene, { key, identityProvider }: WaysIn): Promise<void> {
  const { made } = scene;
  const ctx = scene.at(TWO_YEARS);
  const founder = { name: MEMBERS.ines.name, email: emailOf("ines") };
  const { admin } = await createWorkspace.body(ctx, { name: COMPANY, admin: founder, mode: "TEST" });
  made.members.set("ines", admin.id);
  const rights = { name: safeText("demo"), environment: "TEST" as const, permissions: ALL_PERMISSIONS };
  await registerApiKey(ctx, rights, key);
  await configureIdentityProvider.body(ctx, identityProvider);
  for (const [team, name] of Object.entries(TEAMS) as [TeamName, string][])
    made.teams.set(team, (await createTeam.body(ctx, { name })).team.id);
  for (const [member, { name, role, teams }] of Object.entries(MEMBERS) as [
    MemberName,
    (typeof MEMBERS)[MemberName],
  ][]) {
    if (!made.members.has(member))
      made.members.set(
        member,
        (await inviteMember.body(ctx, { name, role, email: emailOf(member) })).member.id,
      );
    for (const team of teams)
      await addTeamMember.body(ctx, { teamId: idOf(made.teams, team), memberId: idOf(made.members, member) });
  }
}
