import { registerEnumType } from "type-graphql";
import { MacroReplyKind, MacroStepKind } from "../../entities/cases/macro-enums";

registerEnumType(MacroReplyKind, {
  name: "MacroReplyKind",
  description: "What a macro writes.",
  valuesConfig: {
    REPLY: { description: "A public message to all who take part in the case." },
    NOTE: { description: "A note among staff." },
  },
});

registerEnumType(MacroStepKind, {
  name: "MacroStepKind",
  description: "What a step of a macro does.",
  valuesConfig: {
    REPLY: { description: "It writes a public message." },
    NOTE: { description: "It writes a note." },
    FACTS: { description: "It changes kind, priority or tags." },
    FIELDS: { description: "It sets custom fields." },
    ASSIGNMENT: { description: "It gives the case to somebody, or takes it away." },
    MOVE: { description: "It changes the case's state." },
    SNOOZE: { description: "It lays the case aside." },
  },
});
