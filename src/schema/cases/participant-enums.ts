import { registerEnumType } from "type-graphql";
import { ParticipantRole } from "../../entities/cases/participant-role";

registerEnumType(ParticipantRole, {
  name: "ParticipantRole",
  description: "As what somebody takes part in the case of another.",
  valuesConfig: {
    CONSUMER: {
      description: "The other person of a payment. Reads what is public, and what is private with it.",
    },
    MERCHANT: {
      description:
        "The merchant that was paid, or is to be. Reads what is public, and what is private with it.",
    },
    REPRESENTATIVE: {
      description: "Speaks for the case's customer, and reads what is private with the customer too.",
    },
    OBSERVER: {
      description: "Reads what is public, and writes nothing. The other parties do not learn of it.",
    },
  },
});
