import { Extensions, Field, Float, Int, InterfaceType, ObjectType } from "type-graphql";
import { SearchMatch, type SearchKind } from "../../entities/search/search-enums";
import { MAX_PAGE_SIZE } from "../../kernel/paging/page-request";
import { CaseType } from "../cases/case.type";
import { MessageType } from "../cases/message.type";
import { PageInfoType } from "../connection";
import { CustomerType } from "../customers/customer.type";
import { TransactionType } from "../payments/transaction.type";
import "./search-enums";

@ObjectType("TextRange", { description: "A part of a text.", simpleResolvers: true })
export class TextRangeType {
  @Field(() => Int, { description: "Where it begins, in UTF-16 units as JavaScript counts." })
  start!: number;

  @Field(() => Int, { description: "Where it has ended: the unit behind its last." })
  end!: number;
}

@ObjectType("SearchSnippet", {
  description: "The part of a text that a query is about, as plain text.",
  simpleResolvers: true,
})
export class SearchSnippetType {
  @Field(() => String, { description: "Some 200 characters, with … where the text goes on." })
  text!: string;

  @Extensions({ mostItems: 20 })
  @Field(() => [TextRangeType], {
    description:
      "Where words of the query stand in `text`, or words that begin alike. Hits go by stems, so there may be none.",
  })
  highlights!: readonly TextRangeType[];
}

@InterfaceType("SearchHit", {
  description: "One thing that was found, whatever it is.",
  resolveType: ({ kind }: { kind: SearchKind }) => `${NAMES[kind]}Hit`,
})
export abstract class SearchHitType {
  @Field(() => Float, { description: "How well it fits, 0 to 1; 1 is what was named by an id of its own." })
  rank!: number;

  @Field(() => SearchMatch, { description: "By what it was found." })
  matchedBy!: SearchMatch;
}

const NAMES: Readonly<Record<SearchKind, string>> = {
  CASE: "Case",
  CUSTOMER: "Customer",
  TRANSACTION: "Transaction",
};

@ObjectType("CaseHit", {
  implements: SearchHitType,
  description: "A case that was found, once, however many of its messages hold the words.",
  simpleResolvers: true,
})
export class CaseHitType extends SearchHitType {
  @Field(() => CaseType, { nullable: true, description: "The case." })
  case?: CaseType | null;

  @Field(() => MessageType, {
    nullable: true,
    description: "The message or note that holds the most of the words; null where none does.",
  })
  message?: MessageType | null;

  @Field(() => SearchSnippetType, {
    nullable: true,
    description: "Where the words stand, in the message or the subject; null for a case that was named.",
  })
  snippet?: SearchSnippetType | null;
}

@ObjectType("CustomerHit", {
  implements: SearchHitType,
  description: "A customer that was found.",
  simpleResolvers: true,
})
export class CustomerHitType extends SearchHitType {
  @Field(() => CustomerType, { nullable: true, description: "The customer." })
  customer?: CustomerType | null;
}

@ObjectType("TransactionHit", {
  implements: SearchHitType,
  description: "A transaction that was found.",
  simpleResolvers: true,
})
export class TransactionHitType extends SearchHitType {
  @Field(() => TransactionType, { nullable: true, description: "The transaction." })
  transaction?: TransactionType | null;
}

@ObjectType("SearchHitEdge", { description: "One hit, and its place among the hits.", simpleResolvers: true })
export class SearchHitEdgeType {
  @Field(() => String, { description: "Where this hit stands; give it as `after`." })
  cursor!: string;

  @Field(() => SearchHitType, { description: "The hit." })
  node!: SearchHitType;
}

@ObjectType("SearchConnection", {
  description:
    "A page of hits, the best first. A query has at most some 100 cases, 50 customers and 50 transactions for each thing that it may mean; of words that stand in many texts, the newest texts are ranked. Hits are found anew for each page.",
  simpleResolvers: true,
})
export class SearchConnectionType {
  @Extensions({ mostItems: MAX_PAGE_SIZE })
  @Field(() => [SearchHitEdgeType], { description: "The hits with their cursors." })
  edges!: readonly SearchHitEdgeType[];

  @Extensions({ mostItems: MAX_PAGE_SIZE })
  @Field(() => [SearchHitType], { description: "The hits alone." })
  nodes!: readonly SearchHitType[];

  @Field(() => PageInfoType, { description: "Where this page stands among the hits." })
  pageInfo!: PageInfoType;

  @Field(() => Int, { description: "Hits in all, within those bounds." })
  totalCount!: number;
}
