import { plusSeconds } from "../../src/kernel/instant";
import { announcePresence } from "../../src/services/presence/announce-presence";
import type { PresenceActivity } from "../../src/services/presence/presence-note";
import { signCustomerToken } from "../../src/services/access/customer-token";
import { customerClient, newCustomer, newMember, openCase, runAsMember, uuidOf } from "../cases/desk";
import { world, type World } from "../support/world";
import { liveProcess, until, type Listener, type LiveProcess } from "./listener";

const PRESENCE = "subscription ($caseId: ID!) { presence(caseId: $caseId) { actor { kind name } activity } }";
const ANNOUNCE = `mutation ($caseId: ID!, $activity: PresenceActivity) {
  announcePresence(input: { caseId: $caseId, activity: $activity }) { userErrors { code field } }
}`;

let redress: World;
let live: LiveProcess;
let customerId: string;
let caseId: string;
let memberId: string;

beforeAll(async () => {
  redress = await world();
  live = await liveProcess(redress);
  customerId = await newCustomer(redress.api);
  memberId = await newMember(redress, redress.workspace);
});

beforeEach(async () => {
  caseId = (await openCase(redress.api, customerId)).id;
});

afterAll(async () => {
  await live.stop();
  await redress.close();
});

async function memberIs(activity: PresenceActivity | null): Promise<void> {
  await runAsMember(redress, redress.workspace, memberId, announcePresence, {
    caseId: uuidOf(caseId),
    activity,
  });
}

async function customerToken(): Promise<string> {
  const mintedAt = redress.clock.now();
  return signCustomerToken(redress.platform.secrets.signingKey, {
    workspaceId: redress.workspace.id,
    customerId: uuidOf(customerId),
    mintedAt,
    expiresAt: plusSeconds(mintedAt, 3_600),
  });
}

/** Each time it was told: who was there. */
function told(listener: Listener): readonly (readonly [string, string])[][] {
  return listener.answers.map(({ presence }) =>
    (presence as { actor: { name: string }; activity: string }[]).map(
      ({ actor, activity }) => [actor.name, activity] as const,
    ),
  );
}

test("whoever follows a case sees who comes, what they do, and that they go", async () => {
  const listener = live.subscribe(redress.workspace.key, PRESENCE, { caseId });
  await until(() => listener.messages.length === 1);
  await memberIs("VIEWING");
  await until(() => listener.messages.length === 2);
  await memberIs("VIEWING");
  await memberIs("WRITING_NOTE");
  await until(() => listener.messages.length === 3);
  await memberIs(null);
  await until(() => listener.messages.length === 4);

  expect(told(listener)).toEqual([[], [["Alan Turing", "VIEWING"]], [["Alan Turing", "WRITING_NOTE"]], []]);
  expect(listener.messages.map(({ cursor }) => cursor)).toEqual([null, null, null, null]);
});

test("the staff see a customer writing; the customer sees staff that write to it, and nothing else of theirs", async () => {
  const token = await customerToken();
  const [staff, customer] = [redress.workspace.key, token].map((credential) =>
    live.subscribe(credential, PRESENCE, { caseId }),
  ) as [Listener, Listener];
  await until(() => staff.messages.length === 1 && customer.messages.length === 1);
  await redress.as(token).data(ANNOUNCE, { caseId, activity: "WRITING_REPLY" });
  await memberIs("WRITING_NOTE");
  await memberIs("WRITING_REPLY");
  await until(() => told(customer).at(-1)?.length === 1 && told(staff).at(-1)?.length === 2);

  expect(told(staff).at(-1)).toEqual([
    ["Grace Hopper", "WRITING_REPLY"],
    ["Alan Turing", "WRITING_REPLY"],
  ]);
  expect(new Set(told(customer).flat().map(String))).toEqual(new Set(["Alan,WRITING_REPLY"]));
});

test("nobody is at a case that it may not see", async () => {
  const other = await redress.addWorkspace("Other Payments");
  const listener = live.subscribe(other.key, PRESENCE, { caseId });
  const announced = await other.api.data<{ announcePresence: { userErrors: object[] } }>(ANNOUNCE, {
    caseId,
  });
  const customer = await customerClient(redress, redress.workspace, customerId);
  const note = await customer.data<{ announcePresence: { userErrors: object[] } }>(ANNOUNCE, {
    caseId,
    activity: "WRITING_NOTE",
  });
  await until(() => listener.ending !== null);

  expect(listener.ending).toMatchObject({ kind: "error", errors: [{ extensions: { code: "NOT_FOUND" } }] });
  expect(announced.announcePresence.userErrors).toEqual([{ code: "NOT_FOUND", field: ["caseId"] }]);
  expect(note.announcePresence.userErrors).toEqual([{ code: "BAD_USER_INPUT", field: ["activity"] }]);
});
