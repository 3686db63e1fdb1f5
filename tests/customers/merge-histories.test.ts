import fc from "fast-check";
import { mutate } from "../access/desk";
import { changed, openCase } from "../cases/desk";
import { world, type TestWorkspace, type World } from "../support/world";

const HISTORIES = 12;
const SEED = 20261122;
const PEOPLE = 5;

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const VERBS = ["open", "join", "say", "whisper", "pay", "identify", "merge"] as const;
type Step = readonly [verb: (typeof VERBS)[number], one: number, other: number, choice: number];

const histories = fc.array(fc.tuple(fc.constantFrom(...VERBS), fc.nat(99), fc.nat(99), fc.nat(99)), {
  minLength: 15,
  maxLength: 35,
});

/** Things and the customer they were made for, by the ids that they had then. */
interface Expected {
  readonly into: Map<string, string>;
  readonly owners: Map<string, string>;
  readonly parts: [caseId: string, customerId: string][];
  readonly authors: Map<string, string>;
  readonly parties: Map<string, readonly [string, string, string]>;
  readonly identities: Map<string, string>;
}

const standing = ({ into }: Expected, id: string): string => {
  const next = into.get(id);
  return next === undefined ? id : standing({ into } as Expected, next);
};

const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

async function carryOut(workspace: TestWorkspace, people: readonly string[], expected: Expected, step: Step) {
  const { api } = workspace;
  const [verb, one, other, choice] = step;
  const [first, second] = [pick(people, one)!, pick(people, other)!];
  const caseId = pick([...expected.owners.keys()], choice);
  redress.clock.advance(60);
  const steps: Readonly<Record<typeof verb, () => Promise<void>>> = {
    open: async () => void expected.owners.set((await openCase(api, first)).id, first),
    join: async () => {
      if (!caseId) return;
      const { userErrors } = await mutate(api, "addParticipant", "case { id }", {
        caseId,
        customerId: first,
        role: pick(["CONSUMER", "REPRESENTATIVE"], other),
      });
      if (userErrors.length === 0) expected.parts.push([caseId, first]);
    },
    say: async () => {
      const part = pick(expected.parts, choice);
      if (!part) return;
      const { message } = await mutate<{ message: { id: string } }>(api, "receiveMessage", "message { id }", {
        caseId: part[0],
        customerId: part[1],
        isPrivate: one % 2 === 0,
        body: "A word.",
        externalId: { source: "mail", id: `${expected.authors.size}` },
      });
      expected.authors.set(message!.id, part[1]);
    },
    whisper: async () => {
      if (!caseId) return;
      const privateWith = standing(expected, expected.owners.get(caseId)!);
      await changed(api, "replyToCase", { caseId, body: "To you alone.", privateWith });
    },
    pay: async () => {
      const parties = [first, second, pick(people, choice)!] as const;
      const { transaction } = await mutate<{ transaction: { id: string } }>(
        api,
        "upsertTransaction",
        "transaction { id }",
        {
          provider: "northwind",
          providerId: `p-${expected.parties.size}`,
          rail: "CARD",
          state: "CAPTURED",
          amount: { amountMinor: 100, currency: "EUR" },
          payerCustomerId: parties[0],
          payeeCustomerId: parties[1],
          merchantCustomerId: parties[2],
        },
      );
      expected.parties.set(transaction!.id, parties);
    },
    identify: async () => {
      const value = `id-${expected.identities.size}`;
      const identity = { kind: "EXTERNAL", source: "crm", value };
      await mutate(api, "addCustomerIdentity", "customer { id }", { customerId: first, identity });
      expected.identities.set(value, first);
    },
    merge: async () => {
      const [from, to] = [standing(expected, first), standing(expected, second)];
      const { userErrors } = await mutate(api, "mergeCustomers", "customer { id }", {
        customerId: from,
        intoCustomerId: to,
      });
      expect(userErrors.length).toBe(from === to ? 1 : 0);
      if (from !== to) expected.into.set(from, to);
    },
  };
  await steps[verb]();
}

const ALL = `{
  cases(first: 50) { totalCount nodes { id customer { id } participants { customer { id } }
    messages(first: 50) { nodes { id author { kind id } privateWith { id } } } } }
  transactions(first: 50) { totalCount nodes { id payer { id } payee { id } merchant { id } } }
  customers(first: 50) { nodes { id identities { value } } } }`;

interface Identified {
  readonly id: string;
}

interface All {
  readonly cases: {
    readonly nodes: readonly (Identified & {
      readonly customer: Identified;
      readonly participants: readonly { readonly customer: Identified }[];
      readonly messages: {
        readonly nodes: readonly (Identified & { author: Identified & { kind: string } })[];
      };
    })[];
  };
  readonly transactions: {
    readonly nodes: readonly (Identified & { payer: Identified; payee: Identified; merchant: Identified })[];
  };
  readonly customers: {
    readonly nodes: readonly (Identified & { identities: readonly { value: string }[] })[];
  };
}

function assertNothingLost(all: All, expected: Expected): void {
  const now = (id: string) => standing(expected, id);
  const entries = (map: ReadonlyMap<string, string>) =>
    [...map].map(([id, owner]) => [id, now(owner)]).sort();
  expect(all.cases.nodes.map(({ id, customer }) => [id, customer.id]).sort()).toEqual(
    entries(expected.owners),
  );
  for (const { id, customer, participants } of all.cases.nodes) {
    const parts = expected.parts.filter(([caseId]) => caseId === id).map(([, party]) => now(party));
    const others = [...new Set(parts)].filter((party) => party !== customer.id);
    expect(participants.map((part) => part.customer.id).sort()).toEqual(others.sort());
  }
  const said = all.cases.nodes.flatMap(({ messages }) => messages.nodes);
  const heard = said
    .filter(({ author }) => author.kind === "CUSTOMER")
    .map(({ id, author }) => [id, author.id]);
  expect(heard.sort()).toEqual(entries(expected.authors));
  const paid = all.transactions.nodes.map(({ id, payer, payee, merchant }) => [
    id,
    payer.id,
    payee.id,
    merchant.id,
  ]);
  expect(paid.sort()).toEqual([...expected.parties].map(([id, parties]) => [id, ...parties.map(now)]).sort());
  const known = all.customers.nodes.flatMap(({ id, identities }) =>
    identities.map(({ value }) => [value, id]),
  );
  expect(known.sort()).toEqual(entries(expected.identities));
}

test("whoever is merged into whom, nothing is lost and everything is with the one that stands", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const workspace = await redress.addWorkspace("One history");
      const people: string[] = [];
      const expected: Expected = {
        into: new Map(),
        owners: new Map(),
        parts: [],
        authors: new Map(),
        parties: new Map(),
        identities: new Map(),
      };
      for (let index = 0; index < PEOPLE; index += 1) {
        const { customer } = await mutate<{ customer: Identified }>(
          workspace.api,
          "createCustomer",
          "customer { id }",
          {},
        );
        people.push(customer!.id);
      }

      for (const step of steps) await carryOut(workspace, people, expected, step);

      assertNothingLost(await workspace.api.data<All>(ALL), expected);
    }),
    { numRuns: HISTORIES, seed: SEED, endOnFailure: true },
  );
}, 120_000);
