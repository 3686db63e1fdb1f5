import fc from "fast-check";
import { changed, customerClient, newCustomer, newMember, newTeam, openCase } from "../cases/desk";
import { world, type World } from "../support/world";

const TREES = 150;
const SEED = 20261122;

let redress: World;
let customers: readonly string[];
let teams: readonly string[];
let members: readonly string[];
let stock: readonly Stocked[];

/** A case as it was made, which is what a filter must judge by. */
interface Stocked {
  readonly id: string;
  readonly state: string;
  readonly kind: string;
  readonly priority: string;
  readonly channel: string;
  readonly customerId: string;
  readonly teamId: string | null;
  readonly memberId: string | null;
  readonly tags: readonly string[];
}

interface Tree {
  readonly states?: readonly string[];
  readonly kinds?: readonly string[];
  readonly priorities?: readonly string[];
  readonly channel?: string;
  readonly customerId?: string;
  readonly teamId?: string;
  readonly memberId?: string;
  readonly unassigned?: boolean;
  readonly tag?: string;
  readonly and?: readonly Tree[];
  readonly or?: readonly Tree[];
  readonly not?: Tree;
}

const KINDS = ["REFUND", "QUESTION", "SECURITY"];
const PRIORITIES = ["LOW", "NORMAL", "URGENT"];
const CHANNELS = ["EMAIL", "CHAT"];
const TAGS = ["vip", "new"];

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!;

beforeAll(async () => {
  redress = await world();
  customers = [await newCustomer(redress.api), await newCustomer(redress.api)];
  teams = [
    await newTeam(redress, redress.workspace, "Cards"),
    await newTeam(redress, redress.workspace, "Refunds"),
  ];
  members = [await newMember(redress, redress.workspace), await newMember(redress, redress.workspace)];
  const made: Stocked[] = [];
  for (let index = 0; index < 36; index += 1) made.push(await stocked(index));
  stock = made;
});

afterAll(() => redress.close());

async function stocked(index: number): Promise<Stocked> {
  redress.clock.advance(60);
  const facts = {
    kind: pick(KINDS, index),
    priority: pick(PRIORITIES, index >> 1),
    channel: pick(CHANNELS, index >> 2),
    customerId: pick(customers, index >> 3),
    teamId: index % 4 === 3 ? null : pick(teams, index),
    memberId: index % 3 === 2 ? null : pick(members, index >> 1),
    tags: TAGS.filter((_, place) => (index >> place) % 2 === 1),
  };
  const { id } = await openCase(redress.api, facts.customerId, facts);
  if (index % 5 > 0) return { id, state: "OPEN", ...facts };
  const { state } = await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });
  return { id, state, ...facts };
}

const LIST = `query ($filter: CaseFilter!) { cases(first: 100, filter: $filter) { totalCount nodes { id } } }`;

interface Listed {
  readonly cases: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
}

/** Slow and obvious: each fact, then each branch. */
function holds(tree: Tree, one: Stocked): boolean {
  const { states, kinds, priorities, channel, customerId, teamId, memberId, unassigned, tag } = tree;
  return (
    (!states || states.includes(one.state)) &&
    (!kinds || kinds.includes(one.kind)) &&
    (!priorities || priorities.includes(one.priority)) &&
    (!channel || channel === one.channel) &&
    (!customerId || customerId === one.customerId) &&
    (!teamId || teamId === one.teamId) &&
    (!memberId || memberId === one.memberId) &&
    (unassigned === undefined || unassigned === (one.memberId === null)) &&
    (!tag || one.tags.includes(tag)) &&
    (tree.and ?? []).every((branch) => holds(branch, one)) &&
    (!tree.or || tree.or.some((branch) => holds(branch, one))) &&
    (!tree.not || !holds(tree.not, one))
  );
}

const place = fc.nat(1);
/** One or two facts; ids by their places, as they are not there yet when this is read. */
const facts = fc.oneof(
  fc.record({ states: fc.subarray(["OPEN", "RESOLVED"], { minLength: 1 }) }),
  fc.record({ kinds: fc.subarray(KINDS, { minLength: 1 }), channel: fc.constantFrom(...CHANNELS) }),
  fc.record({ priorities: fc.subarray(PRIORITIES, { minLength: 1 }) }),
  fc.record({ customer: place }),
  fc.record({ team: place }),
  fc.record({ member: place }),
  fc.record({ unassigned: fc.boolean() }),
  fc.record({ tag: fc.constantFrom(...TAGS) }),
  fc.constant({}),
);

