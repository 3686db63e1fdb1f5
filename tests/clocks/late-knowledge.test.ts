import { stateOf } from "../../src/services/clocks/engine/running-clock";
import { workweek } from "./calendars";
import { EngineDesk, HOUR, sla } from "./engine-desk";

const at = (time: string): number => Date.parse(`2026-11-18T${time}:00.000Z`);

function desk(): EngineDesk {
  const policies = [sla({ FIRST_RESPONSE: HOUR, NEXT_RESPONSE: HOUR })];
  return new EngineDesk({ calendar: workweek("UTC", "09:00-17:00"), policies });
}

test("a reply that is known late takes a breach back, where nothing that is known happened after it", () => {
  const quiet = desk();

  quiet.open(at("09:30"));
  quiet.timePasses(at("11:00"));
  quiet.reply(at("10:00"));

  const clock = quiet.clock("FIRST_RESPONSE");
  expect([stateOf(clock), clock.ended?.at]).toEqual(["MET", at("10:00")]);
});

test("where something did, it counts from then on: the breach before that stands, and no round begins there", () => {
  const busy = desk();

  busy.open(at("09:30"));
  busy.timePasses(at("11:00"));
  busy.write(at("11:30"));
  busy.reply(at("10:00"));

  expect(
    busy.clocks().map((clock) => [clock.metric, stateOf(clock), clock.breachedAt, clock.ended?.at]),
  ).toEqual([["FIRST_RESPONSE", "MET_LATE", at("10:30"), at("11:30")]]);
});
