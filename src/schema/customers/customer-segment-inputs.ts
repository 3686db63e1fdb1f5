import { MaxLength } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { CustomerSegment } from "../../entities/customers/customer-segment.entity";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { Payload } from "../user-error.type";
import { CustomerFilter } from "./customer-inputs";
import { CustomerSegmentType } from "./customer-segment.type";

const NAME = "How it is called; 100 characters at most.";

const EXPECTED_VERSION = {
  nullable: true,
  description: "The version that the caller saw; VERSION_CONFLICT when the segment was changed since.",
};

type SavedFilter = CustomerFilter & Readonly<Record<string, unknown>>;

@InputType({ description: "A segment of customers to save." })
export class CreateCustomerSegmentInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @Field(() => CustomerFilter, { description: "Which customers are in it." })
  filter!: SavedFilter;

  @Field(() => Boolean, {
    description: "Whether all of the staff see it. A member may keep it to itself; an API key shares it.",
  })
  isShared!: boolean;
}

@InputType({ description: "A segment to change; what is left out or null stays as it is." })
export class ChangeCustomerSegmentInput {
  @IdField("CustomerSegment", { description: "The segment." })
  segmentId!: Uuid;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;

  @Field(() => CustomerFilter, {
    nullable: true,
    description: "Which customers are in it, in place of those before.",
  })
  filter?: SavedFilter | null;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "A segment to remove." })
export class DeleteCustomerSegmentInput {
  @IdField("CustomerSegment", { description: "The segment." })
  segmentId!: Uuid;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@ObjectType({ description: "Answer of `createCustomerSegment`.", simpleResolvers: true })
export class CreateCustomerSegmentPayload extends Payload {
  @Field(() => CustomerSegmentType, { nullable: true, description: "The segment." })
  segment?: CustomerSegment;
}

@ObjectType({ description: "Answer of `changeCustomerSegment`.", simpleResolvers: true })
export class ChangeCustomerSegmentPayload extends Payload {
  @Field(() => CustomerSegmentType, { nullable: true, description: "The segment as it is now." })
  segment?: CustomerSegment;
}

@ObjectType({ description: "Answer of `deleteCustomerSegment`.", simpleResolvers: true })
export class DeleteCustomerSegmentPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Id of the segment that is no more." })
  deletedSegmentId?: string;
}
