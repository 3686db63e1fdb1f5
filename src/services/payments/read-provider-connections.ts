import { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { sql } from "../../kernel/database/sql";
import { rowsById } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import { countRows, readPage, type ListSpec, type Page } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";

const connections = table(ProviderConnection);

/** The connections of these ids. */
export const providerConnectionsById = query(
  { name: "providerConnection:byId", permission: "provider:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, ProviderConnection>> =>
    new Map((await rowsById(ctx, connections, ids)).map((row) => [row.id, row])),
);

export const listProviderConnections = query(
  { name: "providerConnection:list", permission: "provider:read" },
  (ctx: Context, page: PageArguments): Promise<Page<ProviderConnection>> =>
    readPage<ProviderConnection>(ctx, connectionList(ctx), pageRequest(page)),
);

export const countProviderConnections = query(
  { name: "providerConnection:count", permission: "provider:read" },
  (ctx: Context): Promise<number> => countRows(ctx, connectionList(ctx)),
);

function connectionList(ctx: Context): ListSpec {
  return {
    name: "providerConnections",
    columns: columnsOf(connections, "p"),
    from: sql`provider_connections p`,
    where: [ctx.inWorkspace("p")],
    key: { column: "p.created_at", type: "timestamptz" },
    id: "p.id",
    descending: true,
  };
}
