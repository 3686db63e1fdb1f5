import { apiSchema } from "../../src/server/api-schema";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { world, type World } from "../support/world";
import { furnish, type Furniture } from "./furnished-workspace";
import { KEY_DOCUMENTS } from "./key-documents";
import { OTHER_LISTS, UNMEASURED, WRITTEN_IN_CODE } from "./other-lists";
import { reached } from "./reached";
import { answeredOf, listsOf, neededBy, waysOf } from "./schema-lists";

const schema = apiSchema();

let line: BreakableLine;
let redress: World;
let furniture: Furniture;

beforeAll(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  furniture = await furnish(redress);
}, 60_000);

afterAll(async () => {
  await redress.close();
  await line.close();
});

/** Every operation proves who asks. */
const CREDENTIAL = 1;

interface Cost {
  readonly statements: number;
  /** To the database; the last one ends the transaction, and nobody waits for it. */
  readonly packets: number;
  /** Objects in the answer, to see that there was something to read. */
  readonly objects: number;
}

/** What a document costs a caller who has asked it before. */
async function costOf(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Cost> {
  await redress.api.data(document, variables);
  const [statements, packets] = [redress.statements.length, line.packets()];
  const data = await redress.api.data(document, variables);
  return {
    statements: redress.statements.length - statements,
    packets: line.packets() - packets,
    objects: JSON.stringify(data).split("__typename").length - 1,
  };
}

/** Ids of some objects of a type, the first of them or all. */
function idsOf(type: string, count: number): readonly string[] {
  const noun = `${type[0]?.toLowerCase()}${type.slice(1)}`;
  return (furniture[noun] ?? []).slice(0, count);
}

/**
 * What clocks are now is reckoned: whether their cases went on since, by the hours of their calendars. Whom a policy
 * stands in the shadow of is seen from all that stand.
 */
const TO_RECKON: Readonly<Record<string, number>> = {
  "Query.clocks": 2,
  "Case.clocks": 2,
  "Case.estimatedResolution": 1,
  "Event.clock": 2,
  "Clock.ledger": 3,
  "SlaPolicy.shadowedBy": 1,
};

/** Some less than there are: of the rest it is told below what is not measured. */
const [LEAST_ROOT_LISTS, LEAST_WAYS] = [20, 150];

/** The log is not counted: its page says how far it reaches. */
const LOG = "events";
const rootLists = listsOf(schema).filter(({ parent, field }) => parent === "Query" && field.name !== LOG);
const ways = waysOf(schema);

test("every list of the schema is measured, and whatever leads from an object to another", () => {
  const measured = [
    ...rootLists.map(({ coordinate }) => coordinate),
    `Query.${LOG}`,
    ...ways.map(({ coordinate }) => coordinate),
    ...OTHER_LISTS.map(({ coordinate }) => coordinate),
    ...WRITTEN_IN_CODE.map((list) => `Query.${list}`),
  ];
  const answered = answeredOf(schema);
  const several = answered.filter(
    ({ coordinate, isSeveral }) => isSeveral || !coordinate.startsWith("Query."),
  );
  const coordinates = several.map(({ coordinate }) => coordinate);

  expect(coordinates.filter((each) => !measured.includes(each)).toSorted()).toEqual(
    Object.keys(UNMEASURED).toSorted(),
  );
  // Some of what a relation reads is shown as a value; all else must be among what was found by types.
  expect(measured.filter((each) => !coordinates.includes(each)).toSorted()).toEqual([
    "Case.isUnread",
    "Case.unreadCount",
    "CaseParticipant.name",
  ]);
  // What finds both could fail, and both be empty.
  expect([rootLists.length >= LEAST_ROOT_LISTS, ways.length >= LEAST_WAYS]).toEqual([true, true]);
});

test.each(rootLists.map(({ field }) => field.name))(
  "%s costs a statement, and its count another, however long the page",
  async (list) => {
    const needed = neededBy(`Query.${list}`, furniture);
    const document = `query ($first: Int!) { ${list}(first: $first ${needed}) { totalCount nodes { __typename id } } }`;

    const short = await costOf(document, { first: 1 });
    const long = await costOf(document, { first: 100 });

    expect(long.objects).toBeGreaterThan(short.objects);
    const statements = CREDENTIAL + 2 + (TO_RECKON[`Query.${list}`] ?? 0);
    expect(long.statements).toBe(statements);
    // A clock that needs no calendar needs none read.
    expect(short.statements).toBe(list === "clocks" ? statements - 1 : statements);
  },
);

test("a page of the log costs a statement, and how far it reaches another, however long it is", async () => {
  const document = "query ($first: Int!) { events(first: $first) { nodes { __typename id } } }";

  const short = await costOf(document, { first: 1 });
  const long = await costOf(document, { first: 100 });

  expect(long.objects).toBeGreaterThan(short.objects);
  expect([short.statements, long.statements]).toEqual([CREDENTIAL + 2, CREDENTIAL + 2]);
});

test.each(OTHER_LISTS.map((list) => [list.coordinate, list] as const))(
  "%s costs as many statements for little of it as for much",
  async (_coordinate, { document, statements, asked }) => {
    const [little, much] = asked(furniture);

    const few = await costOf(document, little);
    const many = await costOf(document, much);

    expect(many.objects).toBeGreaterThan(few.objects);
    expect(many.statements).toBe(CREDENTIAL + statements);
    expect(few.statements).toBeLessThanOrEqual(many.statements);
  },
);

test.each(WRITTEN_IN_CODE)("%s is read from no table", async (list) => {
  const { statements, objects } = await costOf(`{ ${list} { __typename } }`);

  expect(objects).toBeGreaterThan(1);
  expect(statements).toBe(CREDENTIAL);
});

test.each(ways.map((way) => [way.coordinate, way] as const))(
  "%s costs a statement, however many objects it leads from and to",
  async (_coordinate, { parent, name, isList }) => {
    const { of, statements, document } = reached(parent, name, isList);

    const few = await costOf(document, { ids: idsOf(of, 1), first: 1 });
    const many = await costOf(document, { ids: idsOf(of, 100), first: 100 });

    expect(many.objects).toBeGreaterThan(few.objects);
    const own = (isList ? 2 : 1) + (TO_RECKON[`${parent}.${name}`] ?? 0);
    expect(many.statements).toBe(CREDENTIAL + statements + own);
    expect(few.statements).toBeLessThanOrEqual(many.statements);
  },
);

test.each(KEY_DOCUMENTS)("$name costs $statements statements in $packets packets", async (key) => {
  const ids = {
    case: idsOf("Case", 1)[0],
    customer: idsOf("Customer", 1)[0],
    transaction: idsOf("Transaction", 1)[0],
  };
  const mixed = ["Case", "Customer", "Transaction", "Message", "Member"].flatMap((type) => idsOf(type, 2));

  const { statements, packets } = await costOf(key.document, { ...ids, ids: mixed });

  expect({ statements, packets }).toEqual({ statements: key.statements, packets: key.packets });
});

test.each([
  ["kind", false],
  ["name", true],
  ["id", true],
])("to tell the %s of an author, the author's id is read: %s", async (property, isRead) => {
  const before = redress.statements.length;
  await redress.api.data(
    `query ($id: ID!) { case(id: $id) { messages(first: 5) { nodes { author { ${property} } } } } }`,
    { id: idsOf("Case", 1)[0] },
  );

  const statements = redress.statements.slice(before).filter((text) => text.includes("author_kind"));
  expect(statements.length).toBe(1);
  expect(statements.filter((text) => text.includes("author_id")).length).toBe(isRead ? 1 : 0);
});
