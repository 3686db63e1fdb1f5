import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CustomerSegment } from "../../entities/customers/customer-segment.entity";
import { PageArgs, type Connection } from "../../schema/connection";
import {
  ChangeCustomerSegmentInput,
  ChangeCustomerSegmentPayload,
  CreateCustomerSegmentInput,
  CreateCustomerSegmentPayload,
  DeleteCustomerSegmentInput,
  DeleteCustomerSegmentPayload,
} from "../../schema/customers/customer-segment-inputs";
import { CustomerSegmentConnection, CustomerSegmentType } from "../../schema/customers/customer-segment.type";
import { countsOfSegments } from "../../services/customers/segments/count-segments";
import { filterOfSegment, segmentList } from "../../services/customers/segments/read-segments";
import {
  changeCustomerSegment,
  createCustomerSegment,
  deleteCustomerSegment,
} from "../../services/customers/segments/save-segment";
import { Ask } from "../asked";
import { Derived } from "../derived-field";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver(() => CustomerSegmentType)
export class CustomerSegmentResolver {
  @Query(() => CustomerSegmentConnection, {
    nullable: true,
    description: "The segments of customers that are saved for the caller: shared ones and its own, by name.",
  })
  customerSegments(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<CustomerSegment>> {
    return listField(context, segmentList, args, asked);
  }

  @Derived<CustomerSegment>(["memberId"], ({ memberId }) => memberId === null)
  isShared!: boolean;

  @Derived<CustomerSegment>(["filter"], filterOfSegment)
  filter!: Readonly<Record<string, unknown>>;

  @FieldResolver(() => Int)
  customerCount(@Root() { id }: CustomerSegment, @Ctx() { load }: RequestContext): Promise<number | null> {
    return load(countsOfSegments, id, null);
  }

  @Mutation(() => CreateCustomerSegmentPayload, { description: "Saves a filter of customers under a name." })
  createCustomerSegment(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateCustomerSegmentInput, { description: "The segment." })
    input: CreateCustomerSegmentInput,
  ): Promise<CreateCustomerSegmentPayload> {
    return run(createCustomerSegment, input);
  }

  @Mutation(() => ChangeCustomerSegmentPayload, { description: "Changes a saved segment." })
  changeCustomerSegment(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeCustomerSegmentInput, { description: "The segment, and what changes." })
    input: ChangeCustomerSegmentInput,
  ): Promise<ChangeCustomerSegmentPayload> {
    return run(changeCustomerSegment, input);
  }

  @Mutation(() => DeleteCustomerSegmentPayload, {
    description: "Removes a saved segment; its customers stay.",
  })
  deleteCustomerSegment(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeleteCustomerSegmentInput, { description: "The segment." })
    input: DeleteCustomerSegmentInput,
  ): Promise<DeleteCustomerSegmentPayload> {
    return run(deleteCustomerSegment, input);
  }
}
