import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { makeKey } from "../access/desk";
import { customerClient, newCustomer, newMember, type Refused } from "../cases/desk";
import { make } from "../planner/make";
import { world, type World } from "../support/world";

let redress: World;
let office: string;
let team: string;

const WORKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"];
const weekly = WORKDAYS.map((weekday) => ({ weekday, opensAt: "09:00", closesAt: "17:00" }));

const newCalendar = (input: object = {}): Promise<string> =>
  make(redress.api, "createBusinessCalendar", "calendar", {
    name: "Toronto",
    hours: { timeZone: "America/Toronto", weekly },
    ...input,
  });

beforeAll(async () => {
  redress = await world();
  office = await newCalendar({ isDefault: true });
  team = await make(redress.api, "createTeam", "team", { name: "Cards" });
});

afterAll(() => redress.close());

/** Each test's policies match a tag of their own, so that none is in another's shadow. */
const only = (tag: string): object => ({ tags: [tag] });

const HOUR = { metric: "FIRST_RESPONSE", duration: "PT1H", inBusinessTime: true };
const DAY = { metric: "TOTAL_RESOLUTION", duration: "P1D", inBusinessTime: false };

interface Policy {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

interface Answer {
  readonly policy: Policy | null;
  readonly userErrors: readonly Refused[];
}

type Verb = "create" | "change" | "archive";

async function send(verb: Verb, input: object, api = redress.api): Promise<Answer> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}`;
  const { answer } = await api.data<{ answer: Answer }>(
    `mutation ($input: ${type}SlaPolicyInput!) {
       answer: ${verb}SlaPolicy(input: $input) {
         policy { id version position archivedAt } userErrors { code field message } } }`,
    { input },
  );
  return answer;
}

async function newPolicy(input: object): Promise<string> {
  const { policy, userErrors } = await send("create", { name: "Policy", targets: [DAY], ...input });
  expect(userErrors).toEqual([]);
  return policy?.id ?? "";
}

type Shown = Readonly<Record<string, unknown>>;

async function read(id: string, fields: string): Promise<Shown> {
  const { slaPolicy } = await redress.api.data<{ slaPolicy: Shown }>(
    `query ($id: ID!) { slaPolicy(id: $id) { ${fields} } }`,
    { id },
  );
  return slaPolicy;
}

const sweeps = async (): Promise<readonly string[]> => {
  const ask = query({ name: "test:sweeps", permission: "sla:read" }, (ctx: Context) =>
    ctx.db.rows<{ kind: string }>(sql`
      select case when applies_from is null then 'CALENDAR' else 'POLICY' end as kind
      from clock_sweeps where ${ctx.inWorkspace()} order by id`),
  );
  const rows = await runAsSystem(redress.platform, redress.workspace.id, ask, null);
  return rows.map(({ kind }) => kind);
};

const said = ({ userErrors: [refused] }: Answer): string => `${refused?.code} ${refused?.field?.join(".")}`;

const TERMS = `match onChange automationResponds
  targets { metric name duration inBusinessTime pausedBy calendar { id }
    warnings { before share } escalations { on warning action } }`;

test("a policy shows what it asks for, with the calendar that was the default one when it was made", async () => {
  const id = await newPolicy({
    match: {
      ...only("shown"),
      kinds: ["DISPUTE"],
      teamIds: [team],
      amount: { currency: "EUR", atLeast: 500 },
    },
    targets: [
      {
        ...HOUR,
        warnings: [{ before: "PT10M" }, { share: 0.5 }],
        escalations: [
          { on: "WARNING", action: { raisePriority: "URGENT" } },
          { on: "WARNING", warning: 2, action: { addTags: ["late", "late"] } },
          { on: "BREACH", action: { assign: { teamId: team } } },
          { on: "BREACH", action: { notify: { teamId: team } } },
        ],
      },
      { metric: "OBLIGATION", name: "Acknowledge", duration: "P4W", inBusinessTime: false, pausedBy: [] },
    ],
  });

  await make(redress.api, "createBusinessCalendar", "calendar", {
    name: "Another default",
    hours: { timeZone: "UTC", isAlwaysOpen: true },
  });

  expect(await read(id, `current { ${TERMS} }`)).toEqual({
    current: {
      match: {
        kinds: ["DISPUTE"],
        tags: ["shown"],
        teamIds: [team],
        amount: { currency: "EUR", atLeast: 500 },
      },
      onChange: "KEEP_USED",
      automationResponds: false,
      targets: [
        {
          metric: "FIRST_RESPONSE",
          name: null,
          duration: "PT1H",
          inBusinessTime: true,
          pausedBy: ["WAITING_ON_CUSTOMER"],
          calendar: { id: office },
          warnings: [
            { before: "PT30M", share: 0.5 },
            { before: "PT10M", share: 5 / 6 },
          ],
          escalations: [
            { on: "WARNING", warning: 2, action: { raisePriority: "URGENT" } },
            { on: "WARNING", warning: 1, action: { addTags: ["late"] } },
            { on: "BREACH", warning: null, action: { assign: { teamId: team } } },
            { on: "BREACH", warning: null, action: { notify: { teamId: team, memberIds: [] } } },
          ],
        },
        {
          metric: "OBLIGATION",
          name: "Acknowledge",
          duration: "P28D",
          inBusinessTime: false,
          pausedBy: [],
          calendar: null,
          warnings: [],
          escalations: [],
        },
      ],
    },
  });
});

test("a change begins another revision for the cases that it is for, and the former one stays as it was", async () => {
  const id = await newPolicy({ match: only("changed") });
  const known = await sweeps();
  redress.clock.advance(60);

  const renamed = await send("change", { policyId: id, name: "Renamed", match: only("changed") });
  const same = await send("change", { policyId: id, targets: [DAY], expectedVersion: 2 });
  const changed = await send("change", {
    policyId: id,
    targets: [{ ...DAY, duration: "P2D" }],
    appliesTo: "OPEN_CASES",
  });

  expect([renamed, same, changed].map(({ policy }) => policy?.version)).toEqual([2, 2, 3]);
  expect(await sweeps()).toEqual([...known, "POLICY"]);
  expect(
    await read(
      id,
      "name revisions { totalCount nodes { number isActive appliesToOpen effectiveFrom targets { duration } } }",
    ),
  ).toEqual({
    name: "Renamed",
    revisions: {
      totalCount: 2,
      nodes: [
        {
          number: 2,
          isActive: true,
          appliesToOpen: true,
          effectiveFrom: redress.clock.now(),
          targets: [{ duration: "P2D" }],
        },
        {
          number: 1,
          isActive: true,
          appliesToOpen: false,
          effectiveFrom: expect.not.stringMatching(redress.clock.now()) as string,
          targets: [{ duration: "P1D" }],
        },
      ],
    },
  });
});

test("an archived policy ends with a revision, is listed apart, and changes no more", async () => {
  const id = await newPolicy({ name: "Old", match: only("old") });

  const archived = await send("archive", { policyId: id });
  const again = await send("archive", { policyId: id });
  const changed = await send("change", { policyId: id, name: "New" });

  const names = async (args: string): Promise<readonly string[]> => {
    const { slaPolicies } = await redress.api.data<{ slaPolicies: { nodes: { name: string }[] } }>(
      `{ slaPolicies(${args}, first: 100) { nodes { name } } }`,
    );
    return slaPolicies.nodes.map(({ name }) => name);
  };
  expect([archived.policy?.version, again.policy?.version]).toEqual([2, 2]);
  expect(changed.userErrors[0]?.code).toBe("ILLEGAL_STATE");
  expect(await names("archived: true, family: SERVICE")).toEqual(["Old"]);
  expect(await names("family: REGULATORY")).toEqual([]);
  expect(await names("archived: false")).not.toContain("Old");
  expect(await read(id, "current { number isActive match }")).toEqual({
    current: { number: 2, isActive: false, match: { tags: ["old"] } },
  });
});

test("policies are given another order, and made in a place of their own, with a revision of each that moves", async () => {
  const desk = await redress.addWorkspace("Ordered");
  const made = async (name: string, more: object = {}): Promise<string> =>
    make(desk.api, "createSlaPolicy", "policy", { name, match: only(name), targets: [DAY], ...more });
  const [one, two, three] = [await made("one"), await made("two"), await made("three")];
  const shown = async (): Promise<readonly unknown[]> => {
    const { slaPolicies } = await desk.api.data<{
      slaPolicies: {
        nodes: { name: string; position: number; current: { number: number; position: number } }[];
      };
    }>(`{ slaPolicies { nodes { name position current { number position } } } }`);
    return slaPolicies.nodes.map(({ name, position, current }) => {
      expect(current.position).toBe(position);
      return [name, position, current.number];
    });
  };
  const reorder = async (ids: readonly string[]): Promise<string> => {
    const { answer } = await desk.api.data<{ answer: Answer }>(
      `mutation ($input: ReorderSlaPoliciesInput!) {
         answer: reorderSlaPolicies(input: $input) { policies { id } userErrors { code field } } }`,
      { input: { ids } },
    );
    return said(answer);
  };

  const four = await made("four", { before: two });
  const afterMaking = await shown();
  await reorder([one, four, three, two]);
  await reorder([two, one]);
  const refused = [
    await reorder([one, two, three, four, four]),
    await reorder([one, two, three, four, office.replace("cal_", "sla_")]),
  ];

  expect(afterMaking).toEqual([
    ["one", 0, 1],
    ["four", 1, 1],
    ["two", 2, 2],
    ["three", 3, 2],
  ]);
  expect(await shown()).toEqual([
    ["two", 0, 4],
    ["four", 1, 1],
    ["three", 2, 3],
    ["one", 3, 2],
  ]);
  expect(refused).toEqual(["BAD_USER_INPUT ids.4", "NOT_FOUND ids.4"]);
});

test("a policy in the shadow of an earlier one is refused, and one that comes into it later says so", async () => {
  const narrow = {
    ...only("shadow"),
    kinds: ["REFUND"],
    amount: { currency: "EUR", atLeast: 10, atMost: 20 },
  };
  const wide = await newPolicy({ name: "Wide", match: { ...only("shadow"), priorities: ["URGENT"] } });
  const later = await newPolicy({ match: narrow });

  const refused = await send("create", {
    name: "Never",
    match: { ...only("shadow"), priorities: ["URGENT"], channels: ["EMAIL"] },
    targets: [DAY],
  });
  const inAmount = await send("create", {
    name: "Never",
    match: { ...narrow, amount: { currency: "EUR", atLeast: 11, atMost: 20 } },
    targets: [DAY],
  });
  const beyond = await newPolicy({ match: { ...narrow, amount: { currency: "EUR", atLeast: 11 } } });
  const first = await newPolicy({
    before: wide,
    match: { ...only("shadow"), priorities: ["URGENT"], channels: ["EMAIL"] },
  });
  const law = await newPolicy({ family: "REGULATORY", match: narrow });
  await send("change", { policyId: wide, match: only("shadow") });

  expect([refused, inAmount].map(said)).toEqual(["BAD_USER_INPUT match", "BAD_USER_INPUT match"]);
  expect(refused.userErrors[0]?.message).toContain('"Wide"');
  const shadows = await Promise.all(
    [first, wide, later, beyond, law].map((id) => read(id, "shadowedBy { id }")),
  );
  expect(shadows.map(({ shadowedBy }) => (shadowedBy as Policy | null)?.id ?? null)).toEqual([
    null,
    null,
    wide,
    wide,
    null,
  ]);
});

const target = (more: object): object => ({ targets: [{ ...HOUR, ...more }] });
const escalated = (more: object): object => target({ warnings: [{ share: 0.5 }], escalations: [more] });
const raise = { raisePriority: "HIGH" };
const STRANGER = "01h2xcejqtf2nbrexx3vqjhp41";

const REFUSED = [
  ["targets", { targets: [] }],
  ["targets.0.duration", target({ duration: "PT0S" })],
  ["targets.0.duration", target({ duration: "P1D" })],
  ["targets.0.duration", target({ inBusinessTime: false, duration: "P1M" })],
  ["targets.0.duration", target({ inBusinessTime: false, duration: "P3654D" })],
  ["targets.0.duration", target({ duration: "PT30000H" })],
  ["targets.0.metric", target({ metric: "DEADLINE" })],
  ["targets.0.name", target({ metric: "OBLIGATION" })],
  ["targets.0.name", target({ name: "Reply" })],
  ["targets.1.metric", { targets: [HOUR, { ...HOUR, duration: "PT2H" }] }],
  ["targets.0.warnings.0.before", target({ warnings: [{ before: "PT1H" }] })],
  ["targets.0.warnings.0.before", target({ warnings: [{ before: "PT0S" }] })],
  ["targets.0.warnings.0.share", target({ warnings: [{ share: 1 }] })],
  ["targets.0.warnings.1", target({ warnings: [{ share: 0.5 }, { before: "PT30M" }] })],
  ["targets.0.breachCost.amountMinor", target({ breachCost: { amountMinor: 0, currency: "EUR" } })],
  ["targets.0.breachCost.amountMinor", target({ breachCost: { amountMinor: 1e12, currency: "EUR" } })],
  ["targets.0.escalations.0.warning", escalated({ on: "WARNING", warning: 2, action: raise })],
  ["targets.0.escalations.0.warning", escalated({ on: "BREACH", warning: 1, action: raise })],
  [
    "targets.0.escalations.0.action.raisePriority",
    escalated({ on: "BREACH", action: { raisePriority: "LOW" } }),
  ],
  ["targets.0.escalations.0.action.assign", escalated({ on: "BREACH", action: { assign: {} } })],
  ["targets.0.escalations.0.action.notify", escalated({ on: "BREACH", action: { notify: {} } })],
  ["match.kinds", { match: { kinds: [] } }],
  ["match.tags", { match: { tags: [] } }],
  ["match.amount", { match: { amount: { currency: "EUR" } } }],
  ["match.amount.atMost", { match: { amount: { currency: "EUR", atLeast: 2, atMost: 1 } } }],
  ["match.amount.atLeast", { match: { amount: { currency: "EUR", atLeast: -1 } } }],
] as const;

test.each(REFUSED)("what could not be meant is refused at %s (%#)", async (field, more) => {
  const refused = await send("create", { name: "Refused", targets: [HOUR], ...more });

  expect(said(refused)).toBe(`BAD_USER_INPUT ${field}`);
});

test("a policy names no team, member or calendar that is not there, and none that has gone", async () => {
  const gone = await newMember(redress, redress.workspace, { gone: true });
  const acted = (action: object): object => ({ name: "Refused", ...escalated({ on: "BREACH", action }) });

  const refused = [
    await send("create", { name: "Refused", targets: [DAY], match: { teamIds: [team, `team_${STRANGER}`] } }),
    await send("create", acted({ assign: { teamId: `team_${STRANGER}` } })),
    await send("create", acted({ notify: { memberIds: [gone] } })),
    await send("create", { name: "Refused", ...target({ calendarId: `cal_${STRANGER}` }) }),
  ];

  expect(refused.map(said)).toEqual([
    "NOT_FOUND match.teamIds.1",
    "NOT_FOUND targets.0.escalations.0.action.assign.teamId",
    "BAD_USER_INPUT targets.0.escalations.0.action.notify.memberIds.0",
    "NOT_FOUND targets.0.calendarId",
  ]);
});

test("a calendar is neither archived while a policy goes by it, nor gone by once it is archived", async () => {
  const calendarId = await newCalendar({ name: "In use" });
  const targets = [{ ...HOUR, calendarId }];
  const policyId = await newPolicy({ name: "User", match: only("calendar"), targets });
  const archive = `mutation ($input: ArchiveBusinessCalendarInput!) {
    answer: archiveBusinessCalendar(input: $input) { userErrors { code message field } } }`;
  const known = await sweeps();

  const inUse = await redress.api.data<{ answer: Answer }>(archive, { input: { calendarId } });
  await make(redress.api, "changeBusinessCalendar", "calendar", {
    calendarId,
    hours: { timeZone: "UTC", isAlwaysOpen: true },
  });
  await send("archive", { policyId });
  const archived = await redress.api.data<{ answer: Answer }>(archive, { input: { calendarId } });
  const late = await send("create", { name: "Late", match: only("calendar"), targets });

  expect(said(inUse.answer)).toBe("CONFLICT calendarId");
  expect(inUse.answer.userErrors.map(({ code, message }) => [code, message.includes('"User"')])).toEqual([
    ["CONFLICT", true],
  ]);
  expect(archived.answer.userErrors).toEqual([]);
  expect(said(late)).toBe("BAD_USER_INPUT targets.0.calendarId");
  expect(await sweeps()).toEqual([...known, "CALENDAR"]);
});

test("all of the staff read policies, and no customer does; some write them", async () => {
  const id = await newPolicy({ match: only("rights") });
  const reader = redress.as((await makeKey(redress.api, ["sla:read"])).secret);
  const customer = await customerClient(redress, redress.workspace, await newCustomer(redress.api));
  const asked = `query ($id: ID!) { slaPolicy(id: $id) { name current { match } } }`;

  const known = await reader.data(asked, { id });
  const written = await reader.send(
    `mutation ($input: ArchiveSlaPolicyInput!) { archiveSlaPolicy(input: $input) { policy { id } } }`,
    { input: { policyId: id } },
  );
  const strange = await customer.send(asked, { id });

  expect(known).toEqual({ slaPolicy: { name: "Policy", current: { match: { tags: ["rights"] } } } });
  expect([written, strange].map(({ errors }) => errors?.[0]?.extensions["code"])).toEqual([
    "FORBIDDEN",
    "FORBIDDEN",
  ]);
});

const preset = async (input: object): Promise<Answer> => {
  const { answer } = await redress.api.data<{ answer: Answer }>(
    `mutation ($input: CreateSlaPolicyFromPresetInput!) {
       answer: createSlaPolicyFromPreset(input: $input) { policy { id } userErrors { code field message } } }`,
    { input },
  );
  return answer;
};

test("a rule of a law is switched on, by a calendar that counts its business days", async () => {
  const wholeDays = WORKDAYS.map((weekday) => ({ weekday, opensAt: "00:00", closesAt: "24:00" }));
  const london = { timeZone: "Europe/London", weekly: wholeDays, holidays: { country: "GB", region: "ENG" } };
  const days = await newCalendar({ name: "Business days", hours: london });
  const match = only("law");

  const { policy } = await preset({ preset: "UK_PAYMENT_COMPLAINT", calendarId: days, match });
  const refused = [
    await preset({ preset: "UK_PAYMENT_COMPLAINT", match }),
    await preset({ preset: "US_REG_E", calendarId: days, match }),
    await preset({ preset: "EU_PSD2_REFUND", calendarId: office, match }),
    await preset({ preset: "US_REG_Z", calendarId: days, match }),
  ];

  expect(refused.map(said)).toEqual(Array(4).fill("BAD_USER_INPUT calendarId"));
  const asked = "family current { match targets { metric name duration pausedBy calendar { id } } }";
  expect(await read(policy?.id ?? "", asked)).toEqual({
    family: "REGULATORY",
    current: {
      match: { tags: ["law"] },
      targets: [
        ["Final response", "PT360H"],
        ["Final response in exceptional circumstances", "PT840H"],
      ].map(([name, duration]) => ({
        ...{ metric: "OBLIGATION", name, duration, pausedBy: [], calendar: { id: days } },
      })),
    },
  });
});

test("every rule that is listed becomes a policy, and tells where it comes from", async () => {
  const desk = await redress.addWorkspace("Under law");
  const { slaPolicyPresets } = await desk.api.data<{
    slaPolicyPresets: {
      preset: string;
      source: string;
      country: string | null;
      duties: { businessDays: number | null }[];
    }[];
  }>(`{ slaPolicyPresets { preset source country duties { businessDays } } }`);
  const weekly247 = WORKDAYS.map((weekday) => ({ weekday, opensAt: "00:00", closesAt: "24:00" }));

  for (const { preset: key, country, source, duties } of slaPolicyPresets) {
    const hours = { timeZone: "UTC", weekly: weekly247, holidays: { country: country ?? "FR" } };
    const calendarId = duties.some(({ businessDays }) => businessDays !== null)
      ? await make(desk.api, "createBusinessCalendar", "calendar", { name: key, hours })
      : null;
    const id = await make(desk.api, "createSlaPolicyFromPreset", "policy", { preset: key, calendarId });
    const { slaPolicy } = await desk.api.data<{ slaPolicy: { description: string } }>(
      `query ($id: ID!) { slaPolicy(id: $id) { description } }`,
      { id },
    );
    expect(slaPolicy.description).toContain(source);
  }

  expect(slaPolicyPresets).toHaveLength(5);
});

test("what is supposed is refused by the way from the outermost input", async () => {
  const period = { from: "2026-01-01T00:00:00Z", to: "2026-01-15T00:00:00Z" };
  const fieldOf = async (input: object): Promise<unknown> => {
    const { simulateSlaPolicy } = await redress.api.data<{ simulateSlaPolicy: { userErrors: Refused[] } }>(
      `mutation ($input: SimulateSlaPolicyInput!) { simulateSlaPolicy(input: $input) { userErrors { field } } }`,
      { input: { period, ...input } },
    );
    return simulateSlaPolicy.userErrors.map(({ field }) => field?.join("."));
  };
  await send("create", { name: "First", match: only("supposed"), targets: [HOUR] });

  const target = await fieldOf({ policy: { targets: [{ ...HOUR, duration: "PT0S" }] } });
  const shadowed = await fieldOf({ policy: { match: only("supposed"), targets: [HOUR] } });
  const hours = await fieldOf({
    calendar: { calendarId: office, hours: { timeZone: "Europe/Atlantis", weekly } },
  });

  expect(target).toEqual(["policy.targets.0.duration"]);
  expect(shadowed).toEqual(["policy.match"]);
  expect(hours).toEqual(["calendar.hours.timeZone"]);
});

test("a team that is deleted while policies are made is named by none of them", async () => {
  const rounds = Array.from({ length: 12 }, (_, round) => round);
  const left: unknown[] = [];

  for (const round of rounds) {
    const teamId = await make(redress.api, "createTeam", "team", { name: `Passing ${round}` });
    const [{ policy }, { deleteTeam }] = await Promise.all([
      send("create", { name: `Passing ${round}`, match: { teamIds: [teamId] }, targets: [HOUR] }),
      redress.api.data<{ deleteTeam: { deletedTeamId: string | null } }>(
        `mutation ($input: DeleteTeamInput!) { deleteTeam(input: $input) { deletedTeamId userErrors { code } } }`,
        { input: { teamId } },
      ),
    ]);
    if (policy && deleteTeam.deletedTeamId) left.push(teamId);
    if (policy) await send("archive", { policyId: policy.id });
  }

  expect(left).toEqual([]);
});

const NAMING: readonly (readonly [string, (teamId: string) => object])[] = [
  ["matches its cases", (teamId) => ({ match: { teamIds: [teamId] }, targets: [HOUR] })],
  [
    "escalates to it",
    (teamId) => ({
      match: only("escalates"),
      targets: [{ ...HOUR, escalations: [{ on: "BREACH", action: { assign: { teamId } } }] }],
    }),
  ],
];

test.each(NAMING)(
  "a team is not deleted while a policy %s, and is once that is archived",
  async (what, given) => {
    const teamId = await make(redress.api, "createTeam", "team", { name: `One that ${what}` });
    const { policy } = await send("create", { name: what, ...given(teamId) });
    const remove = async (): Promise<unknown> => {
      const { deleteTeam } = await redress.api.data<{ deleteTeam: unknown }>(
        `mutation ($input: DeleteTeamInput!) {
         deleteTeam(input: $input) { deletedTeamId userErrors { code field message details } } }`,
        { input: { teamId } },
      );
      return deleteTeam;
    };

    const refused = await remove();
    await send("archive", { policyId: policy?.id });
    const removed = await remove();

    expect(refused).toMatchObject({
      deletedTeamId: null,
      userErrors: [{ code: "CONFLICT", field: ["teamId"], details: { policyIds: [policy?.id] } }],
    });
    expect((refused as { userErrors: Refused[] }).userErrors[0]?.message).toContain(`"${what}"`);
    expect(removed).toEqual({ deletedTeamId: teamId, userErrors: [] });
  },
);
