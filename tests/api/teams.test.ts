import { eventTypes, invite, mutate } from "../access/desk";
import { world, type TestWorkspace, type World } from "../support/world";

interface Team {
  id: string;
  name: string;
  version: number;
  members: { nodes: { email: string }[]; totalCount: number };
}

const TEAM = "id name version members { nodes { email } totalCount }";

let redress: World;
let workspace: TestWorkspace;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  workspace = await redress.addWorkspace("A workspace of its own");
});

afterAll(() => redress.close());

const change = (name: string, input: Record<string, unknown>) =>
  mutate<{ team: Team }>(workspace.api, name, `team { ${TEAM} }`, input);

async function makeTeam(name: string): Promise<Team> {
  const { team } = await change("createTeam", { name });
  if (!team) throw new Error(`The team ${name} was not made.`);
  return team;
}

test("makes a team, renames it, and tells of both", async () => {
  const team = await makeTeam("Disputes");

  const renamed = await change("renameTeam", { teamId: team.id, name: "Chargebacks", expectedVersion: 1 });

  expect(team).toMatchObject({ name: "Disputes", version: 1, members: { nodes: [], totalCount: 0 } });
  expect(renamed.team).toMatchObject({ id: team.id, name: "Chargebacks", version: 2 });
  expect((await eventTypes(redress, workspace)).slice(2)).toEqual(["team.created", "team.renamed"]);
});

test.each(["", "   "])("refuses the name '%s' in plain words", async (name) => {
  const { id: teamId } = await makeTeam("Disputes");

  const refused = [await change("createTeam", { name }), await change("renameTeam", { teamId, name })];

  for (const { team, userErrors } of refused) {
    expect(team).toBeNull();
    expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["name"] }]);
    expect(JSON.stringify(userErrors)).toContain("name must not be blank");
  }
});

test("a name with spaces around it is the name without them", async () => {
  const { id: teamId, name } = await makeTeam("  Disputes ");

  const second = await change("createTeam", { name: "Disputes  " });
  const renamed = await change("renameTeam", { teamId, name: " Disputes" });

  expect(name).toBe("Disputes");
  expect(second.userErrors).toMatchObject([{ code: "CONFLICT", field: ["name"] }]);
  expect(renamed.team?.version).toBe(1);
});

test("refuses a name that another team has", async () => {
  await makeTeam("Disputes");
  const { id: teamId } = await makeTeam("Fraud");

  const created = await change("createTeam", { name: "Disputes" });
  const renamed = await change("renameTeam", { teamId, name: "Disputes" });

  expect(created).toMatchObject({ team: null, userErrors: [{ code: "CONFLICT", field: ["name"] }] });
  expect(renamed).toMatchObject({ team: null, userErrors: [{ code: "CONFLICT", field: ["name"] }] });
});

test("members join and leave a team, each once", async () => {
  const { id: teamId } = await makeTeam("Disputes");
  const { id: memberId } = await invite(workspace.api, "grace@acme.example");

  const joined = await change("addTeamMember", { teamId, memberId });
  const joinedAgain = await change("addTeamMember", { teamId, memberId });
  const left = await change("removeTeamMember", { teamId, memberId });
  const leftAgain = await change("removeTeamMember", { teamId, memberId });

  expect(joined.team).toMatchObject({ version: 2, members: { nodes: [{ email: "grace@acme.example" }] } });
  expect(joinedAgain.team).toEqual(joined.team);
  expect(left.team).toMatchObject({ version: 3, members: { nodes: [], totalCount: 0 } });
  expect(leftAgain.team).toEqual(left.team);
  expect((await eventTypes(redress, workspace)).slice(-2)).toEqual([
    "team.member_added",
    "team.member_removed",
  ]);
});

test("deletes a team with its memberships, and leaves its members", async () => {
  const { id: teamId } = await makeTeam("Disputes");
  const { id: memberId } = await invite(workspace.api, "grace@acme.example");
  await change("addTeamMember", { teamId, memberId });

  const { deletedTeamId } = await mutate<{ deletedTeamId: string }>(
    workspace.api,
    "deleteTeam",
    "deletedTeamId",
    {
      teamId,
    },
  );

  const after = await workspace.api.data<Record<"team" | "member", unknown>>(
    `query ($teamId: ID!, $memberId: ID!) {
      team(id: $teamId) { id }
      member(id: $memberId) { isActive teams { totalCount } }
    }`,
    { teamId, memberId },
  );
  expect(deletedTeamId).toBe(teamId);
  expect(after).toEqual({ team: null, member: { isActive: true, teams: { totalCount: 0 } } });
});

test("refuses to delete a team that a case is assigned to, and deletes it once the case is another's", async () => {
  const { id: teamId } = await makeTeam("Disputes");
  const { customer } = await mutate<{ customer: { id: string } }>(
    workspace.api,
    "createCustomer",
    "customer { id }",
    { name: "Ada" },
  );
  const { case: opened } = await mutate<{ case: { id: string } }>(workspace.api, "openCase", "case { id }", {
    customerId: customer?.id,
    subject: "Charged twice",
    kind: "DISPUTE",
    teamId,
  });
  const remove = () =>
    mutate<{ deletedTeamId: string }>(workspace.api, "deleteTeam", "deletedTeamId", { teamId });

  const refused = await remove();
  await mutate(workspace.api, "assignCase", "case { id }", { caseId: opened?.id, teamId: null });
  const removed = await remove();

  expect(refused).toMatchObject({
    deletedTeamId: null,
    userErrors: [{ code: "CONFLICT", field: ["teamId"] }],
  });
  expect(removed).toMatchObject({ deletedTeamId: teamId, userErrors: [] });
});

test("reads the members of all teams, and their teams, with one statement a level", async () => {
  const teams = await Promise.all(["A", "B", "C"].map(makeTeam));
  for (const email of ["one@acme.example", "two@acme.example"]) {
    const { id: memberId } = await invite(workspace.api, email);
    for (const { id: teamId } of teams) await change("addTeamMember", { teamId, memberId });
  }

  const before = redress.statements.length;
  const { teams: read } = await workspace.api.data<{
    teams: { nodes: { members: { nodes: { teams: { nodes: { name: string }[] } }[] } }[] };
  }>(`{ teams { nodes { name members(first: 5) { nodes { email teams(first: 5) { nodes { name } } } } } } }`);
  const statements = redress.statements.length - before;

  const names = read.nodes.flatMap(({ members }) =>
    members.nodes.map(({ teams: of }) => of.nodes.map(({ name }) => name)),
  );
  expect(names).toEqual(Array.from({ length: 6 }, () => ["A", "B", "C"]));
  // The key, the teams, their members, the members' teams.
  expect(statements).toBe(4);
});

test("another workspace's team or member cannot be brought together with ours", async () => {
  const other = await redress.addWorkspace("Other");
  const stranger = await invite(other.api, "eve@other.example");
  const { id: teamId } = await makeTeam("Disputes");
  const theirs = await mutate<{ team: Team }>(other.api, "createTeam", `team { ${TEAM} }`, {
    name: "Theirs",
  });
  const { id: memberId } = await invite(workspace.api, "grace@acme.example");

  const strangerJoins = await change("addTeamMember", { teamId, memberId: stranger.id });
  const oursJoins = await change("addTeamMember", { teamId: theirs.team?.id, memberId });

  expect(strangerJoins.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["memberId"] }]);
  expect(oursJoins.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
});
