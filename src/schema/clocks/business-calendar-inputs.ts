import { ArrayMaxSize, Matches, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { HolidayType, Weekday } from "../../entities/clocks/clock-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { DateScalar, DateTime } from "../scalars";
import "./clock-enums";

const OPENING = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSING = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

@InputType({ description: "Hours of one day. What crosses midnight is split at `24:00` and `00:00`." })
export class OpenHoursInput {
  @MaxLength(5)
  @Matches(OPENING, { message: "$property must be a time from 00:00 to 23:59" })
  @Field(() => String, { description: "When it opens by the wall clock of the zone, e.g. `09:00`." })
  opensAt!: string;

  @MaxLength(5)
  @Matches(CLOSING, { message: "$property must be a time from 00:00 to 24:00" })
  @Field(() => String, { description: "When it closes, e.g. `17:30`; `24:00` is the end of the day." })
  closesAt!: string;
}

@InputType({ description: "Hours of one weekday; a weekday may have several." })
export class WeeklyHoursInput extends OpenHoursInput {
  @Field(() => Weekday, { description: "The weekday." })
  weekday!: Weekday;
}

@InputType({ description: "A day with hours of its own, in place of those of its weekday, holiday or not." })
export class CalendarOverrideInput {
  @Field(() => DateScalar, { description: "The day." })
  date!: string;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "What day it is; 100 characters at most." })
  name?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [OpenHoursInput], { description: "When it is open, 10 times at most; empty for not at all." })
  hours!: OpenHoursInput[];
}

@InputType({ description: "Whose holidays count." })
export class HolidaySourceInput {
  @MaxLength(2)
  @Matches(/^[A-Z]{2}$/, { message: "$property must be two capital letters" })
  @Field(() => String, { description: "The country, by ISO 3166-1, e.g. `DE`." })
  country!: string;

  @MaxLength(10)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "The region, by ISO 3166-2 without the country, e.g. `BE`.",
  })
  region?: string | null;

  @ArrayMaxSize(5)
  @Field(() => [HolidayType], { nullable: true, description: "Of which kinds; PUBLIC ones unless told." })
  types?: HolidayType[] | null;
}

@InputType({ description: "When a calendar is open." })
export class BusinessHoursInput {
  @MaxLength(64)
  @Field(() => String, { description: "The time zone of the wall clock, by IANA, e.g. `Europe/Berlin`." })
  timeZone!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "True for one that never closes; it has neither weekly hours, nor overrides, nor holidays.",
  })
  isAlwaysOpen?: boolean | null;

  @ArrayMaxSize(70)
  @Field(() => [WeeklyHoursInput], {
    nullable: true,
    description: "The week; hours of a day may touch, but not overlap. 70 at most.",
  })
  weekly?: WeeklyHoursInput[] | null;

  @ArrayMaxSize(100)
  @Field(() => [CalendarOverrideInput], { nullable: true, description: "Days of their own; 100 at most." })
  overrides?: CalendarOverrideInput[] | null;

  @Field(() => HolidaySourceInput, { nullable: true, description: "Whose holidays count; none unless told." })
  holidays?: HolidaySourceInput | null;
}

const NAME = "How it is called; 100 characters at most.";

@InputType({ description: "A business calendar to make." })
export class CreateBusinessCalendarInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @Field(() => BusinessHoursInput, { description: "When it is open; they answer for the past, too." })
  hours!: BusinessHoursInput;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is to count where none is named, in place of the one that does now.",
  })
  isDefault?: boolean | null;
}

@InputType({ description: "Which calendar, at which version." })
abstract class BusinessCalendarReferenceInput {
  @IdField("BusinessCalendar", { description: "The calendar." })
  calendarId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the calendar was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A business calendar to change; what is left out or null stays as it is." })
export class ChangeBusinessCalendarInput extends BusinessCalendarReferenceInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is to count where none is named." })
  isDefault?: boolean | null;

  @Field(() => BusinessHoursInput, {
    nullable: true,
    description: "When it is open, in place of all that counted before.",
  })
  hours?: BusinessHoursInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "From when on the new hours count: now unless told, never earlier. What was planned for then or later is dropped.",
  })
  effectiveFrom?: Instant | null;
}

@InputType({ description: "A business calendar to archive." })
export class ArchiveBusinessCalendarInput extends BusinessCalendarReferenceInput {}
