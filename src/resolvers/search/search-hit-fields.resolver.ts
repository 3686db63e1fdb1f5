import { Resolver } from "type-graphql";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { Uuid } from "../../kernel/ids";
import {
  CaseHitType,
  CustomerHitType,
  TransactionHitType,
  type SearchSnippetType,
} from "../../schema/search/search-hit.type";
import { casesById } from "../../services/cases/read-cases";
import { messagesById } from "../../services/cases/messages/read-messages";
import { customersById } from "../../services/customers/read-customers";
import { transactionsById } from "../../services/payments/read-transactions";
import { searchedTexts } from "../../services/search/read-texts";
import type { SearchHit } from "../../services/search/search-hit";
import { snippetOf, type Snippet } from "../../services/search/snippet";
import { One, Related } from "../related-field";
import { wayOf } from "../relation";

@Resolver(() => CaseHitType)
export class CaseHitFields {
  @One<SearchHit, Case>(casesById, "id")
  case!: Case | null;

  @One<SearchHit, CaseMessage>(messagesById, "messageId")
  message!: CaseMessage | null;

  @Related(
    wayOf<SearchHit, string, Snippet | null>({
      needs: ["textId", "words"],
      keyOf: ({ textId }): Uuid | null => textId,
      read: searchedTexts,
      shape: (text, { words }) => (text === null ? null : snippetOf(text, words)),
    }),
    {},
  )
  snippet!: SearchSnippetType | null;
}

@Resolver(() => CustomerHitType)
export class CustomerHitFields {
  @One<SearchHit, Customer>(customersById, "id")
  customer!: Customer | null;
}

@Resolver(() => TransactionHitType)
export class TransactionHitFields {
  @One<SearchHit, Transaction>(transactionsById, "id")
  transaction!: Transaction | null;
}
