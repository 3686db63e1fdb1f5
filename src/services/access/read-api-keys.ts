import { ApiKey } from "../../entities/access/api-key.entity";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "./actor";
import { listOf, readById } from "./reads";

const apiKeys = table(ApiKey);

export const apiKeysById = readById(
  { name: "apiKey:byId", permission: "apiKey:read" },
  apiKeys,
  "k",
  ({ inWorkspace }) => inWorkspace("k"),
);

export const apiKeyList = listOf({ name: "apiKey:list", permission: "apiKey:read" }, newestFirst);

/** Revoked ones too: the list is also the record of what was once let in. */
function newestFirst({ inWorkspace }: Context): ListSpec<ApiKey> {
  return {
    name: "api keys",
    table: apiKeys,
    alias: "k",
    from: sql`api_keys k`,
    where: [inWorkspace("k")],
    key: { column: "k.created_at", type: "timestamptz" },
    id: "k.id",
    descending: true,
  };
}
