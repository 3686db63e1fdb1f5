import { eventTypes, invite, makeKey, mutate, MEMBER, type MemberAnswer } from "../access/desk";
import { world, type TestWorkspace, type World } from "../support/world";

type Changed = { member: MemberAnswer };

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
  mutate<Changed>(workspace.api, name, `member { ${MEMBER} }`, input);

async function admins(): Promise<readonly MemberAnswer[]> {
  const { members } = await workspace.api.data<{ members: { nodes: MemberAnswer[] } }>(
    `{ members(filter: { role: ADMIN, isActive: true }) { nodes { ${MEMBER} } } }`,
  );
  return members.nodes;
}

test("invites a member, keeps the address in lower case, and reads the member back by id", async () => {
  const grace = await invite(workspace.api, "Grace.Hopper@Acme.example", "SUPERVISOR");

  const { member, node } = await workspace.api.data<Record<"member" | "node", MemberAnswer>>(
    `query ($id: ID!) { member(id: $id) { ${MEMBER} } node(id: $id) { ... on Member { ${MEMBER} } } }`,
    { id: grace.id },
  );

  expect(grace).toMatchObject({ email: "grace.hopper@acme.example", role: "SUPERVISOR", isActive: true });
  expect(member).toEqual(grace);
  expect(node).toEqual(grace);
});

test.each([
  ["the address in another case", { email: "GRACE@acme.example", subject: null }, ["email"]],
  ["the subject", { email: "other@acme.example", subject: "sub-1" }, ["subject"]],
])("refuses a second member with %s", async (_what, facts, field) => {
  await change("inviteMember", {
    email: "grace@acme.example",
    name: "Grace",
    role: "AGENT",
    subject: "sub-1",
  });

  const second = await change("inviteMember", { name: "Other", role: "AGENT", ...facts });

  expect(second).toMatchObject({ member: null, userErrors: [{ code: "CONFLICT", field }] });
});

test.each([
  ["a blank name", { name: "   " }, "name"],
  ["a name of 201 characters", { name: "x".repeat(201) }, "name"],
  ["an empty subject", { subject: "" }, "subject"],
])("refuses an invitation with %s", async (_what, facts, field) => {
  const grace = { email: "grace@acme.example", name: "Grace", role: "AGENT" };

  const refused = await change("inviteMember", { ...grace, ...facts });

  expect(refused).toMatchObject({
    member: null,
    userErrors: [{ code: "BAD_USER_INPUT", field: [field] }],
  });
});

test("changes what is given, and counts a repetition as no change", async () => {
  const grace = await invite(workspace.api, "grace@acme.example");

  const changed = await change("updateMember", {
    memberId: grace.id,
    role: "SUPERVISOR",
    expectedVersion: 1,
  });
  const repeated = await change("updateMember", { memberId: grace.id, role: "SUPERVISOR" });

  expect(changed.member).toEqual({ ...grace, role: "SUPERVISOR", version: 2 });
  expect(repeated.member).toEqual(changed.member);
});

test("refuses a change that was decided on an older version", async () => {
  const grace = await invite(workspace.api, "grace@acme.example");
  await change("updateMember", { memberId: grace.id, name: "Grace Hopper" });

  const stale = await change("updateMember", { memberId: grace.id, name: "G.", expectedVersion: 1 });

  expect(stale.userErrors).toMatchObject([{ code: "VERSION_CONFLICT", details: { currentVersion: 2 } }]);
});

test("deactivates and reactivates a member, each once", async () => {
  const grace = await invite(workspace.api, "grace@acme.example");

  const out = await change("deactivateMember", { memberId: grace.id });
  const stillOut = await change("deactivateMember", { memberId: grace.id });
  const back = await change("reactivateMember", { memberId: grace.id });

  expect(out.member).toMatchObject({ isActive: false, version: 2 });
  expect(stillOut.member).toEqual(out.member);
  expect(back.member).toMatchObject({ isActive: true, version: 3 });
  expect(await eventTypes(redress, workspace)).toEqual([
    "workspace.created",
    "api_key.created",
    "member.invited",
    "member.deactivated",
    "member.reactivated",
  ]);
});

