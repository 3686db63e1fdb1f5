import { CaseState } from "../../src/entities/cases/case-enums";
import { stateOf, usedAt } from "../../src/services/clocks/engine/running-clock";
import type { PolicyRevision } from "../../src/services/clocks/engine/policy";
import { hours, workweek } from "./calendars";
import { EngineDesk, HOUR, MINUTE, sla } from "./engine-desk";

const OFFICE = workweek("UTC", "09:00-17:00");
const { OPEN, RESOLVED, CLOSED, WAITING_ON_CUSTOMER } = CaseState;

/** 2026-11-20 is a Friday. */
const at = (text: string): number => Date.parse(`2026-11-${text}:00.000Z`);

describe("when a clock is due", () => {
  test.each([
    { opened: "20T16:30", target: HOUR, due: "23T09:30", hours: OFFICE },
    { opened: "18T07:00", target: 2 * HOUR, due: "18T11:00", hours: OFFICE },
    { opened: "20T16:00", target: HOUR, due: "20T17:00", hours: OFFICE },
    { opened: "18T11:30", target: HOUR, due: "18T13:30", hours: workweek("UTC", "09:00-12:00 13:00-17:00") },
  ])("opened at $opened: due at $due", ({ opened, target, due, hours: calendar }) => {
    const desk = new EngineDesk({ calendar, policies: [sla({ FIRST_RESPONSE: target })] });

    desk.open(at(opened));

    expect(desk.clock("FIRST_RESPONSE").dueAt).toBe(at(due));
  });

  test("a warning comes in work time, and not in the night before", () => {
    const calendar = workweek("UTC", "08:00-18:00");
    const desk = new EngineDesk({
      calendar,
      policies: [sla({ FIRST_RESPONSE: { durationMs: 4 * HOUR, warningsMs: [HOUR] } })],
    });

    desk.open(at("16T17:00"));
    desk.timePasses(at("18T00:00"));

    expect(desk.told()).toEqual([
      ["STARTED", at("16T17:00")],
      ["WARNED", at("17T10:00")],
      ["BREACHED", at("17T11:00")],
    ]);
  });

  test("a warning is given though so little is open that no breach is in sight", () => {
    const oneHourEver = { ...workweek("UTC", ""), overrides: { "2026-11-18": hours("09:00-10:00") } };
    const desk = new EngineDesk({
      calendar: oneHourEver,
      policies: [sla({ FIRST_RESPONSE: { durationMs: 2 * HOUR, warningsMs: [90 * MINUTE] } })],
    });

    desk.open(at("16T17:00"));
    desk.timePasses(at("20T00:00"));

    expect(desk.clock("FIRST_RESPONSE").dueAt).toBeNull();
    expect(desk.told()).toEqual([
      ["STARTED", at("16T17:00")],
      ["WARNED", at("18T09:30")],
    ]);
  });

  test("a wait from closing on Friday to opening on Monday takes no time and gives none", () => {
    const desk = new EngineDesk({ calendar: OFFICE, policies: [sla({ FIRST_RESOLUTION: 10 * HOUR })] });

    desk.open(at("20T15:00"));
    desk.move(at("20T17:00"), WAITING_ON_CUSTOMER);
    desk.move(at("23T09:00"), OPEN);

    const clock = desk.clock("FIRST_RESOLUTION");
    expect(usedAt(clock, at("23T09:00"), desk.reckoner)).toBe(2 * HOUR);
    expect(clock.dueAt).toBe(at("23T17:00"));
  });
});

