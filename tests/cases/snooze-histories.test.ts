import fc from "fast-check";
import { DueWork } from "../../src/server/due-work";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";
import { customerClient, mutate, newCustomer, openCase } from "./desk";
import { eventsOf } from "./recorded-events";
import { after, NEW_CASE, type Act, type Told } from "./snooze-oracle";

const HISTORIES = 60;
const SEED = 20_260_117;

let redress: World;
let customerId: string;
let customer: ApiClient;
let dueWork: DueWork;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  dueWork = new DueWork(redress.platform);
});

afterAll(() => redress.close());

const ACTS: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constant("pass"), hours: fc.constantFrom(1, 2, 5) }) },
  {
    weight: 5,
    arbitrary: fc.record({ verb: fc.constant("snooze"), hours: fc.constantFrom(1, 2, 3, 6, null) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ verb: fc.constantFrom("wake", "customerWrites", "staffWrites", "reopen") }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      verb: fc.constantFrom("waitOnCustomer", "waitOnThirdParty", "resume", "resolve", "close"),
    }),
  },
);

type Call = readonly [mutation: string, input: Readonly<Record<string, unknown>>];

const CALLS: Readonly<Record<Exclude<Act["verb"], "pass" | "snooze">, Call>> = {
  wake: ["wakeCase", {}],
  customerWrites: ["replyToCase", { body: "Any news?" }],
  staffWrites: ["replyToCase", { body: "Not yet." }],
  waitOnCustomer: ["markCaseWaiting", { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" }],
  waitOnThirdParty: ["markCaseWaiting", { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" }],
  resume: ["resumeCase", { reason: "NO_LONGER_NEEDED" }],
  resolve: ["resolveCase", { reason: "SOLVED" }],
  close: ["closeCase", { reason: "DUPLICATE" }],
  reopen: ["reopenCase", { reason: "NEW_FACTS" }],
};

/** Does it, and tells the code of the refusal if there was one. */
async function done(act: Act, caseId: string): Promise<string | null> {
  if (act.verb === "pass") {
    redress.clock.advance(act.hours * 3_600);
    await dueWork.doAll();
    return null;
  }
  const [mutation, input] = act.verb === "snooze" ? snoozeCall(act.hours) : CALLS[act.verb];
  const api = act.verb === "customerWrites" ? customer : redress.api;
  const { userErrors } = await mutate(api, mutation, { caseId, ...input });
  return userErrors[0]?.code ?? null;
}

function snoozeCall(hours: number | null): Call {
  if (hours === null) return ["snoozeCase", { untilReply: true }];
  const until = new Date(Date.parse(redress.clock.now()) + hours * 3_600_000).toISOString();
  return ["snoozeCase", { until }];
}

async function seen(id: string, refusal: string | null): Promise<object> {
  const { case: found } = await redress.api.data<{ case: Record<string, string | number | null> }>(
    `query ($id: ID!) { case(id: $id) { state version snoozedAt snoozedUntil } }`,
    { id },
  );
  return {
    state: found["state"],
    version: found["version"],
    isAsleep: found["snoozedAt"] !== null,
    until: found["snoozedUntil"],
    refusal,
  };
}

test("whatever is done with a case, it sleeps and wakes as the obvious rules say, and every event is told once", async () => {
  for (const acts of fc.sample(fc.array(ACTS, { minLength: 6, maxLength: 14 }), {
    numRuns: HISTORIES,
    seed: SEED,
  })) {
    const { id } = await openCase(redress.api, customerId);
    let told: Told = NEW_CASE;
    for (const [index, act] of acts.entries()) {
      // No token lives as long as a history.
      if (act.verb === "customerWrites")
        customer = await customerClient(redress, redress.workspace, customerId);

      const refusal = await done(act, id);

      told = after(told, act, redress.clock.now());
      const { events: _, ...expected } = told;
      expect([acts.slice(0, index + 1), await seen(id, refusal)]).toEqual([
        acts.slice(0, index + 1),
        expected,
      ]);
    }
    expect((await eventsOf(redress, id)).map(written)).toEqual(told.events);
  }
}, 120_000);

function written({ type, payload }: { type: string; payload: Readonly<Record<string, unknown>> }): string {
  if (type === "case.snoozed") return `${type} ${String(payload["until"])}`;
  if (type === "case.woken") return `${type} ${String(payload["reason"])} ${String(payload["dueAt"])}`;
  return type;
}
