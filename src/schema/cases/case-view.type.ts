import { Field, Int, ObjectType } from "type-graphql";
import type { CaseView } from "../../entities/cases/case-view.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { OrderDirection } from "../order";
import { DateTime, JSONObject } from "../scalars";
import { CaseOrderField } from "./case-list-args";

@ObjectType("CaseView", {
  implements: NodeType,
  description: "A filter and an order of cases, saved under a name. Give its id to `cases(viewId:)`.",
  simpleResolvers: true,
})
export class CaseViewType implements NodeType, Omit<CaseView, "workspaceId" | "memberId" | "filter"> {
  id!: Uuid;

  @Field(() => String, { description: "How it is called." })
  name!: SafeText;

  @Field(() => Boolean, { description: "Whether all of the staff see it, or its owner alone." })
  isShared?: boolean;

  @Field(() => JSONObject, { description: "The filter, in the form of `CaseFilter`." })
  filter?: Readonly<Record<string, unknown>>;

  @Field(() => CaseOrderField, { description: "What its cases are ordered by." })
  orderField!: CaseOrderField;

  @Field(() => OrderDirection, { description: "Which end comes first." })
  orderDirection!: OrderDirection;

  @Field(() => Int, {
    nullable: true,
    description: "How many cases it shows to the caller; 10,001 for more than 10,000.",
  })
  caseCount?: number | null;

  @Field(() => DateTime, { description: "When it was saved first." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it was last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const CaseViewConnection = connectionTypeOf(CaseViewType, "CaseView");
