import { Field, Int, ObjectType } from "type-graphql";
import type { CustomerSegment } from "../../entities/customers/customer-segment.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime, JSONObject } from "../scalars";

@ObjectType("CustomerSegment", {
  implements: NodeType,
  description: "A filter of customers, saved under a name. Give its id to `customers(segmentId:)`.",
  simpleResolvers: true,
})
export class CustomerSegmentType
  implements NodeType, Omit<CustomerSegment, "workspaceId" | "memberId" | "filter">
{
  id!: Uuid;

  @Field(() => String, { description: "How it is called." })
  name!: SafeText;

  @Field(() => Boolean, { description: "Whether all of the staff see it, or its owner alone." })
  isShared?: boolean;

  @Field(() => JSONObject, { description: "The filter, in the form of `CustomerFilter`." })
  filter?: Readonly<Record<string, unknown>>;

  @Field(() => Int, {
    nullable: true,
    description: "How many customers are in it; 10,001 for more than 10,000.",
  })
  customerCount?: number | null;

  @Field(() => DateTime, { description: "When it was saved first." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it was last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const CustomerSegmentConnection = connectionTypeOf(CustomerSegmentType, "CustomerSegment");
