import { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Asking } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertRows } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Context } from "../../access/actor";
import type { ExternalId } from "../external-id";

const messages = table(CaseMessage);

/** The message that has this external id; null for none. */
export function messageNamed(ctx: Context, externalId: ExternalId): Promise<CaseMessage | null> {
  return ctx.db.ask(NAMED, { ctx, externalId });
}

/** Stores a message with an external id, unless another one has it; tells whether it did. */
export function storedUnlessNamed(ctx: Context, message: CaseMessage): Promise<boolean> {
  return ctx.db.ask(STORED, { ctx, message });
}

interface Named {
  readonly ctx: Context;
  readonly externalId: ExternalId;
}

const NAMED: Asking<Named, CaseMessage | null> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Named];
    const ids = asked.map(({ externalId }) => externalId);
    const rows = await db.rows<CaseMessage>(sql`
      select ${columnsOf(messages, "m")}
      from unnest(${ids.map(({ source }) => source)}::text[], ${ids.map(({ id }) => id)}::text[]) named (source, id)
      join case_messages m on ${ctx.inWorkspace("m")} and m.external_source = named.source and m.external_id = named.id`);
    const found = new Map(rows.map((row) => [nameOf(row.externalSource, row.externalId), row]));
    return ids.map(({ source, id }) => found.get(nameOf(source, id)) ?? null);
  },
};

interface ToStore {
  readonly ctx: Context;
  readonly message: CaseMessage;
}

const STORED: Asking<ToStore, boolean> = {
  writes: true,
  read: async (_db, asked) => {
    const [{ ctx }] = asked as readonly [ToStore];
    const onConflict = sql`
      on conflict (workspace_id, external_source, external_id) where external_id is not null do nothing`;
    const rows = asked.map(({ message }) => message);
    const stored = new Set((await insertRows(ctx, messages, rows, onConflict)).map(({ id }) => id));
    return rows.map(({ id }) => stored.has(id));
  },
};

function nameOf(source: string | null, id: string | null): string {
  return JSON.stringify([source, id]);
}