test.each([
  ["deactivate", "deactivateMember", {}],
  ["demote", "updateMember", { role: "AGENT" }],
])("refuses to %s the last active administrator", async (_what, name, facts) => {
  const other = await invite(workspace.api, "other@acme.example", "ADMIN");
  await change("deactivateMember", { memberId: other.id });
  const [last] = await admins();

  const refused = await change(name, { memberId: last?.id, ...facts });

  expect(refused).toMatchObject({ member: null, userErrors: [{ code: "ILLEGAL_STATE" }] });
  expect(await admins()).toEqual([last]);
});

test("keeps one administrator when all of them are demoted or deactivated at once", async () => {
  for (const name of ["b", "c", "d", "e", "f"]) await invite(workspace.api, `${name}@acme.example`, "ADMIN");
  const all = await admins();

  const answers = await Promise.all(
    all.map(({ id: memberId }, index) =>
      index % 2 === 0
        ? change("deactivateMember", { memberId })
        : change("updateMember", { memberId, role: "VIEWER" }),
    ),
  );

  expect(all).toHaveLength(6);
  expect(answers.filter(({ member }) => member !== null)).toHaveLength(5);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: "ILLEGAL_STATE" }]);
  expect(await admins()).toHaveLength(1);
});

test.each([
  ["invite an administrator", "inviteMember", { email: "eve@acme.example", name: "Eve", role: "ADMIN" }],
  ["make itself known as an administrator", "updateMember", { subject: "eve" }],
  ["rename an administrator", "updateMember", { name: "Eve" }],
  ["deactivate an administrator", "deactivateMember", {}],
])("a key that may only manage members cannot %s", async (_what, name, facts) => {
  await invite(workspace.api, "second@acme.example", "ADMIN");
  const [admin] = await admins();
  const { secret } = await makeKey(workspace.api, ["member:read", "member:write"]);
  const input = name === "inviteMember" ? facts : { memberId: admin?.id, ...facts };

  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await redress
    .as(secret)
    .send(`mutation ($input: ${type}!) { ${name}(input: $input) { member { id } } }`, { input });

  expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test("lists members by name, filtered by role, access and team, page by page", async () => {
  for (const name of ["dora", "carl", "bert"]) await invite(workspace.api, `${name}@acme.example`);
  const gone = await invite(workspace.api, "zoe@acme.example", "VIEWER");
  await change("deactivateMember", { memberId: gone.id });

  const list = (args: string) =>
    workspace.api.data<{
      members: { nodes: { name: string }[]; totalCount: number; pageInfo: { endCursor: string } };
    }>(`{ members(${args}) { nodes { name } totalCount pageInfo { endCursor } } }`);
  const { members: page } = await list(`first: 2, filter: { isActive: true }`);
  const { members: rest } = await list(
    `first: 2, filter: { isActive: true }, after: "${page.pageInfo.endCursor}"`,
  );
  const { members: viewers } = await list(`filter: { role: VIEWER, isActive: false }`);

  expect([...page.nodes, ...rest.nodes].map(({ name }) => name)).toEqual(["Ada", "bert", "carl", "dora"]);
  expect(page.totalCount).toBe(4);
  expect(viewers.nodes).toEqual([{ name: "zoe" }]);
});

test("another workspace's member is no member here", async () => {
  const stranger = await invite((await redress.addWorkspace("Other")).api, "eve@other.example");

  const { member } = await workspace.api.data<{ member: MemberAnswer | null }>(
    `query ($id: ID!) { member(id: $id) { id } }`,
    { id: stranger.id },
  );
  const changed = await change("deactivateMember", { memberId: stranger.id });

  expect(member).toBeNull();
  expect(changed.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
});
