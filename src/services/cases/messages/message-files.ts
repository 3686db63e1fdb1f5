import type { Attachment } from "../../../entities/attachments/attachment.entity";
import { sql } from "../../../kernel/database/sql";
import { InvalidError, LimitError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { holdFiles } from "../../attachments/attach-files";
import type { Author } from "../record-timeline";

const MAX_FILES_OF_CASE = 500;

export const NO_WORDS = safeText("");

/** What a message says; nothing, where it only brings files. */
export function wordsOf({ body, attachmentIds }: Said): SafeText {
  if (body != null) return body;
  if (!attachmentIds || attachmentIds.length === 0)
    throw new InvalidError("body", "Say something, or send a file.");
  return NO_WORDS;
}

/** What a message is to hold: words, files or both. */
export interface Said {
  readonly body?: SafeText | null;
  readonly attachmentIds?: readonly Uuid[] | null;
}

/** Holds the files that a message on this case is to have; refuses more than a case may hold. */
export async function filesForMessage(
  ctx: Context,
  caseId: Uuid,
  author: Author,
  ids: readonly Uuid[] | null | undefined,
): Promise<readonly Attachment[]> {
  if (!ids || ids.length === 0) return [];
  const [files, count] = await Promise.all([holdFiles(ctx, ids, author), filesOfCase(ctx, caseId)]);
  if (count + files.length > MAX_FILES_OF_CASE)
    throw new LimitError(`A case has ${MAX_FILES_OF_CASE} files at most.`);
  return files;
}

async function filesOfCase(ctx: Context, caseId: Uuid): Promise<number> {
  const rows = await ctx.db.rows(sql`
    select a.id
    from case_messages m
    join attachments a on a.workspace_id = m.workspace_id and a.message_id = m.id
    where ${ctx.inWorkspace("m")}
    and m.case_id = ${caseId}
    limit ${MAX_FILES_OF_CASE}`);
  return rows.length;
}
