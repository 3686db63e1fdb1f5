import { registerEnumType } from "type-graphql";
import { ActorKind, MessageDirection, Visibility } from "../../entities/cases/message-enums";

registerEnumType(MessageDirection, {
  name: "MessageDirection",
  description: "Which way a message went.",
  valuesConfig: {
    INBOUND: { description: "From the customer." },
    OUTBOUND: { description: "From the staff to the customer." },
  },
});

registerEnumType(Visibility, {
  name: "Visibility",
  description: "Who may read it.",
  valuesConfig: {
    PUBLIC: { description: "Customer and staff: a message." },
    INTERNAL: { description: "Staff alone: a note." },
  },
});

registerEnumType(ActorKind, {
  name: "ActorKind",
  description: "What kind of caller did something.",
  valuesConfig: {
    MEMBER: { description: "A person on the support staff." },
    API_KEY: { description: "A machine of the workspace." },
    CUSTOMER: { description: "The customer." },
    SYSTEM: { description: "Redress itself." },
  },
});
