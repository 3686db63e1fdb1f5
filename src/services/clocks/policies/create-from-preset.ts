import { PolicyFamily } from "../../../entities/clocks/clock-enums";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { PolicyPreset, PolicyScope } from "../../../entities/clocks/policy-enums";
import type { SlaPolicy } from "../../../entities/clocks/sla-policy.entity";
import { InvalidError, invariant, NotFoundError } from "../../../kernel/errors";
import type { Raw } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { commandOfCommands, query } from "../../access/operations";
import { DAY_MINUTES, type Hours } from "../calendar/calendar";
import { overridesIn, weeklyIn } from "../calendars/calendar-of-hours";
import { hoursOfCalendars } from "../calendars/read-calendars";
import type { GivenMatch } from "./given-match";
import { PRESETS, type Preset, type PresetDuty } from "./policy-presets";
import { createPolicy } from "./save-policy";

export interface CreateFromPresetInput {
  readonly preset: PolicyPreset;
  readonly name?: string | null;
  /** Whose business days count. */
  readonly calendarId?: Uuid | null;
  /** In place of the kinds of cases that the preset is for. */
  readonly match?: Raw<GivenMatch> | null;
  readonly appliesTo?: PolicyScope | null;
}

export const listPresets = query(
  { name: "slaPolicy:presets", permission: "sla:read" },
  // Nothing is read: they are part of the product.
  (_ctx: Context, _input: null): Promise<readonly Preset[]> => Promise.resolve(PRESETS),
);

/** Switches on the rule of a law. */
export const createPolicyFromPreset = commandOfCommands(
  { name: "slaPolicy:createFromPreset", permission: "sla:write" },
  async (ctx: Context, input: CreateFromPresetInput): Promise<{ readonly policy: SlaPolicy }> => {
    const preset = PRESETS.find((one) => one.preset === input.preset);
    invariant(preset, "a preset is not listed");
    const calendarId = await calendarOfDays(ctx, preset, input.calendarId ?? null);
    const { name, match, appliesTo } = input;
    return createPolicy.body(ctx, {
      name: name ?? preset.name,
      description: `${preset.description} (${preset.source})`,
      family: PolicyFamily.REGULATORY,
      match: match ?? { kinds: preset.kinds },
      targets: preset.duties.map((duty) => targetOf(duty, calendarId)),
      ...(appliesTo && { appliesTo }),
    });
  },
);

function targetOf({ name, businessDays, duration }: PresetDuty, calendarId: Uuid | null) {
  const time = businessDays === null ? { inBusinessTime: false } : { inBusinessTime: true, calendarId };
  return { metric: ClockMetric.OBLIGATION, name, duration, ...time, warnings: [{ share: 0.8 }] };
}

/** Null for a rule without business days. */
async function calendarOfDays(
  ctx: Context,
  { duties, country }: Preset,
  calendarId: Uuid | null,
): Promise<Uuid | null> {
  if (duties.every(({ businessDays }) => businessDays === null)) {
    if (calendarId === null) return null;
    throw new InvalidError("calendarId", "This rule counts every day; leave it out.");
  }
  if (calendarId === null)
    throw new InvalidError("calendarId", `Name a calendar of the business days by which this rule counts.`);
  const hours = (await hoursOfCalendars(ctx, [calendarId])).get(calendarId)?.at(-1);
  if (!hours) throw new NotFoundError("calendar", ["calendarId"]);
  if (country !== null && hours.holidayCountry !== country)
    throw new InvalidError("calendarId", `The calendar has to keep the holidays of ${country}.`);
  const ofDays = [...Object.values(weeklyIn(hours)), ...overridesIn(hours).map(([, day]) => day.hours)];
  if (hours.isAlwaysOpen || !ofDays.every(isWholeOrNone))
    throw new InvalidError(
      "calendarId",
      "Days are counted by a calendar that is open all day, 00:00 to 24:00, on business days, and not at all on others: with other hours a business day would be longer than a day.",
    );
  return calendarId;
}

function isWholeOrNone(hours: readonly Hours[]): boolean {
  const open = hours.reduce((sum, { from, to }) => sum + to - from, 0);
  return open === 0 || open === DAY_MINUTES;
}
