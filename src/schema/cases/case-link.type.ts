import { Field, ObjectType, registerEnumType } from "type-graphql";
import { CaseLinkDirection, CaseLinkKind } from "../../entities/cases/case-relation-enums";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";

registerEnumType(CaseLinkKind, {
  name: "CaseLinkKind",
  description: "What one case is to another.",
  valuesConfig: {
    RELATED: { description: "They have to do with each other." },
    DUPLICATE_OF: { description: "The same matter was reported before." },
    CAUSED_BY: { description: "The other matter brought this one about." },
    FOLLOW_UP_OF: { description: "It goes on where the other one ended." },
  },
});

registerEnumType(CaseLinkDirection, {
  name: "CaseLinkDirection",
  description: "From which of its two ends a link is seen.",
  valuesConfig: {
    OUTGOING: { description: "This case is it to the other: this one is the duplicate." },
    INCOMING: { description: "The other case is it to this one: the other is the duplicate." },
    MUTUAL: { description: "Both are it to each other: they are related." },
  },
});

@ObjectType("CaseLink", {
  description: "What a case is to another, or the other to it.",
  simpleResolvers: true,
})
export class CaseLinkType {
  @Field(() => CaseLinkKind, { description: "What the one is to the other." })
  kind!: CaseLinkKind;

  @Field(() => CaseLinkDirection, { description: "Which of them is it to the other." })
  direction!: CaseLinkDirection;

  @Field(() => DateTime, { description: "When it was said." })
  linkedAt!: Instant;
}
