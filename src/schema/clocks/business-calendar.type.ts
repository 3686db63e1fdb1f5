import { Field, Int, ObjectType } from "type-graphql";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";

@ObjectType("BusinessCalendar", {
  implements: NodeType,
  description:
    "When somebody works. Work time is the time that truly passes while it is open; the wall clock only tells when it opens and closes. A local time that occurs twice means the first time, one that clocks jump over means the moment of the jump.",
  simpleResolvers: true,
})
export class BusinessCalendarType implements NodeType, Omit<BusinessCalendar, "workspaceId"> {
  id!: Uuid;

  @Field(() => String, { description: "How it is called." })
  name!: SafeText;

  @Field(() => Boolean, { description: "Whether it is the one that counts where none is named." })
  isDefault!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when it is not to be chosen any more; null while it is.",
  })
  archivedAt!: Instant | null;

  @Field(() => [DateTime], {
    description:
      "When other hours began to count, or will, the latest first; `hours(at:)` shows those of any moment.",
  })
  hoursChangeAt?: readonly Instant[];

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const BusinessCalendarConnection = connectionTypeOf(BusinessCalendarType, "BusinessCalendar");
