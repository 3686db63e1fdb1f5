import { Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import { CustomerMergedEntry } from "../../schema/cases/customer-merged-entry.type";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { customersById } from "../../services/customers/read-customers";
import { One } from "../related-field";

@Resolver(() => CustomerMergedEntry)
export class CustomerMergedEntryFields {
  @One<TimelineDetails["CUSTOMER_MERGED"], Customer>(customersById, "mergedCustomerId")
  mergedCustomer!: Customer | null;

  @One<TimelineDetails["CUSTOMER_MERGED"], Customer>(customersById, "intoCustomerId")
  intoCustomer!: Customer | null;
}
