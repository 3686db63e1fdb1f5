import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type PageArguments } from "../kernel/paging/page-request";
import { MAX_COUNT, type Page } from "../kernel/paging/read-pages";

@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `Items at most, from the start or behind \`after\`; 0 to ${MAX_PAGE_SIZE}, ${DEFAULT_PAGE_SIZE} unless told.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor of the item that the page begins behind." })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `Items at most, from the end or before \`before\`; 0 to ${MAX_PAGE_SIZE}.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "Cursor of the item that the page ends before." })
  before?: string | null;
}

@ObjectType("PageInfo", { description: "Where a page stands in its list.", simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: "Whether more items follow." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether items come before this page." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first item; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last item; null on an empty page." })
  endCursor!: string | null;
}

export interface Edge<Row> {
  readonly cursor: string;
  readonly node: Row;
}

/** A page as the schema shows it; the count is made only when it is asked for. */
export interface Connection<Row> {
  readonly edges: readonly Edge<Row>[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: () => Promise<number>;
  readonly totalCountIsCapped: () => Promise<boolean>;
}

export function connection<Row>(page: Page<Row>, count: () => Promise<number>): Connection<Row> {
  // Both fields ask for the count; the list is counted once.
  let counted: Promise<number> | undefined;
  const countOnce = (): Promise<number> => (counted ??= count());
  return {
    edges: page.rows.map((node, index) => ({ node, cursor: page.cursors[index] ?? "" })),
    nodes: page.rows,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
    totalCount: async () => Math.min(await countOnce(), MAX_COUNT),
    totalCountIsCapped: async () => (await countOnce()) > MAX_COUNT,
  };
}

/** The edge and connection types of one node type: `CaseEdge` and `CaseConnection` for `Case`. */
export function connectionTypeOf(node: ClassType, name: string): ClassType {
  @ObjectType(`${name}Edge`, {
    description: "One item of a list, and its place in it.",
    simpleResolvers: true,
  })
  class EdgeType {
    @Field(() => String, { description: "Where this item stands; give it as `after` or `before`." })
    cursor!: string;

    @Field(() => node, { description: "The item." })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { description: "A page of a list.", simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: "The items with their cursors." })
    edges!: EdgeType[];

    @Field(() => [node], { description: "The items alone." })
    nodes!: unknown[];

    @Field(() => PageInfoType, { description: "Where this page stands in the list." })
    pageInfo!: PageInfoType;

    @Field(() => Int, {
      description: `Items in the whole list: exact up to ${MAX_COUNT}, and then ${MAX_COUNT}.`,
    })
    totalCount!: number;

    @Field(() => Boolean, {
      description: `Whether the list has more than the ${MAX_COUNT} items that are counted.`,
    })
    totalCountIsCapped!: boolean;
  }
  return ConnectionType;
}
