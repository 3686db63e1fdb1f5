import { Field, ObjectType } from "type-graphql";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import { Payload } from "../user-error.type";
import { BusinessCalendarType } from "./business-calendar.type";

@ObjectType({ description: "Answer of `createBusinessCalendar`.", simpleResolvers: true })
export class CreateBusinessCalendarPayload extends Payload {
  @Field(() => BusinessCalendarType, { nullable: true, description: "The calendar." })
  calendar?: BusinessCalendar;
}

@ObjectType({ description: "Answer of `changeBusinessCalendar`.", simpleResolvers: true })
export class ChangeBusinessCalendarPayload extends Payload {
  @Field(() => BusinessCalendarType, { nullable: true, description: "The calendar as it is now." })
  calendar?: BusinessCalendar;
}

@ObjectType({ description: "Answer of `archiveBusinessCalendar`.", simpleResolvers: true })
export class ArchiveBusinessCalendarPayload extends Payload {
  @Field(() => BusinessCalendarType, { nullable: true, description: "The calendar as it is now." })
  calendar?: BusinessCalendar;
}
