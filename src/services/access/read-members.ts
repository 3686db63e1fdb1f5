import { Member } from "../../entities/access/member.entity";
import { rowsById } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "./actor";
import { query } from "./operations";

const members = table(Member);

/** The members of these ids, deactivated ones too: what they did keeps their name. */
export const membersById = query(
  { name: "member:byId", permission: "member:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlyMap<Uuid, Member>> =>
    new Map((await rowsById(ctx, members, ids)).map((row) => [row.id, row])),
);
