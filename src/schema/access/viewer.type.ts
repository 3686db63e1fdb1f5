import { Field, ObjectType, registerEnumType } from "type-graphql";
import { MemberRole } from "../../entities/access/access-enums";
import "./access-enums";

export const ViewerKind = { MEMBER: "MEMBER", API_KEY: "API_KEY", CUSTOMER: "CUSTOMER" } as const;
export type ViewerKind = (typeof ViewerKind)[keyof typeof ViewerKind];

registerEnumType(ViewerKind, {
  name: "ViewerKind",
  description: "What sort of caller a credential proves.",
  valuesConfig: {
    MEMBER: { description: "A person on the support staff." },
    API_KEY: { description: "A machine of the workspace." },
    CUSTOMER: { description: "One customer, through a token that the workspace minted." },
  },
});

@ObjectType("Viewer", { description: "The caller, as its credential proves it.", simpleResolvers: true })
export class ViewerType {
  @Field(() => ViewerKind, { description: "What sort of caller it is." })
  kind!: ViewerKind;

  @Field(() => [String], { description: "What the credential may do; `permissions` explains each." })
  permissions!: readonly string[];
}

@ObjectType("Permission", {
  description: "One thing that a credential can be allowed.",
  simpleResolvers: true,
})
export class PermissionType {
  @Field(() => String, { description: "Its name, `thing:verb`, e.g. `case:read`." })
  name!: string;

  @Field(() => String, { description: "What it opens." })
  description!: string;

  @Field(() => [MemberRole], { description: "The roles that carry it." })
  roles!: readonly MemberRole[];

  @Field(() => Boolean, {
    description: "Whether customers' tokens carry it, narrowed to what is the customer's own.",
  })
  isForCustomers!: boolean;
}
