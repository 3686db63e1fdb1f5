import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import { apiSchema } from "../../src/server/api-schema";
import { ParticipantRole } from "../../src/entities/cases/participant-role";
import { PARTY_RIGHTS, type Party } from "../../src/services/cases/parties/party-rights";
import { world, type World } from "../support/world";
import { caseOfParties, VIEWERS, type CaseOfParties, type Viewer } from "./case-of-parties";
import { PLACES, readableFields, timelinePlaces } from "./readable-fields";

let redress: World;
let stage: CaseOfParties;
let schema: GraphQLSchema;
let readers: Matrix;

beforeAll(async () => {
  redress = await world();
  schema = apiSchema();
  stage = await caseOfParties(redress);
  readers = await matrix();
}, 60_000);

afterAll(() => redress.close());

type Matrix = ReadonlyMap<string, ReadonlySet<Viewer>>;

/** Who reads each field of each type that is met on a case: asked, not derived. */
async function matrix(): Promise<Matrix> {
  const found = new Map<string, Set<Viewer>>();
  for (const [name, place] of Object.entries({ ...PLACES, ...timelinePlaces(schema) })) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of Object.keys(type.getFields())) found.set(`${name}.${field}`, new Set());
    for (const viewer of VIEWERS) {
      const held = await readableFields(stage.clients[viewer], { caseId: stage.caseId, type, place });
      for (const field of held) found.get(`${name}.${field}`)?.add(viewer);
    }
  }
  return found;
}

function asTable(readers: Matrix): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(["field", ...VIEWERS]),
    row(["---", ...VIEWERS.map(() => ":-:")]),
    ...[...readers].map(([field, who]) => row([field, ...VIEWERS.map((one) => (who.has(one) ? "x" : " "))])),
  ].join("\n");
}

test("who reads which field of a case and of all that hangs on it", () => {
  expect(`\n${asTable(readers)}\n`).toMatchSnapshot();
});

/** What nothing that is done on the stage fills; all else is read by somebody, or the matrix would prove nothing. */
const EMPTY = [
  "Attachment.finding",
  "Attachment.rejectionReason",
  // It was opened here.
  "Case.importedAt",
  // Nothing is new to an API key, which the staff use here.
  "Case.isUnread",
  "Case.mergedInto",
  // It has ended, and nothing of it is due.
  "Case.nextDueAt",
  // On a case that has ended there is no snooze.
  "Case.snoozedAt",
  "Case.snoozedUntil",
  "Case.unreadCount",
  "CaseMergedEntry.actor",
  "CaseMergedEntry.id",
  "CaseMergedEntry.occurredAt",
  "CaseMergedEntry.otherCase",
  "CaseSplitOffEntry.actor",
  "CaseSplitOffEntry.id",
  "CaseSplitOffEntry.messageCount",
  "CaseSplitOffEntry.occurredAt",
  "CaseSplitOffEntry.otherCase",
  // It is a merchant that has contacts.
  "Customer.contacts",
  // The customer of a case is one that stands.
  "Customer.mergedAt",
  "Customer.mergedInto",
  "Member.deactivatedAt",
  "Member.subject",
  "Transaction.anomalies",
  "Transaction.fraudWarning",
  "Transaction.onChain",
  "Transaction.providerAccount",
];

test("the staff read every field, so that what others do not read is kept from them", () => {
  const unread = [...readers].filter(([, who]) => !who.has("STAFF")).map(([path]) => path);

  expect(unread.sort()).toEqual(EMPTY);
});

test("what is declared for staff alone is read by staff alone, and a stranger reads nothing", () => {
  const isForStaff = (path: string): boolean => {
    const [type = "", field = ""] = path.split(".");
    return (schema.getType(type) as GraphQLObjectType).getFields()[field]?.extensions["staffOnly"] === true;
  };

  const told = [...readers].filter(
    ([path, who]) => isForStaff(path) && [...who].some((one) => one !== "STAFF"),
  );

  expect(told).toEqual([]);
  expect([...readers].filter(([, who]) => who.has("STRANGER"))).toEqual([]);
});

test("every type that hangs on a case is in the matrix", () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const entries = types.filter((type) => type.getInterfaces().some(({ name }) => name === "TimelineEntry"));

  expect(Object.keys(timelinePlaces(schema)).sort()).toEqual(entries.map(({ name }) => name).sort());
});

const PARTIES: readonly Party[] = ["CUSTOMER", ...Object.values(ParticipantRole)];

/** By the table of rights alone, without the database. */
function mayRead(reader: Viewer, body: string): boolean {
  if (reader === "STAFF") return true;
  if (reader === "STRANGER" || body === "Odd, this one.") return false;
  const [, audience] = /^To ([A-Z]+) alone\.$/.exec(body) ?? [];
  if (audience === undefined) return true;
  const { readsPrivate } = PARTY_RIGHTS[reader];
  return (
    (audience === reader && readsPrivate.includes("ITSELF")) ||
    (audience === "CUSTOMER" && readsPrivate.includes("CUSTOMER"))
  );
}

test.each(VIEWERS)("of all that was said, %s reads what the table of rights says", async (viewer) => {
  const read = `query ($id: ID!) { case(id: $id) { messages(first: 100) { nodes { id body } } } }`;
  interface Said {
    readonly case: { readonly messages: { readonly nodes: readonly { id: string; body: string }[] } } | null;
  }
  const all = (await redress.api.data<Said>(read, { id: stage.caseId })).case?.messages.nodes ?? [];
  const ids = all.map(({ id }) => id);

  const seen =
    (await stage.clients[viewer].data<Said>(read, { id: stage.caseId })).case?.messages.nodes ?? [];
  const found = await stage.clients[viewer].data<{ nodes: readonly ({ id: string } | null)[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
    { ids },
  );

  const expected = all.filter(({ body }) => mayRead(viewer, body)).map(({ id }) => id);
  expect(seen.map(({ id }) => id)).toEqual(expected);
  expect(found.nodes.flatMap((node) => (node ? [node.id] : []))).toEqual(expected);
});

test("every party is on the stage", () => {
  expect(VIEWERS).toEqual(["STAFF", ...PARTIES, "STRANGER"]);
});