describe("what others get wrong", () => {
  test("a breach stands at the due instant, without any reply, and late stays late", () => {
    const desk = new EngineDesk({ calendar: OFFICE, policies: [sla({ FIRST_RESPONSE: HOUR })] });

    desk.open(at("18T10:00"));
    desk.timePasses(at("18T12:00"));
    const unanswered = desk.clock("FIRST_RESPONSE");
    desk.reply(at("18T13:00"));

    expect([stateOf(unanswered), unanswered.breachedAt]).toEqual(["BREACHED", at("18T11:00")]);
    expect(stateOf(desk.clock("FIRST_RESPONSE"))).toBe("MET_LATE");
  });

  test("who replies at the due instant is in time, though the breach was told already", () => {
    const desk = new EngineDesk({ calendar: OFFICE, policies: [sla({ FIRST_RESPONSE: HOUR })] });

    desk.open(at("18T10:00"));
    desk.timePasses(at("18T12:00"));
    desk.reply(at("18T11:00"));

    expect(stateOf(desk.clock("FIRST_RESPONSE"))).toBe("MET");
    expect(desk.told().map(([kind]) => kind)).toEqual(["STARTED", "BREACHED", "RETRACTED", "MET"]);
  });

  test("a target for updates never comes before the first response", () => {
    const desk = new EngineDesk({
      calendar: OFFICE,
      policies: [sla({ FIRST_RESPONSE: 4 * HOUR, PERIODIC_UPDATE: HOUR })],
    });

    desk.open(at("18T10:00"));
    const before = desk.clocks();
    desk.reply(at("18T12:00"));
    desk.reply(at("18T12:30"));

    expect(before.map(({ metric, dueAt }) => [metric, dueAt])).toEqual([["FIRST_RESPONSE", at("18T14:00")]]);
    expect(desk.clocks().map((clock) => [clock.metric, stateOf(clock), clock.startedAt])).toEqual([
      ["FIRST_RESPONSE", "MET", at("18T10:00")],
      ["PERIODIC_UPDATE", "MET", at("18T12:00")],
      ["PERIODIC_UPDATE", "RUNNING", at("18T12:30")],
    ]);
  });

  test("what answers itself is no answer, unless the policy says so", () => {
    const desk = new EngineDesk({ calendar: OFFICE, policies: [sla({ FIRST_RESPONSE: HOUR })] });
    const lenient = new EngineDesk({
      calendar: OFFICE,
      policies: [{ ...sla({ FIRST_RESPONSE: HOUR }), automationResponds: true }],
    });

    for (const each of [desk, lenient]) {
      each.open(at("18T10:00"));
      each.reply(at("18T10:01"), { isAutomatic: true });
    }

    expect(stateOf(desk.clock("FIRST_RESPONSE"))).toBe("RUNNING");
    expect(stateOf(lenient.clock("FIRST_RESPONSE"))).toBe("MET");
  });
});

describe("the rounds of a conversation", () => {
  test("a burst of messages is one question; a member's own opening word answers nobody", () => {
    const desk = new EngineDesk({
      calendar: OFFICE,
      policies: [sla({ FIRST_RESPONSE: 8 * HOUR, NEXT_RESPONSE: HOUR })],
    });

    desk.open(at("18T10:00"), { openedBy: "member" });
    desk.reply(at("18T10:05"));
    const afterOpeningWord = desk.clocks();
    desk.write(at("18T10:10"));
    desk.reply(at("18T10:20"));
    desk.write(at("18T11:00"));
    desk.write(at("18T11:30"));
    desk.timePasses(at("18T11:45"));

    expect(afterOpeningWord.map(stateOf)).toEqual(["RUNNING"]);
    expect(desk.clocks().map((clock) => [clock.metric, stateOf(clock), clock.startedAt])).toEqual([
      ["FIRST_RESPONSE", "MET", at("18T10:00")],
      ["NEXT_RESPONSE", "RUNNING", at("18T11:00")],
    ]);
  });

  test("a reopened case goes on where it stopped in all, and not at all for the first resolution", () => {
    const desk = new EngineDesk({
      calendar: OFFICE,
      policies: [sla({ FIRST_RESPONSE: 8 * HOUR, FIRST_RESOLUTION: 8 * HOUR, TOTAL_RESOLUTION: 8 * HOUR })],
    });

    desk.open(at("18T10:00"));
    desk.move(at("18T12:00"), RESOLVED);
    desk.move(at("19T09:00"), OPEN);

    const [response, first, total] = desk.clocks();
    expect([response, first, total].map((clock) => stateOf(clock!))).toEqual(["RUNNING", "MET", "RUNNING"]);
    expect(total!.dueAt).toBe(at("19T15:00"));
    expect(response!.dueAt).toBe(at("19T15:00"));
  });

  test("a case that ends unsolved cancels what it was asked, but for what was late already", () => {
    const desk = new EngineDesk({
      calendar: OFFICE,
      policies: [sla({ FIRST_RESPONSE: HOUR, FIRST_RESOLUTION: 8 * HOUR })],
    });

    desk.open(at("18T10:00"));
    desk.move(at("18T12:00"), CLOSED);

    expect(desk.clocks().map(stateOf)).toEqual(["BREACHED", "CANCELLED"]);
  });

  test("whoever is handed to another team waits until a member takes it", () => {
    const desk = new EngineDesk({
      calendar: OFFICE,
      policies: [sla({ HAND_OFF_WAIT: HOUR, SPEED_OF_ANSWER: 2 * HOUR })],
    });

    desk.open(at("18T10:00"), { teamId: "team one" });
    desk.assign(at("18T10:30"), { teamId: "team two", memberId: null });
    desk.assign(at("18T10:50"), { teamId: "team two", memberId: "member" });

    expect(desk.clocks().map((clock) => [clock.metric, stateOf(clock), clock.usedMs])).toEqual([
      ["SPEED_OF_ANSWER", "MET", 50 * MINUTE],
      ["HAND_OFF_WAIT", "MET", 20 * MINUTE],
    ]);
  });
});

