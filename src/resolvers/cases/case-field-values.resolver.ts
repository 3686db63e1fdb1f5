import { Extensions, Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { MoneyAmount } from "../../kernel/money";
import { CaseFieldValueType } from "../../schema/cases/case-field-value.type";
import { CaseType } from "../../schema/cases/case.type";
import { fieldsOfCases, type SeenFieldValue } from "../../services/cases/fields/read-field-values";
import { customersById } from "../../services/customers/read-customers";
import { transactionsById } from "../../services/payments/read-transactions";
import { Derived } from "../derived-field";
import { money } from "../payments/money";
import { One, Several } from "../related-field";

/** For the estimate of a document's cost: a hundred fields may be defined, but no kind of case fills them all. */
const USUAL_MOST = 30;

@Resolver(() => CaseType)
export class CaseFieldsOfCase {
  @Extensions({ mostItems: USUAL_MOST })
  @Several(fieldsOfCases, {
    type: () => [CaseFieldValueType],
    nullable: true,
    description:
      "What it holds in the workspace's custom fields, by key; a field without a value is missing. A customer's token reads the public ones.",
  })
  fields!: readonly SeenFieldValue[];
}

@Resolver(() => CaseFieldValueType)
export class CaseFieldValueFields {
  @Derived<SeenFieldValue>(["amountMinor", "currency"], ({ amountMinor, currency }) =>
    money(amountMinor, currency),
  )
  money!: MoneyAmount | null;

  @One<SeenFieldValue, Customer>(customersById, "customerId")
  customer!: Customer | null;

  @One<SeenFieldValue, Transaction>(transactionsById, "transactionId")
  transaction!: Transaction | null;
}
