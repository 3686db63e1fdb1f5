import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";

export interface KeepWebhookBodyInput {
  readonly deliveryId: Uuid;
  /** UTF-8. Not a text, which the firewall could change: all of it was read from the database. */
  readonly body: Uint8Array;
}

/** Keeps what a delivery sends at every try, and answers it: what another process kept first, if one did. */
export const keepWebhookBody = command(
  { name: "webhook:keepBody", permission: "webhook:write" },
  async (
    ctx: Context,
    { deliveryId, body }: KeepWebhookBodyInput,
  ): Promise<{ readonly body: string | null }> => {
    const text = Buffer.from(body).toString("utf8");
    const kept = await firstRow<{ readonly body: string }>(
      ctx.db,
      sql`
        update webhook_deliveries d
        set body = coalesce(d.body, ${text}::text)
        where ${ctx.inWorkspace("d")}
        and d.id = ${deliveryId}
        returning d.body`,
    );
    return { body: kept?.body ?? null };
  },
);
