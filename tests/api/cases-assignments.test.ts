import fc from "fast-check";
import { changed, customerClient, mutate, newCustomer, newMember, newTeam, openCase } from "../cases/desk";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

interface Held {
  readonly team: { readonly id: string } | null;
  readonly member: { readonly id: string } | null;
  readonly since: string;
  readonly until: string | null;
}

let redress: World;
let customerId: string;
let teams: readonly string[];
let members: readonly string[];

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  teams = [
    await newTeam(redress, redress.workspace, "Cards"),
    await newTeam(redress, redress.workspace, "Payouts"),
  ];
  members = [await newMember(redress, redress.workspace), await newMember(redress, redress.workspace)];
});

afterAll(() => redress.close());

async function assignmentsOf(id: string, api: ApiClient = redress.api): Promise<readonly Held[] | null> {
  const { case: seen } = await api.data<{ case: { assignments: readonly Held[] | null } }>(
    `query ($id: ID!) { case(id: $id) { assignments { team { id } member { id } since until } } }`,
    { id },
  );
  return seen.assignments;
}

const held = (teamId: string | null, memberId: string | null, since: string, until: string | null): Held => ({
  team: teamId === null ? null : { id: teamId },
  member: memberId === null ? null : { id: memberId },
  since,
  until,
});

test("a case tells who had it from when till when, and leaves out when nobody did", async () => {
  const [cards = "", payouts = ""] = teams;
  const [alan = ""] = members;
  const times = [redress.clock.now()];
  const tick = (): void => {
    redress.clock.advance(60);
    times.push(redress.clock.now());
  };
  const { id } = await openCase(redress.api, customerId, { teamId: cards });
  tick();
  await changed(redress.api, "assignCase", { caseId: id, memberId: alan });
  tick();
  await changed(redress.api, "assignCase", { caseId: id, teamId: null, memberId: null });
  tick();
  await changed(redress.api, "assignCase", { caseId: id, teamId: payouts });

  const [opened = "", given = "", taken = "", again = ""] = times;
  expect(await assignmentsOf(id)).toEqual([
    held(cards, null, opened, given),
    held(cards, alan, given, taken),
    held(payouts, null, again, null),
  ]);
});

test("an assignment that names nobody is refused, and says what to give", async () => {
  const { id } = await openCase(redress.api, customerId, { teamId: teams[0] });

  const { case: given, userErrors } = await mutate(redress.api, "assignCase", { caseId: id });

  expect(given).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
  expect(userErrors[0]?.message).toContain("`teamId`");
});

test.each([
  ["nobody", {}, 0],
  ["a team", { teamId: 0 }, 1],
] as const)("a case that was opened for %s and never given on says so", async (_whom, given, count) => {
  const input = "teamId" in given ? { teamId: teams[given.teamId] } : {};
  const { id } = await openCase(redress.api, customerId, input);
  await changed(redress.api, "replyToCase", { caseId: id, body: "We are on it." });

  const told = await assignmentsOf(id);

  expect(told).toHaveLength(count);
  for (const one of told ?? []) expect(one).toEqual(held(teams[0] ?? "", null, redress.clock.now(), null));
});

test("of a case that was given on very often the latest fifty are told", async () => {
  const { id } = await openCase(redress.api, customerId, { teamId: teams[0] });
  for (let nth = 1; nth <= 55; nth += 1) {
    redress.clock.advance(1);
    await changed(redress.api, "assignCase", { caseId: id, teamId: teams[nth % 2] });
  }

  const told = (await assignmentsOf(id)) ?? [];

  expect(told).toHaveLength(50);
  expect(told.at(-1)).toEqual(held(teams[1] ?? "", null, redress.clock.now(), null));
  told.slice(1).forEach(({ since }, index) => expect(told[index]?.until).toBe(since));
}, 60_000);

test("a customer reads nothing of who had its case", async () => {
  const { id } = await openCase(redress.api, customerId, { teamId: teams[0] });
  const customer = await customerClient(redress, redress.workspace, customerId);

  expect(await assignmentsOf(id, customer)).toBeNull();
});

const HANDS = fc.record({
  team: fc.option(fc.nat(1), { nil: null }),
  member: fc.option(fc.nat(1), { nil: null }),
  seconds: fc.nat(2),
});

test("whatever hands a case goes through, the history is what a list kept by hand says", async () => {
  for (const hands of fc.sample(fc.array(HANDS, { minLength: 1, maxLength: 8 }), {
    numRuns: 25,
    seed: 20_260_119,
  })) {
    const [opening] = hands;
    const at = (list: readonly string[], place: number | null | undefined): string | null =>
      place == null ? null : (list[place] ?? null);
    let now = { teamId: at(teams, opening?.team), memberId: at(members, opening?.member) };
    const kept = [{ ...now, since: redress.clock.now() }];
    const { id } = await openCase(redress.api, customerId, now);
    for (const { team, member, seconds } of hands.slice(1)) {
      redress.clock.advance(seconds);
      const next = { teamId: at(teams, team), memberId: at(members, member) };
      await changed(redress.api, "assignCase", { caseId: id, ...next });
      if (next.teamId === now.teamId && next.memberId === now.memberId) continue;
      kept.push({ ...next, since: redress.clock.now() });
      now = next;
    }

    const expected = kept
      .map(({ teamId, memberId, since }, nth) => held(teamId, memberId, since, kept[nth + 1]?.since ?? null))
      .filter(({ team, member }) => team !== null || member !== null);
    expect([hands, await assignmentsOf(id)]).toEqual([hands, expected]);
  }
}, 60_000);
