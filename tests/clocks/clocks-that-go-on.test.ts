import { CaseState } from "../../src/entities/cases/case-enums";
import type { Uuid } from "../../src/kernel/ids";
import { stateOf } from "../../src/services/clocks/engine/running-clock";
import { workweek } from "./calendars";
import { EngineDesk, HOUR, sla } from "./engine-desk";

const OFFICE = workweek("UTC", "09:00-17:00");
const { OPEN, RESOLVED, CLOSED } = CaseState;

const at = (text: string): number => Date.parse(`2026-11-${text}:00.000Z`);

const total = { ...sla({ TOTAL_RESOLUTION: 8 * HOUR }), match: { priorities: ["NORMAL", "LOW"] as const } };
const urgent = { ...sla({ TOTAL_RESOLUTION: 4 * HOUR }), match: { priorities: ["URGENT"] as const } };

test("what was done is met, though the same change made another policy count", () => {
  const restarting = { ...sla({ SPEED_OF_ANSWER: HOUR }), match: { priorities: ["URGENT"] as const } };
  const policies = [sla({ SPEED_OF_ANSWER: 2 * HOUR }), { ...restarting, onChange: "RESTART" as const }];
  const desk = new EngineDesk({ calendar: OFFICE, policies: policies.toReversed() });
  const member = "member" as Uuid;

  desk.open(at("18T10:00"));
  desk.step(
    at("18T10:30"),
    { kind: "PRIORITY", to: "URGENT" },
    { kind: "ASSIGNED", teamId: null, memberId: member },
  );

  expect(desk.clocks().map(stateOf)).toEqual(["MET"]);
});

test("a reopened case starts from zero, if another policy counts by now and says so", () => {
  const desk = new EngineDesk({
    calendar: OFFICE,
    policies: [total, { ...urgent, onChange: "RESTART" }],
  });

  desk.open(at("18T10:00"));
  desk.move(at("18T12:00"), RESOLVED);
  desk.prioritise(at("18T13:00"), "URGENT");
  desk.move(at("18T14:00"), OPEN);

  expect(desk.clocks().map((clock) => [stateOf(clock), clock.startedAt])).toEqual([
    ["CANCELLED", at("18T10:00")],
    ["RUNNING", at("18T14:00")],
  ]);
});

test("a resolved case that was merged by mistake goes on where it was resolved, once it is reopened", () => {
  const desk = new EngineDesk({ calendar: OFFICE, policies: [total] });

  desk.open(at("18T10:00"));
  desk.move(at("18T11:00"), RESOLVED);
  desk.move(at("18T12:00"), CLOSED);
  desk.move(at("18T13:00"), RESOLVED);
  desk.move(at("18T14:00"), OPEN);

  const [clock, ...others] = desk.clocks();
  expect(others).toEqual([]);
  expect([clock!.usedMs, clock!.dueAt]).toEqual([HOUR, at("19T13:00")]);
});

test("what nobody asked for at the reopening goes on when it is asked for again", () => {
  const desk = new EngineDesk({ calendar: OFFICE, policies: [total] });

  desk.open(at("18T10:00"));
  desk.move(at("18T11:00"), RESOLVED);
  desk.prioritise(at("18T12:00"), "HIGH");
  desk.move(at("18T13:00"), OPEN);
  desk.prioritise(at("18T14:00"), "LOW");

  expect(desk.clocks().map((clock) => [stateOf(clock), clock.dueAt])).toEqual([["RUNNING", at("19T13:00")]]);
});

test("a question that only a machine answered before is not answered by asking for persons", () => {
  const lenient = { ...sla({ NEXT_RESPONSE: 4 * HOUR }), automationResponds: true };
  const match = { priorities: ["URGENT"] as const };
  const strict = { ...sla({ NEXT_RESPONSE: 5 * HOUR }), match, position: 0 };
  const desk = new EngineDesk({ calendar: OFFICE, policies: [strict, lenient] });

  desk.open(at("18T09:00"));
  desk.reply(at("18T09:30"));
  desk.write(at("18T10:00"));
  desk.reply(at("18T10:05"), { isAutomatic: true });
  desk.write(at("18T11:00"));
  desk.prioritise(at("18T12:00"), "URGENT");

  expect(desk.clocks().map((clock) => [stateOf(clock), clock.startedAt])).toEqual([
    ["MET", at("18T10:00")],
    ["CANCELLED", at("18T11:00")],
  ]);
});

test("of warnings that are over when a target is set, the last one says it all", () => {
  const late = {
    ...sla({ TOTAL_RESOLUTION: { durationMs: 7 * HOUR, warningsMs: [6 * HOUR, 5 * HOUR, HOUR] } }),
    effectiveFrom: at("18T13:00"),
    appliesToOpen: true,
  };
  const desk = new EngineDesk({ calendar: OFFICE, policies: [late] });

  desk.open(at("18T10:00"));
  desk.policiesAreLookedAt(at("18T13:00"));
  desk.timePasses(at("18T16:30"));

  expect(desk.told()).toEqual([
    ["STARTED", at("18T10:00")],
    ["WARNED", at("18T13:00")],
    ["WARNED", at("18T16:00")],
  ]);
});
