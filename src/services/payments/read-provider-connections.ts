import { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listOf, readById } from "../access/reads";

const connections = table(ProviderConnection);

/** The connections of these ids. */
export const providerConnectionsById = readById(
  { name: "providerConnection:byId", permission: "provider:read" },
  connections,
  "p",
  ({ inWorkspace }) => inWorkspace("p"),
);

export const providerConnectionList = listOf(
  { name: "providerConnection:list", permission: "provider:read" },
  newestFirst,
);

function newestFirst({ inWorkspace }: Context): ListSpec<ProviderConnection> {
  return {
    name: "providerConnections",
    table: connections,
    alias: "p",
    from: sql`provider_connections p`,
    where: [inWorkspace("p")],
    key: { column: "p.created_at", type: "timestamptz" },
    id: "p.id",
    descending: true,
  };
}
