import { Arg, Args, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import type { Instant } from "../../kernel/instant";
import { AddedTimeArgs, OpenIntervalArgs, PeriodArgs } from "../../schema/clocks/business-calendar-args";
import { BusinessCalendarType } from "../../schema/clocks/business-calendar.type";
import {
  BusinessHoursType,
  CalendarHolidayType,
  OpenIntervalType,
} from "../../schema/clocks/business-hours.type";
import { DateTime, Duration } from "../../schema/scalars";
import {
  changesOfCalendars,
  holidaysOfCalendars,
  hoursOfCalendarsAt,
} from "../../services/clocks/calendars/read-hours";
import {
  businessTimeAddedToCalendars,
  businessTimeOfCalendars,
  nextOpeningOfCalendars,
  openIntervalsOfCalendars,
  opennessOfCalendars,
} from "../../services/clocks/calendars/reckon";
import type { RequestContext } from "../request-context";

const NOW = "The moment; now unless told.";

@Resolver(() => BusinessCalendarType)
export class BusinessTimeResolver {
  @FieldResolver(() => [DateTime])
  hoursChangeAt(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
  ): Promise<readonly Instant[] | null> {
    return load(changesOfCalendars, id, null);
  }

  @FieldResolver(() => BusinessHoursType, {
    nullable: true,
    description: "The hours that count at a moment.",
  })
  hours(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Arg("at", () => DateTime, { nullable: true, description: NOW }) at: Instant | null,
  ): Promise<BusinessHoursType | null> {
    return load(hoursOfCalendarsAt, id, { at });
  }

  @FieldResolver(() => Boolean, { nullable: true, description: "Whether it is open at a moment." })
  isOpen(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Arg("at", () => DateTime, { nullable: true, description: NOW }) at: Instant | null,
  ): Promise<boolean | null> {
    return load(opennessOfCalendars, id, { at });
  }

  @FieldResolver(() => Duration, {
    nullable: true,
    description: "How long it is open between two moments, e.g. `PT36H30M`, down to the millisecond.",
  })
  businessTimeBetween(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Args(() => PeriodArgs) args: PeriodArgs,
  ): Promise<string | null> {
    return load(businessTimeOfCalendars, id, args);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "The first moment by which so much work time has passed: what starts while it is closed counts from the next opening, and what is used up when it closes is due then. Null when that is not within ten years.",
  })
  addBusinessTime(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Args(() => AddedTimeArgs) args: AddedTimeArgs,
  ): Promise<Instant | null> {
    return load(businessTimeAddedToCalendars, id, args);
  }

  @Extensions({ mostItems: 100 })
  @FieldResolver(() => [OpenIntervalType], {
    nullable: true,
    description: "When it is open between two moments, cut off at both. What touches is one interval.",
  })
  openIntervals(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Args(() => OpenIntervalArgs) args: OpenIntervalArgs,
  ): Promise<readonly OpenIntervalType[] | null> {
    return load(openIntervalsOfCalendars, id, args);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "The first moment from then on at which it is open, that one if it is; null when there is none within ten years.",
  })
  nextOpening(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Arg("after", () => DateTime, { description: "The moment." }) after: Instant,
  ): Promise<Instant | null> {
    return load(nextOpeningOfCalendars, id, { after });
  }

  @Extensions({ mostItems: 100 })
  @FieldResolver(() => [CalendarHolidayType], {
    nullable: true,
    description: "The holidays of a year, of the country, region and kinds by which it goes at present.",
  })
  holidays(
    @Root() { id }: BusinessCalendar,
    @Ctx() { load }: RequestContext,
    @Arg("year", () => Int, { description: "The year, 1970 to 2199." }) year: number,
  ): Promise<readonly CalendarHolidayType[] | null> {
    return load(holidaysOfCalendars, id, { year });
  }
}
