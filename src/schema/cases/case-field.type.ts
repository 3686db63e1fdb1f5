import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { CaseKind } from "../../entities/cases/case-enums";
import { CaseFieldRequirement, CaseFieldType } from "../../entities/cases/case-field-enums";
import type { CaseField } from "../../entities/cases/case-field.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./case-enums";

registerEnumType(CaseFieldType, {
  name: "CaseFieldType",
  description: "What a custom field of cases holds.",
  valuesConfig: {
    TEXT: { description: "A text of 1,000 characters at most." },
    NUMBER: { description: "A number." },
    MONEY: { description: "An amount in a currency." },
    DATE: { description: "A day, of no time zone." },
    CHOICE: { description: "One of the field's choices." },
    CUSTOMER: { description: "A customer of the workspace." },
    TRANSACTION: { description: "A transaction of the workspace." },
  },
});

registerEnumType(CaseFieldRequirement, {
  name: "CaseFieldRequirement",
  description: "From when on a case has to have a value of a custom field.",
  valuesConfig: {
    NEVER: { description: "It need not have one." },
    OPENING: { description: "`openCase` asks for it, and so do `resolveCase` and `closeCase`." },
    RESOLUTION: { description: "`resolveCase` asks for it, and so does `closeCase`." },
    CLOSING: { description: "`closeCase` asks for it." },
  },
});

@ObjectType("CaseField", {
  implements: NodeType,
  description: "A field that the workspace gives its cases.",
  simpleResolvers: true,
})
export class CaseFieldDefinitionType implements NodeType, Omit<CaseField, "workspaceId"> {
  id!: Uuid;

  @Field(() => String, { description: "What programs call it; it never changes." })
  key!: SafeText;

  @Field(() => String, { description: "What people call it." })
  label!: SafeText;

  @Field(() => CaseFieldType, { description: "What it holds; it never changes." })
  type!: CaseFieldType;

  @Field(() => [String], { description: "What there is to choose from; empty but for a CHOICE." })
  choices!: readonly SafeText[];

  @Field(() => CaseFieldRequirement, { description: "From when on a case has to have it." })
  required!: CaseFieldRequirement;

  @Field(() => [CaseKind], { description: "The kinds of cases of which it is required; all when empty." })
  requiredKinds!: readonly CaseKind[];

  @Field(() => Boolean, {
    description: "Whether customers read it on their cases, and may give it when they open one.",
  })
  isPublic!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When it was retired; null while it takes values." })
  retiredAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was created." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it was last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const CaseFieldConnection = connectionTypeOf(CaseFieldDefinitionType, "CaseField");
