import { Args, Ctx, Query, Resolver } from "type-graphql";
import { connection, type Connection } from "../../schema/connection";
import { SearchArgs } from "../../schema/search/search-args";
import { SearchConnectionType } from "../../schema/search/search-hit.type";
import { search } from "../../services/search/search";
import type { SearchHit } from "../../services/search/search-hit";
import type { RequestContext } from "../request-context";

type Hits = Pick<Connection<SearchHit>, "edges" | "nodes" | "pageInfo"> & { readonly totalCount: number };

@Resolver()
export class SearchQueries {
  @Query(() => SearchConnectionType, {
    nullable: true,
    description:
      "Finds cases, customers and transactions by whatever is known of them. A customer's token finds its own cases, by what it may read of them, and its own transactions.",
  })
  async search(@Ctx() { run }: RequestContext, @Args(() => SearchArgs) args: SearchArgs): Promise<Hits> {
    const { page, totalCount } = await run(search, args);
    const { edges, nodes, pageInfo } = connection(page, async () => totalCount);
    return { edges, nodes, pageInfo, totalCount };
  }
}
