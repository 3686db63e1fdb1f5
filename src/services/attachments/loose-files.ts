import { LooseFile } from "../../entities/attachments/loose-file.entity";
import { sql } from "../../kernel/database/sql";
import { insertion } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";

const looseFiles = table(LooseFile);

/** Writes down that the store has a file, or is about to, which nothing holds. */
export function letLoose(ctx: Context, fileId: Uuid, dueAt: Instant): void {
  ctx.db.write(insertion<LooseFile>(ctx, looseFiles, [{ id: fileId, dueAt }]));
}

/** Takes a loose file for an attachment; false when it is due to be removed, or has been. */
export async function takeLooseFile(ctx: Context, fileId: Uuid): Promise<boolean> {
  const taken = await ctx.db.rows(sql`
    delete from loose_files
    where ${ctx.inWorkspace()}
    and id = ${fileId}
    and due_at > ${ctx.realNow()}
    returning id`);
  return taken.length > 0;
}

export function forgetLoose(ctx: Context, fileId: Uuid): void {
  ctx.db.write(sql`delete from loose_files where ${ctx.inWorkspace()} and id = ${fileId}`);
}

/** The store has this file no more, or never had it. */
export const forgetLooseFile = command(
  { name: "attachment:forgetLooseFile", permission: "attachment:upload" },
  async (ctx: Context, { fileId }: { readonly fileId: Uuid }): Promise<null> => {
    forgetLoose(ctx, fileId);
    return null;
  },
);
