import { registerEnumType } from "type-graphql";
import { SearchKind, SearchMatch } from "../../entities/search/search-enums";

registerEnumType(SearchKind, {
  name: "SearchKind",
  description: "What can be searched for.",
  valuesConfig: {
    CASE: { description: "Cases, by number, and by the words of their subject and messages." },
    CUSTOMER: { description: "Customers, by name and by any identity, a letter or two off. Staff only." },
    TRANSACTION: {
      description:
        "Transactions, by amount, by the last four of a card or account, and by trace number or any id at the provider.",
    },
  },
});

registerEnumType(SearchMatch, {
  name: "SearchMatch",
  description: "By what something was found.",
  valuesConfig: {
    ID: { description: "Its id in this API, e.g. `case_…`; for a case also that of one of its messages." },
    NUMBER: { description: "The number of the case." },
    SUBJECT: { description: "Words of the case's subject." },
    MESSAGE: { description: "Words of a message; for staff, or of a note." },
    NAME: { description: "The customer's name, or one like it." },
    IDENTITY: { description: "An e-mail address, phone number, handle or other id of the customer's." },
    AMOUNT: { description: "The transaction's amount." },
    LAST_FOUR: { description: "The last four characters of the card or account." },
    REFERENCE: { description: "A trace number, a hash on a chain, or for staff an id at the provider." },
  },
});