test("a duty is done when somebody says so, or when the case is resolved", () => {
  const duties: PolicyRevision = {
    ...sla({}),
    family: "REGULATORY",
    targets: ["Acknowledge", "Repay"].map((name) => ({
      ...{ metric: "OBLIGATION", name, durationMs: 8 * HOUR, calendarId: null, pausedBy: [], warningsMs: [] },
    })),
  };
  const desk = new EngineDesk({ calendar: OFFICE, policies: [duties] });

  desk.open(at("18T10:00"));
  desk.step(at("18T11:00"), { kind: "DUTY_DONE", name: "Acknowledge" });
  desk.move(at("18T19:00"), RESOLVED);
  desk.move(at("18T20:00"), OPEN);

  expect(desk.clocks().map((clock) => [clock.name, stateOf(clock), clock.usedMs])).toEqual([
    ["Acknowledge", "MET", HOUR],
    ["Repay", "BREACHED", 9 * HOUR],
  ]);
});

describe("when another policy comes to count", () => {
  const normal = { ...sla({ FIRST_RESPONSE: 4 * HOUR }), match: { priorities: ["NORMAL"] as const } };
  const urgent = { ...sla({ FIRST_RESPONSE: HOUR }), match: { priorities: ["URGENT"] as const } };

  test("used time is kept, and nobody is late for what was not asked before", () => {
    const desk = new EngineDesk({ calendar: OFFICE, policies: [normal, urgent] });

    desk.open(at("18T10:00"));
    desk.prioritise(at("18T12:00"), "URGENT");
    desk.timePasses(at("18T12:05"));

    const clock = desk.clock("FIRST_RESPONSE");
    expect([clock.breachedAt, clock.startedAt]).toEqual([at("18T12:00"), at("18T10:00")]);
    expect(desk.told().map(([kind]) => kind)).toEqual(["STARTED", "RETARGETED", "BREACHED"]);
  });

  test("or it starts from zero, where the policy says so", () => {
    const restarting = { ...urgent, onChange: "RESTART" as const };
    const desk = new EngineDesk({ calendar: OFFICE, policies: [normal, restarting] });

    desk.open(at("18T10:00"));
    desk.prioritise(at("18T12:00"), "URGENT");

    expect(desk.clocks().map((clock) => [stateOf(clock), clock.dueAt])).toEqual([
      ["CANCELLED", at("18T14:00")],
      ["RUNNING", at("18T13:00")],
    ]);
  });

  test("one for open cases reaches back to what counts since the opening, its rests left out", () => {
    const late = {
      ...sla({ TOTAL_RESOLUTION: { durationMs: 3 * HOUR, pausedBy: ["WAITING_ON_CUSTOMER"] as const } }),
      effectiveFrom: at("18T14:00"),
      appliesToOpen: true,
    };
    const desk = new EngineDesk({ calendar: OFFICE, policies: [late] });

    desk.open(at("18T10:00"));
    desk.move(at("18T11:00"), WAITING_ON_CUSTOMER);
    desk.move(at("18T13:00"), OPEN);
    desk.policiesAreLookedAt(at("18T14:30"));
    desk.timePasses(at("18T16:00"));

    const clock = desk.clock("TOTAL_RESOLUTION");
    expect([clock.startedAt, clock.dueAt, clock.breachedAt]).toEqual([
      at("18T10:00"),
      at("18T15:00"),
      at("18T15:00"),
    ]);
  });
});

test("the ledger tells every moment once, and adds up to the time that passed", () => {
  const desk = new EngineDesk({
    calendar: { ...OFFICE, overrides: { "2026-11-19": hours("") } },
    policies: [sla({ TOTAL_RESOLUTION: { durationMs: 20 * HOUR, pausedBy: ["WAITING_ON_CUSTOMER"] } })],
  });

  desk.open(at("18T08:00"));
  desk.move(at("18T12:00"), WAITING_ON_CUSTOMER);
  desk.move(at("18T15:00"), OPEN);
  desk.move(at("20T10:00"), RESOLVED);
  const ledger = desk.ledger("TOTAL_RESOLUTION", at("23T00:00"));

  expect(ledger.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["CLOSED", at("18T08:00"), at("18T09:00")],
    ["COUNTED", at("18T09:00"), at("18T12:00")],
    ["PAUSED", at("18T12:00"), at("18T15:00")],
    ["COUNTED", at("18T15:00"), at("18T17:00")],
    ["CLOSED", at("18T17:00"), at("20T09:00")],
    ["COUNTED", at("20T09:00"), at("20T10:00")],
  ]);
  expect(desk.clock("TOTAL_RESOLUTION").usedMs).toBe(6 * HOUR);
});
