import { MEMBERS } from "../../demo/company";
import { signInAs } from "../../demo/demo-sign-in";
import { createSecrets } from "../../src/kernel/secrets";
import { DEMO_WORKSPACE, demoAccess, demoWorkspace, signedInMembers } from "../../demo/demo-workspace";
import { readExampleOperations } from "../../src/server/example-operations";
import { headersOf } from "../../src/server/welcome";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { sniffType } from "../../src/server/attachments/sniff-type";
import { addressOf } from "../attachments/files";
import { toldBy } from "../gates/tenancy/told-by-subscription";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
  await demoWorkspace(redress.platform);
  await settleReactions(redress.platform, DEMO_WORKSPACE);
}, 30_000);

// Whoever is connected still is given 25 s to end.
afterAll(() => redress.close(), 30_000);

const EXAMPLES = readExampleOperations("demo/operations", (member) => member).map((tab) => ({
  ...tab,
  title: tab.query.split("\n")[0],
}));

test.each(EXAMPLES)(
  "an example succeeds as it stands on the demo: $title",
  async ({ query, variables, headers }) => {
    const given = variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>);

    const api =
      headers === undefined ? redress.as(demoAccess(redress.platform).key) : await signedIn(headers);
    const isFollowing = /^subscription/m.test(query);
    const { data, errors } = await (isFollowing
      ? toldBy(redress, api, query, given)
      : api.send<Record<string, object>>(query, given));

    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain('"userErrors":[{');
    for (const answer of Object.values(data ?? {})) {
      expect(answer).not.toEqual([]);
      expect(answer).not.toHaveProperty("nodes", []);
    }
  },
);

/** A client that sends what GraphiQL has in its headers editor. */
async function signedIn(name: string): Promise<ApiClient> {
  const demo = { ...demoAccess(redress.platform), members: await signedInMembers(redress.platform) };
  return redress.as(
    null,
    headersOf(
      demo,
      demo.members.find((member) => member.name === name)!,
    ),
  );
}

test("every member of the demo is let in as who they are, for a week, and by this installation's word alone", async () => {
  const document = "{ viewer { member { name role } } }";
  const elsewhere = createSecrets("a master secret of another installation");
  const forged = await signInAs({ ...redress.platform, secrets: elsewhere }, "ines");

  const seen = [];
  for (const { name } of await signedInMembers(redress.platform))
    seen.push(await (await signedIn(name)).data<unknown>(document));
  const refused = await redress
    .as(null, headersOf({ ...demoAccess(redress.platform), members: [] }, forged))
    .send(document);

  expect(seen).toEqual(
    Object.values(MEMBERS).map(({ name, role }) => ({ viewer: { member: { name, role } } })),
  );
  expect(refused.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});

test("the demo's first case is between two parties, with words in private", async () => {
  const demo = redress.as(demoAccess(redress.platform).key);

  const { caseByNumber } = await demo.data<{ caseByNumber: unknown }>(
    "{ caseByNumber(number: 1) { participants { role } messages { nodes { visibility } } } }",
  );

  expect(caseByNumber).toMatchObject({ participants: [{ role: "MERCHANT" }] });
  for (const visibility of ["PUBLIC", "PRIVATE", "INTERNAL"])
    expect(JSON.stringify(caseByNumber)).toContain(`"${visibility}"`);
});

const FILES = `{ cases(first: 100) { nodes { attachments { nodes {
  fileName size contentType state downloadUrl uploader { kind name } message { visibility } } } } } }`;

interface SeenFile {
  readonly fileName: string;
  readonly size: number;
  readonly contentType: string;
  readonly downloadUrl: string;
}

test("the files of its cases are real: each is downloaded whole, and is what its type says", async () => {
  const { cases } = await redress
    .as(demoAccess(redress.platform).key)
    .data<{ cases: { nodes: readonly { attachments: { nodes: readonly SeenFile[] } }[] } }>(FILES);
  const files = cases.nodes.flatMap(({ attachments }) => attachments.nodes);

  const downloaded = await Promise.all(
    files.map(async ({ downloadUrl }) => {
      const response = await fetch(addressOf(redress, downloadUrl));
      return Buffer.from(await response.arrayBuffer());
    }),
  );

  expect(files.map(({ fileName }) => fileName).sort()).toEqual([
    "Lieferschein 20-4471.pdf",
    "deliveries.txt",
    "return policy.pdf",
    "tent as it was sent.png",
  ]);
  for (const [index, content] of downloaded.entries()) {
    const { size, contentType } = files[index]!;
    expect(content).toHaveLength(size);
    // A plain text shows none.
    expect((await sniffType(content)) ?? "text/plain").toBe(contentType);
  }
});
