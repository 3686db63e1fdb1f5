import { eventTypes, makeKey, mutate } from "../access/desk";
import { world, type World } from "../support/world";

const WORKSPACE = "id name createdAt version";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("reads the workspace of the credential, whatever else the credential may do", async () => {
  const { secret } = await makeKey(redress.api, ["note:write"]);

  const read = await redress
    .as(secret)
    .data(
      `query ($id: ID!) { workspace { ${WORKSPACE} } node(id: $id) { ... on Workspace { ${WORKSPACE} } } }`,
      {
        id: redress.workspace.publicId,
      },
    );

  const acme = { id: redress.workspace.publicId, name: "Acme Payments", version: 1 };
  expect(read).toMatchObject({ workspace: acme, node: acme });
});

test("another workspace cannot be read by its id", async () => {
  const { publicId } = await redress.addWorkspace("Other");

  const read = await redress.api.data(`query ($id: ID!) { node(id: $id) { id } }`, { id: publicId });

  expect(read).toEqual({ node: null });
});

test("changes the name once, and refuses a change that was decided on an older version", async () => {
  const { publicId, api, ...workspace } = await redress.addWorkspace("Acme");
  const rename = (input: Record<string, unknown>) =>
    mutate(api, "updateWorkspace", `workspace { ${WORKSPACE} }`, input);

  const renamed = await rename({ name: "Acme Pay", expectedVersion: 1 });
  const again = await rename({ name: "Acme Pay" });
  const stale = await rename({ name: "Acme", expectedVersion: 1 });

  expect(renamed).toMatchObject({ workspace: { id: publicId, name: "Acme Pay", version: 2 } });
  expect(again).toEqual(renamed);
  expect(stale.userErrors).toMatchObject([{ code: "VERSION_CONFLICT", details: { currentVersion: 2 } }]);
  expect((await eventTypes(redress, { publicId, api, ...workspace })).slice(2)).toEqual([
    "workspace.updated",
  ]);
});