type Drawn = Tree & { readonly customer?: number; readonly team?: number; readonly member?: number };

const { tree: trees } = fc.letrec<{ tree: Drawn }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    facts,
    fc
      .tuple(facts, fc.array(tie("tree"), { maxLength: 3 }))
      .map(([own, and]) => ({ ...own, ...(and.length > 0 && { and }) })),
    fc
      .tuple(facts, fc.array(tie("tree"), { minLength: 1, maxLength: 3 }))
      .map(([own, or]) => ({ ...own, or })),
    fc.tuple(facts, tie("tree")).map(([own, not]) => ({ ...own, not })),
  ),
}));

function withIds({ customer, team, member, and, or, not, ...plain }: Drawn): Tree {
  return {
    ...plain,
    ...(customer !== undefined && { customerId: customers[customer]! }),
    ...(team !== undefined && { teamId: teams[team]! }),
    ...(member !== undefined && { memberId: members[member]! }),
    ...(and && { and: and.map((branch) => withIds(branch)) }),
    ...(or && { or: or.map((branch) => withIds(branch)) }),
    ...(not && { not: withIds(not) }),
  };
}

function factsIn({ and = [], or = [], not, ...own }: Tree): number {
  return (
    Object.keys(own).length +
    [...and, ...or, ...(not ? [not] : [])].reduce((sum, branch) => sum + factsIn(branch), 0)
  );
}

test("any tree finds what it says, and counts it", async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(trees, async (drawn) => {
      const filter = withIds(drawn);
      fc.pre(factsIn(filter) <= 20);

      const { cases } = await redress.api.data<Listed>(LIST, { filter });

      const expected = stock.filter((one) => holds(filter, one)).map(({ id }) => id);
      expect(cases.nodes.map(({ id }) => id)).toEqual(expected.toReversed());
      expect(cases.totalCount).toBe(expected.length);
      if (expected.length > 0 && expected.length < stock.length) found += 1;
    }),
    { numRuns: TREES, seed: SEED },
  );
  expect(found).toBeGreaterThan(TREES / 3);
}, 60_000);

test("what is not known is not: nobody's case is not this member's", async () => {
  const filter = { not: { memberId: members[0] } };

  const { cases } = await redress.api.data<Listed>(LIST, { filter });

  expect(cases.totalCount).toBe(stock.filter(({ memberId }) => memberId !== members[0]).length);
});

const deep = (levels: number): Tree => (levels === 0 ? { tag: "vip" } : { not: deep(levels - 1) });

test.each([
  ["four levels", () => deep(4), ["filter", "not", "not", "not", "not"]],
  [
    "21 facts",
    () => ({ or: Array.from({ length: 11 }, () => ({ tag: "vip", unassigned: true })).slice(0, 11) }),
    ["filter"],
  ],
  ["any of none", () => ({ and: [{ or: [] }] }), ["filter", "and", "0", "or"]],
  ["21 branches", () => ({ or: Array.from({ length: 21 }, () => ({})) }), ["filter", "or"]],
])("refuses %s", async (_, filter, field) => {
  const { errors } = await redress.api.send(LIST, { filter: filter() });

  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field } }]);
});

test("a customer sifts by nothing of the staff's, however deep it stands", async () => {
  const customer = await customerClient(redress, redress.workspace, customers[0]!);

  const { errors } = await customer.send(LIST, { filter: { or: [{ not: { tag: "vip" } }] } });
  const { cases } = await customer.data<Listed>(LIST, { filter: { or: [{ kinds: ["REFUND"] }] } });

  expect(errors).toMatchObject([{ extensions: { field: ["filter", "or", "0", "not", "tag"] } }]);
  const own = stock.filter(({ customerId, kind }) => customerId === customers[0] && kind === "REFUND");
  expect(cases.totalCount).toBe(own.length);
});

test("customers and transactions are found by trees as well", async () => {
  const merchants = `{ customers(filter: { not: { kind: CONSUMER } }) { totalCount } }`;
  const either = `{ transactions(filter: { or: [{ rail: CARD }, { currency: "EUR", amountAtLeast: "100" }] }) { totalCount } }`;

  const answers = [await redress.api.data(merchants), await redress.api.data(either)];

  expect(answers).toEqual([{ customers: { totalCount: 0 } }, { transactions: { totalCount: 0 } }]);
});
