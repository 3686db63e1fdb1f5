import fc from "fast-check";
import { CasePriority, CaseState } from "../../src/entities/cases/case-enums";
import { MINUTE_MS } from "../../src/services/clocks/calendar/calendar";
import type { Uuid } from "../../src/kernel/ids";
import type { CaseHappening, CaseStep } from "../../src/services/clocks/engine/case-step";

export const TEAMS = [null, "team one", "team two", "team three"] as const;
export const TAGS = ["vip", "fraud"] as const;
export const PRIORITIES = Object.values(CasePriority);
export const DUTY = "Acknowledge";

/** What somebody does to a case of this state; nothing, if that cannot be. */
type Deed = (state: CaseState, wasBefore: CaseState | null) => readonly (readonly CaseHappening[])[];

const STANDING: ReadonlySet<CaseState> = new Set([
  CaseState.OPEN,
  CaseState.WAITING_ON_CUSTOMER,
  CaseState.WAITING_ON_THIRD_PARTY,
]);

const move =
  (to: CaseState, from: (state: CaseState) => boolean): Deed =>
  (state) =>
    from(state) && state !== to ? [[{ kind: "STATE", to }]] : [];

const stands = (state: CaseState): boolean => STANDING.has(state);

/** What the customer writes wakes the case; on a closed case nobody writes. */
const customerWrites: Deed = (state) => {
  if (state === CaseState.CLOSED) return [];
  const wakes: CaseHappening[] = [{ kind: "WOKEN" }];
  if (state !== CaseState.OPEN) wakes.push({ kind: "STATE", to: CaseState.OPEN });
  return [[{ kind: "CUSTOMER_WROTE" }], wakes];
};

const staffWrites =
  (isAutomatic: boolean): Deed =>
  (state) =>
    state === CaseState.CLOSED ? [] : [[{ kind: "STAFF_WROTE", isAutomatic }]];

const same =
  (happening: CaseHappening): Deed =>
  () => [[happening]];

const whileStanding =
  (happening: CaseHappening): Deed =>
  (state) =>
    stands(state) ? [[happening]] : [];

const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constant(customerWrites),
  fc.constant(customerWrites),
  fc.constantFrom(staffWrites(false), staffWrites(false), staffWrites(true)),
  fc.constantFrom(
    move(CaseState.WAITING_ON_CUSTOMER, stands),
    move(CaseState.WAITING_ON_THIRD_PARTY, stands),
    move(CaseState.OPEN, stands),
  ),
  fc.constantFrom(
    move(CaseState.RESOLVED, stands),
    move(CaseState.CLOSED, () => true),
    move(CaseState.OPEN, (state) => !stands(state)),
  ),
  // A merge closes a case, whatever it was, and its undoing makes it that again.
  fc.constant<Deed>((state, before) =>
    state === CaseState.CLOSED && before ? [[{ kind: "STATE", to: before }]] : [],
  ),
  fc.constantFrom(whileStanding({ kind: "SNOOZED" }), whileStanding({ kind: "WOKEN" })),
  fc.constant(same({ kind: "DUTY_DONE", name: DUTY })),
  fc.constantFrom(...PRIORITIES).map((to) => same({ kind: "PRIORITY", to })),
  fc
    .record({ added: fc.subarray([...TAGS]), removed: fc.subarray([...TAGS]) })
    .map((tags) => same({ kind: "TAGS", ...tags })),
  fc
    .record({ teamId: fc.constantFrom(...TEAMS), memberId: fc.constantFrom(null, null, "member") })
    .map((to) => same({ kind: "ASSIGNED", ...(to as { teamId: Uuid | null; memberId: Uuid | null }) })),
  // One change of several things at once.
  fc.record({ to: fc.constantFrom(...PRIORITIES), tag: fc.constantFrom(...TAGS) }).map(
    ({ to, tag }): Deed =>
      (state) =>
        state === CaseState.CLOSED
          ? []
          : [
              [
                { kind: "PRIORITY", to },
                { kind: "TAGS", added: [tag], removed: [] },
                { kind: "STAFF_WROTE", isAutomatic: false },
              ],
            ],
  ),
);

export const someDeeds = fc.array(
  fc.record({
    gap: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 900 })),
    deed: someDeed,
  }),
  { maxLength: 14 },
);

/** Those that can be done to the case as it is by then. */
export function stepsFrom(
  openedAt: number,
  until: number,
  deeds: readonly { gap: number; deed: Deed }[],
): CaseStep[] {
  const steps: CaseStep[] = [];
  let [at, state, before]: [number, CaseState, CaseState | null] = [openedAt, CaseState.OPEN, null];
  for (const { gap, deed } of deeds) {
    at += gap * MINUTE_MS;
    if (at > until) break;
    const news: readonly (readonly CaseHappening[])[] = deed(state, before);
    for (const happenings of news) {
      steps.push({ version: steps.length + 2, at, happenings });
      for (const one of happenings) if (one.kind === "STATE") [before, state] = [state, one.to];
    }
  }
  return steps;
}
