import { firstRow } from "../src/kernel/database/database";
import { joined, sql, trusted } from "../src/kernel/database/sql";
import type { Context } from "../src/services/access/actor";
import { command } from "../src/services/access/operations";
import { DEMO_ISSUER } from "./demo-sign-in";
import { DEMO_WORKSPACE } from "./demo-workspace";

/** Somebody works in this workspace in earnest. */
export class NotADemoError extends Error {}

/** Takes all of the demo workspace away, if it is there; refuses one that is more than a demo. */
export const eraseDemo = command(
  { name: "demo:erase", permission: "workspace:write" },
  async (ctx: Context, _: null): Promise<void> => {
    if (ctx.workspaceId !== DEMO_WORKSPACE)
      throw new NotADemoError("Only the demo workspace is made afresh.");
    await refuseInEarnest(ctx);
    // Longer than any request may take: a demo that was multiplied has many rows.
    await ctx.db.rows(sql`set local statement_timeout = 0`);
    const deletions = (await tablesOfWorkspaces(ctx)).map(
      (name) => sql`${trusted(`in_${name}`)} as (delete from ${trusted(name)} where ${ctx.inWorkspace()})`,
    );
    // One statement: what the rows refer to is checked once all of them are gone.
    await ctx.db.rows(sql`
      with ${joined(deletions, ", ")}
      delete from workspaces
      where id = ${ctx.workspaceId}`);
  },
);

async function refuseInEarnest(ctx: Context): Promise<void> {
  const found = await firstRow<{ liveKey: string | null; hasSignIn: boolean }>(
    ctx.db,
    sql`
    select
      (select min(name) from api_keys where ${ctx.inWorkspace()} and environment = 'LIVE') as "liveKey",
      exists (select from identity_providers where ${ctx.inWorkspace()} and issuer <> ${DEMO_ISSUER}) as "hasSignIn"`,
  );
  if (found?.liveKey != null)
    throw new NotADemoError(
      `The workspace has a live key, "${found.liveKey}": it is no mere demo, and stays.`,
    );
  if (found?.hasSignIn)
    throw new NotADemoError("Members sign in to the workspace: it is no mere demo, and stays.");
}

async function tablesOfWorkspaces({ db }: Context): Promise<readonly string[]> {
  const rows = await db.rows<{ name: string }>(sql`
    select c.relname::text as name
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where a.attname = 'workspace_id'
    and c.relkind = 'r'
    and c.relnamespace = 'public'::regnamespace
    order by c.relname`);
  return rows.map(({ name }) => name);
}
