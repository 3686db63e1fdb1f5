import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import { CustomerType } from "../../schema/customers/customer.type";
import {
  DismissSuspectedDuplicateInput,
  DismissSuspectedDuplicatePayload,
} from "../../schema/customers/dismiss-duplicate-inputs";
import { SuspectedDuplicateType } from "../../schema/customers/suspected-duplicate.type";
import { dismissSuspectedDuplicate } from "../../services/customers/duplicates/dismiss-duplicate";
import {
  duplicatesOfCustomers,
  type SuspectedDuplicate,
} from "../../services/customers/duplicates/suspected-duplicates";
import { customersById } from "../../services/customers/read-customers";
import { One, Several } from "../related-field";
import type { RequestContext } from "../request-context";

@Resolver(() => CustomerType)
export class CustomerDuplicates {
  @Several(duplicatesOfCustomers, {})
  suspectedDuplicates!: readonly SuspectedDuplicate[] | null;

  @Mutation(() => DismissSuspectedDuplicatePayload, {
    description: "Remembers that two customers are not one, so that neither is suspected again.",
  })
  dismissSuspectedDuplicate(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DismissSuspectedDuplicateInput, { description: "The two." })
    input: DismissSuspectedDuplicateInput,
  ): Promise<DismissSuspectedDuplicatePayload> {
    return run(dismissSuspectedDuplicate, input);
  }
}

@Resolver(() => SuspectedDuplicateType)
export class SuspectedDuplicateFields {
  @One<SuspectedDuplicate, Customer>(customersById, "customerId", {
    type: () => CustomerType,
    nullable: true,
    description: "Who may be the same.",
  })
  customer!: Customer | null;
}
