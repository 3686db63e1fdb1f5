import { Field, Float, ObjectType } from "type-graphql";
import { CaseFieldType } from "../../entities/cases/case-field-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { MoneyAmount } from "../../kernel/money";
import { CustomerType } from "../customers/customer.type";
import { MoneyType } from "../money.type";
import { TransactionType } from "../payments/transaction.type";
import { DateScalar } from "../scalars";
import "./case-field.type";

@ObjectType("CaseFieldValue", {
  description: "What a case holds in one of its custom fields.",
  simpleResolvers: true,
})
export class CaseFieldValueType {
  @Field(() => String, { description: "The field's key." })
  key!: SafeText;

  @Field(() => String, { description: "What people call the field." })
  label!: SafeText;

  @Field(() => CaseFieldType, { description: "What the field holds: the value is where its type says." })
  type!: CaseFieldType;

  @Field(() => String, { nullable: true, description: "The value of a TEXT." })
  text!: SafeText | null;

  @Field(() => Float, { nullable: true, description: "The value of a NUMBER." })
  number!: number | null;

  @Field(() => MoneyType, { nullable: true, description: "The value of a MONEY." })
  money?: MoneyAmount | null;

  @Field(() => DateScalar, { nullable: true, description: "The value of a DATE." })
  date!: string | null;

  @Field(() => String, { nullable: true, description: "The value of a CHOICE." })
  choice!: SafeText | null;

  @Field(() => CustomerType, {
    nullable: true,
    description: "The value of a CUSTOMER, if the caller may see it.",
  })
  customer?: CustomerType | null;

  @Field(() => TransactionType, {
    nullable: true,
    description: "The value of a TRANSACTION, if the caller may see it.",
  })
  transaction?: TransactionType | null;
}
