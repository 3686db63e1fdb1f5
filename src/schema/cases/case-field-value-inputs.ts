import { MaxLength } from "class-validator";
import { Field, Float, InputType } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { MoneyInput } from "../money.type";
import { NotBlank } from "../not-blank";
import { DateScalar } from "../scalars";

@InputType({ description: "A value of a custom field: exactly one of these, which is the one of its type." })
export class CaseFieldValueInput {
  @MaxLength(1_000)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "Of a TEXT; 1,000 characters at most." })
  text?: string | null;

  @Field(() => Float, { nullable: true, description: "Of a NUMBER." })
  number?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: "Of a MONEY." })
  money?: MoneyInput | null;

  @Field(() => DateScalar, { nullable: true, description: "Of a DATE." })
  date?: string | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "Of a CHOICE: one of the field's choices." })
  choice?: string | null;

  @IdField("Customer", { nullable: true, description: "Of a CUSTOMER." })
  customerId?: Uuid | null;

  @IdField("Transaction", { nullable: true, description: "Of a TRANSACTION." })
  transactionId?: Uuid | null;
}

@InputType({ description: "A custom field of a case, and its value." })
export class GivenCaseFieldInput {
  @MaxLength(50)
  @Field(() => String, { description: "The field's key." })
  key!: string;

  @Field(() => CaseFieldValueInput, { nullable: true, description: "The value; null for none." })
  value?: CaseFieldValueInput | null;
}

@InputType({ description: "One end of a range, which is part of it: exactly one of these." })
export class CaseFieldBoundInput {
  @Field(() => Float, { nullable: true, description: "A number." })
  number?: number | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "An amount; those in other currencies are not within.",
  })
  money?: MoneyInput | null;

  @Field(() => DateScalar, { nullable: true, description: "A day." })
  date?: string | null;
}

@InputType({
  description:
    "Cases by what they hold in one custom field; all that is given holds at once. A key that there is not is refused, and so is a value of another type. Customers sift by public fields alone.",
})
export class CaseFieldFilter {
  @MaxLength(50)
  @Field(() => String, { description: "The field's key. Alone: cases with any value." })
  key!: string;

  @Field(() => CaseFieldValueInput, { nullable: true, description: "Cases with exactly this value." })
  equals?: CaseFieldValueInput | null;

  @Field(() => CaseFieldBoundInput, { nullable: true, description: "Cases with this value or more." })
  atLeast?: CaseFieldBoundInput | null;

  @Field(() => CaseFieldBoundInput, { nullable: true, description: "Cases with this value or less." })
  atMost?: CaseFieldBoundInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: cases with any value. False: those without one.",
  })
  isSet?: boolean | null;
}
