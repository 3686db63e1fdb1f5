import { registerEnumType } from "type-graphql";
import { ActorKind, MessageDirection, Visibility } from "../../entities/cases/message-enums";

registerEnumType(MessageDirection, {
  name: "MessageDirection",
  description: "Which way a message went.",
  valuesConfig: {
    INBOUND: { description: "From the customer, or another who takes part in the case." },
    OUTBOUND: { description: "From the staff." },
  },
});

registerEnumType(Visibility, {
  name: "Visibility",
  description: "Who may read it.",
  valuesConfig: {
    PUBLIC: { description: "All who take part in the case, and the staff: a message." },
    PRIVATE: { description: "One who takes part in the case, and the staff: a message too." },
    INTERNAL: { description: "Staff alone: a note." },
  },
});

registerEnumType(ActorKind, {
  name: "ActorKind",
  description: "What kind of caller did something.",
  valuesConfig: {
    MEMBER: { description: "A person on the support staff." },
    API_KEY: { description: "A machine of the workspace." },
    CUSTOMER: { description: "The case's customer, or another who takes part in it." },
    SYSTEM: { description: "Redress itself." },
  },
});
