import { ArgsType, Extensions, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type PageArguments } from "../kernel/paging/page-request";
import { MAX_COUNT, type Page } from "../kernel/paging/read-pages";
import type { Derivation } from "./derivation";

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

/** A page as the schema shows it; cursors are written, and the whole is counted, when they are asked for. */
export interface Connection<Row> {
  readonly edges: readonly Edge<Row>[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfoType;
  totalCount(): Promise<number>;
  totalCountIsCapped(): Promise<boolean>;
}

export function connection<Row>(page: Page<Row>, count: () => Promise<number>): Connection<Row> {
  return new PageConnection(page, count);
}

class PageConnection<Row> implements Connection<Row> {
  private counted: Promise<number> | undefined;

  constructor(
    private readonly page: Page<Row>,
    private readonly count: () => Promise<number>,
  ) {}

  get nodes(): readonly Row[] {
    return this.page.rows;
  }

  get edges(): readonly Edge<Row>[] {
    const { rows, cursorAt } = this.page;
    return rows.map((node, index) => ({ node, cursor: cursorAt(index) }));
  }

  get pageInfo(): PageInfoType {
    const { rows, cursorAt, hasNextPage, hasPreviousPage } = this.page;
    const isEmpty = rows.length === 0;
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: isEmpty ? null : cursorAt(0),
      endCursor: isEmpty ? null : cursorAt(rows.length - 1),
    };
  }

  async totalCount(): Promise<number> {
    return Math.min(await this.countOnce(), MAX_COUNT);
  }

  async totalCountIsCapped(): Promise<boolean> {
    return (await this.countOnce()) > MAX_COUNT;
  }

  // Both fields ask for the count; the list is counted once.
  private countOnce(): Promise<number> {
    return (this.counted ??= this.count());
  }
}

const TOTAL_COUNT: Derivation = {
  needs: [],
  from: (page) => (page as Connection<object>).totalCount(),
};

const TOTAL_COUNT_IS_CAPPED: Derivation = {
  needs: [],
  from: (page) => (page as Connection<object>).totalCountIsCapped(),
};

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

  @Extensions({ isConnection: true })
  @ObjectType(`${name}Connection`, { description: "A page of a list.", simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: "The items with their cursors." })
    edges!: EdgeType[];

    @Field(() => [node], { description: "The items alone." })
    nodes!: unknown[];

    @Field(() => PageInfoType, { description: "Where this page stands in the list." })
    pageInfo!: PageInfoType;

    @Extensions({ derivation: TOTAL_COUNT })
    @Field(() => Int, {
      description: `Items in the whole list: exact up to ${MAX_COUNT}, and then ${MAX_COUNT}.`,
    })
    totalCount!: number;

    @Extensions({ derivation: TOTAL_COUNT_IS_CAPPED })
    @Field(() => Boolean, {
      description: `Whether the list has more than the ${MAX_COUNT} items that are counted.`,
    })
    totalCountIsCapped!: boolean;
  }
  return ConnectionType;
}
