import fc from "fast-check";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";
import { changed, mutate, newCustomer, newMember, newTeam, newTransaction } from "./desk";
import { timelineOf } from "./timeline";

const HISTORIES = 25;
const SEED = 20261122;

let redress: World;
let customerId: string;
let transactions: readonly string[];
let teamId: string;
let memberId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  const made = [0, 1, 2].map(() => newTransaction(redress, redress.workspace, customerId));
  transactions = await Promise.all(made);
  teamId = await newTeam(redress, redress.workspace, "Cards");
  memberId = await newMember(redress, redress.workspace);
});

afterAll(() => redress.close());

/** One case as it must be, kept by the simplest rules there are. */
interface Expected {
  messages: string[];
  readonly links: Set<string>;
  mergedInto: string | null;
  entries: number;
}

const VERBS = [
  "reply",
  "note",
  "receive",
  "link",
  "assign",
  "resolve",
  "close",
  "reopen",
  "merge",
  "merge",
  "undo",
  "split",
  "split",
] as const;

type Step = readonly [verb: (typeof VERBS)[number], one: number, other: number, choice: number];

const histories = fc.array(fc.tuple(fc.constantFrom(...VERBS), fc.nat(99), fc.nat(99), fc.nat(99)), {
  minLength: 10,
  maxLength: 40,
});

/** What merges moved where, latest last. */
interface Merge {
  readonly from: string;
  readonly into: string;
  readonly messages: readonly string[];
  readonly links: readonly string[];
}

/** Carries a history out, and keeps beside it what must have become of every message and link. */
class History {
  readonly cases = new Map<string, Expected>();
  private merges: Merge[] = [];
  private said = 0;

  constructor(private readonly api: ApiClient) {}

  async open(): Promise<void> {
    const { id } = await changed(this.api, "openCase", { customerId, subject: "x", kind: "REFUND" });
    this.cases.set(id, { messages: [], links: new Set(), mergedInto: null, entries: 0 });
  }

  async take([verb, one, other, choice]: Step): Promise<void> {
    redress.clock.advance(1);
    const ids = [...this.cases.keys()];
    const [id, otherId] = [ids[one % ids.length]!, ids[other % ids.length]!];
    const held = this.cases.get(id)!;
    if (verb === "merge") return this.merge(id, otherId);
    if (verb === "undo") return this.undo(id);
    if (verb === "split") return this.split(id, held, choice);
    await this.write(verb, id, held, choice);
  }

  private async write(verb: Step[0], id: string, held: Expected, choice: number): Promise<void> {
    const body = `said ${(this.said += 1)}`;
    const transactionId = transactions[choice % transactions.length]!;
    const [mutation, input] = {
      reply: ["replyToCase", { body }],
      note: ["addNote", { body }],
      receive: ["receiveMessage", { body, externalId: { source: "tests", id: `${id}-${body}` } }],
      link: ["linkTransaction", { transactionId }],
      assign: ["assignCase", choice % 2 === 0 ? { teamId, memberId } : { teamId: null, memberId: null }],
      resolve: ["resolveCase", { reason: "SOLVED" }],
      close: ["closeCase", { reason: "WITHDRAWN" }],
      reopen: ["reopenCase", { reason: "RECURRED" }],
    }[verb as "reply"] as [string, Readonly<Record<string, unknown>>];
    const answer = await mutate(this.api, mutation, { caseId: id, ...input });
    if (answer.userErrors.length > 0) return;
    const written = (answer.message ?? answer.note)?.id;
    const standing = this.cases.get(answer.case?.id ?? id)!;
    if (written) standing.messages.push(written);
    if (verb === "link") held.links.add(transactionId);
  }

  private async merge(from: string, into: string): Promise<void> {
    const { userErrors } = await mutate(this.api, "mergeCases", { caseId: from, intoCaseId: into });
    if (userErrors.length > 0) return;
    const [source, target] = [this.cases.get(from)!, this.cases.get(into)!];
    const links = [...source.links].filter((link) => !target.links.has(link));
    this.merges.push({ from, into, messages: source.messages, links });
    target.messages.push(...source.messages);
    source.messages = [];
    for (const link of links) target.links.add(link);
    source.mergedInto = into;
  }

  private async undo(from: string): Promise<void> {
    const { userErrors } = await mutate(this.api, "undoMerge", { caseId: from });
    if (userErrors.length > 0) return;
    const merge = this.merges.findLast((one) => one.from === from)!;
    const [source, target] = [this.cases.get(from)!, this.cases.get(merge.into)!];
    const back = target.messages.filter((message) => merge.messages.includes(message));
    target.messages = target.messages.filter((message) => !back.includes(message));
    source.messages.push(...back);
    for (const link of merge.links) target.links.delete(link);
    source.mergedInto = null;
  }

  private async split(id: string, held: Expected, choice: number): Promise<void> {
    const going = held.messages.filter((_, index) => index % 2 === choice % 2).slice(0, 5);
    if (going.length === 0) return;
    const { splitCase } = await this.api.data<{ splitCase: { newCase: { id: string } | null } }>(
      `mutation ($input: SplitCaseInput!) { splitCase(input: $input) { newCase { id } } }`,
      { input: { caseId: id, messageIds: going, subject: "Another matter" } },
    );
    if (!splitCase.newCase) return;
    held.messages = held.messages.filter((message) => !going.includes(message));
    this.cases.set(splitCase.newCase.id, {
      messages: going,
      links: new Set(),
      mergedInto: null,
      entries: 0,
    });
  }
}

/** Timelines only ever grow, whatever becomes of their cases. */
async function expectLongerTimelines({ cases }: History): Promise<void> {
  for (const [id, expected] of cases) {
    const { length } = await timelineOf(redress.api, id);
    expect(length).toBeGreaterThanOrEqual(expected.entries);
    expected.entries = length;
  }
}

const CASE = `query ($id: ID!) { case(id: $id) {
  mergedInto { id } transactions { id } messages(first: 100) { nodes { id } } } }`;

interface Seen {
  readonly case: {
    readonly mergedInto: { readonly id: string } | null;
    readonly transactions: readonly { readonly id: string }[];
    readonly messages: { readonly nodes: readonly { readonly id: string }[] };
  };
}

const idsOf = (objects: readonly { readonly id: string }[]): readonly string[] =>
  objects.map(({ id }) => id).sort();

test("no merge, split, reassignment or reopening loses a message, a link or a line of a timeline", async () => {
  let merged = 0;
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const history = new History(redress.api);
      for (let count = 0; count < 3; count += 1) await history.open();

      for (const [index, step] of steps.entries()) {
        await history.take(step);
        if (index % 8 === 7) await expectLongerTimelines(history);
      }
      await expectLongerTimelines(history);

      for (const [id, expected] of history.cases) {
        const { case: seen } = await redress.api.data<Seen>(CASE, { id });
        expect(idsOf(seen.messages.nodes)).toEqual([...expected.messages].sort());
        expect(idsOf(seen.transactions)).toEqual([...expected.links].sort());
        expect(seen.mergedInto?.id ?? null).toBe(expected.mergedInto);
        merged += expected.mergedInto === null ? 0 : 1;
      }
    }),
    { numRuns: HISTORIES, seed: SEED },
  );
  expect(merged).toBeGreaterThan(HISTORIES / 5);
}, 120_000);
