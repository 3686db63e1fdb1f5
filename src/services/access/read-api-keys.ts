import { ApiKey } from "../../entities/access/api-key.entity";
import { sql } from "../../kernel/database/sql";
import { rowsById } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import { countRows, readPage, type ListSpec, type Page } from "../../kernel/paging/read-pages";
import type { Context } from "./actor";
import { query } from "./operations";

const apiKeys = table(ApiKey);

export const apiKeysById = query(
  { name: "apiKey:byId", permission: "apiKey:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, ApiKey>> =>
    new Map((await rowsById(ctx, apiKeys, ids)).map((row) => [row.id, row])),
);

export const listApiKeys = query(
  { name: "apiKey:list", permission: "apiKey:read" },
  (ctx: Context, input: PageArguments): Promise<Page<ApiKey>> =>
    readPage<ApiKey>(ctx, apiKeyList(ctx), pageRequest(input)),
);

export const countApiKeys = query(
  { name: "apiKey:count", permission: "apiKey:read" },
  (ctx: Context): Promise<number> => countRows(ctx, apiKeyList(ctx)),
);

/** Newest first, revoked ones too: the list is also the record of what was once let in. */
function apiKeyList(ctx: Context): ListSpec {
  return {
    name: "api keys",
    columns: columnsOf(apiKeys, "k"),
    from: sql`api_keys k`,
    where: [ctx.inWorkspace("k")],
    key: { column: "k.created_at", type: "timestamptz" },
    id: "k.id",
    descending: true,
  };
}
