import { registerEnumType } from "type-graphql";
import { Channel, CustomerKind, IdentityKind } from "../../entities/customers/customer-enums";

registerEnumType(CustomerKind, {
  name: "CustomerKind",
  description: "What a customer is to the workspace.",
  valuesConfig: {
    CONSUMER: { description: "A person who pays or is paid." },
    MERCHANT: { description: "A business that takes payments." },
  },
});

registerEnumType(IdentityKind, {
  name: "IdentityKind",
  description: "How a customer can be recognised.",
  valuesConfig: {
    EMAIL: { description: "An e-mail address; compared in lower case." },
    PHONE: { description: "A phone number in E.164, e.g. `+14155550123`." },
    SOCIAL: { description: "A handle on the social network that `source` names." },
    WALLET_ADDRESS: { description: "An address on the blockchain that `source` names." },
    EXTERNAL: { description: "The id in the system that `source` names." },
  },
});

registerEnumType(Channel, {
  name: "Channel",
  description: "A way in which people and the workspace talk.",
  valuesConfig: {
    EMAIL: { description: "E-mail." },
    CHAT: { description: "Live chat." },
    PHONE: { description: "A phone call." },
    SOCIAL: { description: "A social network." },
    IN_APP: { description: "Inside the company's own app." },
    PORTAL: { description: "A help portal on the web." },
    BRANCH: { description: "In person." },
    API: { description: "Another system, through this API." },
  },
});
