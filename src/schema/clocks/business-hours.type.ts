import { Extensions, Field, ObjectType } from "type-graphql";
import { HolidayType, Weekday } from "../../entities/clocks/clock-enums";
import type { Instant } from "../../kernel/instant";
import { DateScalar, DateTime } from "../scalars";
import "./clock-enums";

const OPENS_AT = "When it opens by the wall clock of the zone, e.g. `09:00`.";
const CLOSES_AT = "When it closes, e.g. `17:30`; `24:00` is the end of the day.";

@ObjectType("OpenHours", { description: "Hours of one day.", simpleResolvers: true })
export class OpenHoursType {
  @Field(() => String, { description: OPENS_AT })
  opensAt!: string;

  @Field(() => String, { description: CLOSES_AT })
  closesAt!: string;
}

@ObjectType("WeeklyHours", { description: "Hours of one weekday.", simpleResolvers: true })
export class WeeklyHoursType {
  @Field(() => Weekday, { description: "The weekday." })
  weekday!: Weekday;

  @Field(() => String, { description: OPENS_AT })
  opensAt!: string;

  @Field(() => String, { description: CLOSES_AT })
  closesAt!: string;
}

@ObjectType("CalendarOverride", {
  description: "A day with hours of its own, in place of those of its weekday, holiday or not.",
  simpleResolvers: true,
})
export class CalendarOverrideType {
  @Field(() => DateScalar, { description: "The day." })
  date!: string;

  @Field(() => String, { nullable: true, description: "What day it is, in the workspace's own words." })
  name!: string | null;

  @Extensions({ mostItems: 10 })
  @Field(() => [OpenHoursType], { description: "When it is open; empty for a day on which it is not." })
  hours!: readonly OpenHoursType[];
}

@ObjectType("HolidaySource", { description: "Whose holidays count.", simpleResolvers: true })
export class HolidaySourceType {
  @Field(() => String, { description: "The country, by ISO 3166-1, e.g. `DE`." })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: "The region, by ISO 3166-2 without the country, e.g. `BE`; null for what all of it keeps.",
  })
  region!: string | null;

  @Extensions({ mostItems: 5 })
  @Field(() => [HolidayType], { description: "Of which kinds." })
  types!: readonly HolidayType[];
}

@ObjectType("BusinessHours", {
  description: "The hours of a calendar from a moment on, until later ones begin. They never change.",
  simpleResolvers: true,
})
export class BusinessHoursType {
  @Field(() => DateTime, {
    nullable: true,
    description: "From when on they count; null for the first, which answer for all that was before.",
  })
  effectiveFrom!: Instant | null;

  @Field(() => String, { description: "The time zone of their wall clock, by IANA, e.g. `Europe/Berlin`." })
  timeZone!: string;

  @Field(() => Boolean, { description: "Whether it never closes; then nothing of the following counts." })
  isAlwaysOpen!: boolean;

  @Extensions({ mostItems: 70 })
  @Field(() => [WeeklyHoursType], { description: "The week from Monday on, each day in order." })
  weekly!: readonly WeeklyHoursType[];

  @Extensions({ mostItems: 100 })
  @Field(() => [CalendarOverrideType], { description: "Days of their own, in order." })
  overrides!: readonly CalendarOverrideType[];

  @Field(() => HolidaySourceType, { nullable: true, description: "Whose holidays count; null for none." })
  holidays!: HolidaySourceType | null;
}

@ObjectType("CalendarHoliday", {
  description: "A day that is a holiday, or a part of one.",
  simpleResolvers: true,
})
export class CalendarHolidayType {
  @Field(() => DateScalar, { description: "The day." })
  date!: string;

  @Field(() => Weekday, { description: "The weekday that it falls on." })
  weekday!: Weekday;

  @Field(() => String, { description: "Its name, in English where it has one." })
  name!: string;

  @Field(() => HolidayType, { description: "Of which kind it is." })
  type!: HolidayType;

  @Field(() => String, {
    description: "When it begins by the wall clock; `00:00` but for holidays of half a day.",
  })
  from!: string;

  @Field(() => String, { description: "When it ends; `24:00` but for few." })
  to!: string;
}

@ObjectType("OpenInterval", { description: "A while in which a calendar is open.", simpleResolvers: true })
export class OpenIntervalType {
  @Field(() => DateTime, { description: "From this moment on." })
  opensAt!: Instant;

  @Field(() => DateTime, { description: "Until just before this moment." })
  closesAt!: Instant;
}
