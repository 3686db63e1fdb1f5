import { Field } from "type-graphql";
import { CustomerType } from "../customers/customer.type";
import { EntryType, TimelineEntryType } from "./timeline-entry.type";

@EntryType(
  "CustomerMergedEntry",
  "The case's customer, or one who takes part, turned out to be the same as another. The staff's own business.",
)
export class CustomerMergedEntry extends TimelineEntryType {
  @Field(() => CustomerType, { nullable: true, description: "The one that is merged: a trace now." })
  mergedCustomer?: CustomerType | null;

  @Field(() => CustomerType, { nullable: true, description: "The one that took its place." })
  intoCustomer?: CustomerType | null;
}
