import { IdentityProvider } from "../../entities/access/identity-provider.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Context } from "./actor";
import { query } from "./operations";
import { readById } from "./reads";

const providers = table(IdentityProvider);

/** The workspace's identity provider, or null while it has none. */
export const findIdentityProvider = query(
  { name: "identityProvider:find", permission: "workspace:read" },
  (ctx: Context): Promise<IdentityProvider | null> => identityProviderOf(ctx),
);

export const identityProvidersById = readById(
  { name: "identityProvider:byId", permission: "workspace:read" },
  providers,
  "i",
  ({ inWorkspace }) => inWorkspace("i"),
);

/** Also read before anybody is signed in: by it a member's token is verified. */
export function identityProviderOf(
  { db, inWorkspace }: Pick<Context, "db" | "inWorkspace">,
  hold: "read" | "change" = "read",
): Promise<IdentityProvider | null> {
  const lock = hold === "change" ? sql`for update` : sql``;
  return firstRow(
    db,
    sql`select ${columnsOf(providers)} from identity_providers where ${inWorkspace()} ${lock}`,
  );
}
