import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import { parsePublicId } from "../../kernel/ids";
import { BusinessCalendarListArgs } from "../../schema/clocks/business-calendar-args";
import {
  ArchiveBusinessCalendarInput,
  ChangeBusinessCalendarInput,
  CreateBusinessCalendarInput,
} from "../../schema/clocks/business-calendar-inputs";
import {
  ArchiveBusinessCalendarPayload,
  ChangeBusinessCalendarPayload,
  CreateBusinessCalendarPayload,
} from "../../schema/clocks/business-calendar-payloads";
import { BusinessCalendarConnection, BusinessCalendarType } from "../../schema/clocks/business-calendar.type";
import type { Connection } from "../../schema/connection";
import { calendarList, calendarsById } from "../../services/clocks/calendars/read-calendars";
import {
  archiveCalendar,
  changeCalendar,
  createCalendar,
} from "../../services/clocks/calendars/save-calendar";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class BusinessCalendarResolver {
  @Query(() => BusinessCalendarType, {
    nullable: true,
    description: "One business calendar, archived or not; null when there is none of this id.",
  })
  businessCalendar(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The calendar's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<BusinessCalendar | null> {
    return load(calendarsById, parsePublicId("cal", id, "id"), null, wanted);
  }

  @Query(() => BusinessCalendarConnection, { nullable: true, description: "Business calendars by name." })
  businessCalendars(
    @Ctx() context: RequestContext,
    @Args(() => BusinessCalendarListArgs) args: BusinessCalendarListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<BusinessCalendar>> {
    return listField(context, calendarList, args, asked);
  }

  @Mutation(() => CreateBusinessCalendarPayload, {
    description: "Makes a business calendar. A workspace has 100 at most.",
  })
  createBusinessCalendar(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateBusinessCalendarInput, { description: "The calendar." })
    input: CreateBusinessCalendarInput,
  ): Promise<CreateBusinessCalendarPayload> {
    return run(createCalendar, input);
  }

  @Mutation(() => ChangeBusinessCalendarPayload, {
    description:
      "Changes a business calendar. Other hours count from a moment on; what was before stays as it was reckoned.",
  })
  changeBusinessCalendar(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeBusinessCalendarInput, { description: "The calendar, and what changes." })
    input: ChangeBusinessCalendarInput,
  ): Promise<ChangeBusinessCalendarPayload> {
    return run(changeCalendar, input);
  }

  @Mutation(() => ArchiveBusinessCalendarPayload, {
    description:
      "Takes a business calendar out of every choice; it goes on answering. The default one is refused, and one by which a policy or a running clock goes. Safe to repeat.",
  })
  archiveBusinessCalendar(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ArchiveBusinessCalendarInput, { description: "The calendar." })
    input: ArchiveBusinessCalendarInput,
  ): Promise<ArchiveBusinessCalendarPayload> {
    return run(archiveCalendar, input);
  }
}
