import { ArrayMaxSize, MaxLength } from "class-validator";
import { Field, InputType, Int, registerEnumType } from "type-graphql";
import { DeadlineMetric } from "../../entities/clocks/deadline-metric";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { DateTime, Duration } from "../scalars";

registerEnumType(DeadlineMetric, {
  name: "DeadlineMetric",
  description: "What a date that is set by hand is for.",
  valuesConfig: {
    DEADLINE: { description: "Something that has to be done; it ends with the case." },
    REFUND_PROMISE: { description: "A refund was promised by then; it stands when the case has ended, too." },
    DISPUTE_EVIDENCE: {
      description: "Evidence has to be with the provider; it stands when the case has ended, too.",
    },
  },
});

@InputType({ description: "A date on a case: exactly one of `dueAt` and `within`." })
export class SetDeadlineInput {
  @IdField("Case", { description: "The case." })
  caseId!: Uuid;

  @Field(() => DeadlineMetric, { description: "What it is for." })
  metric!: DeadlineMetric;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "What it is called, e.g. `Answer the bank`; a DEADLINE needs it.",
  })
  name?: string | null;

  @Field(() => DateTime, { nullable: true, description: "The moment; to come, within ten years." })
  dueAt?: Instant | null;

  @MaxLength(30)
  @Field(() => Duration, {
    nullable: true,
    description: "So long from now on, e.g. `P3D`; in a calendar hours and minutes, e.g. `PT16H`.",
  })
  within?: string | null;

  @IdField("BusinessCalendar", {
    nullable: true,
    description: "Whose open hours count for `within`; every hour unless told.",
  })
  calendarId?: Uuid | null;

  @ArrayMaxSize(5)
  @MaxLength(30, { each: true })
  @Field(() => [Duration], {
    nullable: true,
    description: "How long before the end warnings are given, in the time that counts; 5 at most.",
  })
  warnings?: string[] | null;
}

@InputType({ description: "Another moment for a deadline." })
export class ChangeDeadlineInput {
  @IdField("Clock", { description: "The deadline's clock." })
  clockId!: Uuid;

  @Field(() => DateTime, { description: "The moment; to come, within ten years." })
  dueAt!: Instant;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, { description: "Why; it stays on record." })
  reason!: string;
}

@InputType({ description: "A deadline that was met." })
export class MeetDeadlineInput {
  @IdField("Clock", { description: "The deadline's clock." })
  clockId!: Uuid;
}

@InputType({ description: "A deadline that does not count any more." })
export class CancelDeadlineInput {
  @IdField("Clock", { description: "The deadline's clock." })
  clockId!: Uuid;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, { description: "Why; it stays on record." })
  reason!: string;
}

@InputType({ description: "A duty that is done." })
export class MeetObligationInput {
  @IdField("Clock", { description: "The duty's clock." })
  clockId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version of the case that the caller saw; VERSION_CONFLICT when it has moved on since.",
  })
  expectedVersion?: number | null;
}
