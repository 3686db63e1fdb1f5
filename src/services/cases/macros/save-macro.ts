import type { Macro } from "../../../entities/cases/macro.entity";
import { violatedUnique } from "../../../kernel/database/database-errors";
import { sql } from "../../../kernel/database/sql";
import { insertRow, updateRow } from "../../../kernel/database/store";
import {
  ConflictError,
  InvalidError,
  LimitError,
  NotFoundError,
  VersionConflictError,
} from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import { permitted } from "../../../kernel/operation";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { teamsById } from "../../access/read-teams";
import { recordEvent } from "../../events/record-event";
import { exactTexts } from "../fields/given-fields";
import { folded } from "./folded-words";
import { storedActions, type MacroActions } from "./macro-actions";
import "./macro-events";
import { storedReply, type GivenReply } from "./macro-texts";
import { MACROS, usableMacro } from "./read-macros";

/** Of all of the staff, of each team, and of each member. */
const MOST_MACROS = 500;

/** Texts that mean something as a whole. */
const EXACT = ["shortcut", "reply.texts.language", "reply.fallbackLanguage", "actions.snooze.for"];
const exact = [...EXACT, ...exactTexts("actions.fields")];

export interface CreateMacroInput {
  readonly name: SafeText;
  readonly description?: SafeText | null;
  readonly shortcut?: SafeText | null;
  /** Whether others use it too; only a member has macros of its own. */
  readonly isShared: boolean;
  /** Of a shared one: the team that shares it; all of the staff unless told. */
  readonly teamId?: Uuid | null;
  readonly reply?: GivenReply | null;
  readonly actions?: MacroActions | null;
}

export interface MacroReference {
  readonly macroId: Uuid;
  readonly expectedVersion?: number | null;
}

/** What is left out stays; null takes away what a macro can be without. */
export interface ChangeMacroInput
  extends MacroReference, Partial<Omit<CreateMacroInput, "name" | "isShared" | "teamId">> {
  readonly name?: SafeText | null;
}

interface Saved {
  readonly macro: Macro;
}

class ShortcutTakenError extends ConflictError {
  override readonly field = ["shortcut"];

  constructor() {
    super("Another macro of the workspace has this shortcut, if only a colleague's own.");
  }
}

/** Saves a text and actions under a name. */
export const createMacro = command(
  { name: "macro:create", permission: "case:write", exact },
  async (ctx: Context, input: CreateMacroInput): Promise<Saved> => {
    const owner = await ownerOf(ctx, input);
    const { name, description, shortcut } = input;
    const texts = {
      name: name.trim(),
      description: described(description),
      shortcut: shortcutForm(shortcut),
    };
    const content = { ...storedReply(input.reply), actions: await storedActions(ctx, input.actions ?? {}) };
    refuseEmpty(content);
    await refuseTooMany(ctx, owner);
    const row = { id: ctx.newId(), ...texts, foundBy: foundBy(texts), ...owner, ...content };
    const macro = await insertRow(ctx, MACROS, row).catch(refuseTaken);
    tell(ctx, "macro.created", macro);
    return { macro };
  },
);

/** Changes a macro; whose it is stays. */
export const changeMacro = command(
  { name: "macro:change", permission: "case:write", exact },
  async (ctx: Context, input: ChangeMacroInput): Promise<Saved> => {
    const known = await heldMacro(ctx, input);
    const { name, description, shortcut, reply, actions } = input;
    const texts = {
      name: name?.trim() ?? known.name,
      description: description === undefined ? known.description : described(description),
      shortcut: shortcut === undefined ? known.shortcut : shortcutForm(shortcut),
    };
    const { replyKind, texts: knownTexts, fallbackLanguage } = known;
    const content = {
      ...(reply === undefined ? { replyKind, texts: knownTexts, fallbackLanguage } : storedReply(reply)),
      actions: actions === undefined ? known.actions : await storedActions(ctx, actions ?? {}),
    };
    refuseEmpty(content);
    const change = { ...texts, foundBy: foundBy(texts), ...content };
    const macro = await updateRow(ctx, MACROS, known.id, change).catch(refuseTaken);
    tell(ctx, "macro.changed", macro);
    return { macro };
  },
);

/** Removes a macro. What it wrote and did stays. */
export const deleteMacro = command(
  { name: "macro:delete", permission: "case:write" },
  async (ctx: Context, input: MacroReference): Promise<{ readonly deletedMacroId: string }> => {
    const known = await heldMacro(ctx, input);
    ctx.db.write(sql`delete from macros where ${ctx.inWorkspace()} and id = ${known.id}`);
    tell(ctx, "macro.deleted", { ...known, version: known.version + 1 });
    return { deletedMacroId: publicId("macro", known.id) };
  },
);

type Owner = Pick<Macro, "teamId" | "memberId">;

async function ownerOf(ctx: Context, { isShared, teamId }: CreateMacroInput): Promise<Owner> {
  if (!isShared && ctx.actor.kind !== "member")
    throw new InvalidError("isShared", "Only a member has macros of its own; an API key saves shared ones.");
  if (!isShared && teamId != null) throw new InvalidError("teamId", "What a team uses is shared.");
  if (!isShared) return { teamId: null, memberId: ctx.actor.id };
  permitted(ctx, { permission: "macro:write" });
  if (teamId == null) return { teamId: null, memberId: null };
  const teams = await teamsById.body(ctx, { ids: [teamId], args: null });
  if (!teams.has(teamId)) throw new NotFoundError("team", ["teamId"]);
  return { teamId, memberId: null };
}

async function heldMacro(ctx: Context, { macroId, expectedVersion }: MacroReference): Promise<Macro> {
  const known = await usableMacro(ctx, macroId, sql`for no key update`);
  if (known.memberId === null) permitted(ctx, { permission: "macro:write" });
  if (expectedVersion != null && known.version !== expectedVersion)
    throw new VersionConflictError("macro", expectedVersion, known.version);
  return known;
}

async function refuseTooMany(ctx: Context, { teamId, memberId }: Owner): Promise<void> {
  const [row] = await ctx.db.rows<{ count: number }>(sql`
    select count(*)::int as count
    from macros
    where ${ctx.inWorkspace()}
    and team_id is not distinct from ${teamId}
    and member_id is not distinct from ${memberId}`);
  if ((row?.count ?? 0) >= MOST_MACROS)
    throw new LimitError(`There are ${MOST_MACROS} macros at most: of all, of each team and of each member.`);
}

function refuseEmpty({ replyKind, actions }: Pick<Macro, "replyKind" | "actions">): void {
  if (replyKind === null && Object.keys(actions).length === 0)
    throw new InvalidError("reply", "A macro says something, does something, or both.");
}

function refuseTaken(error: unknown): never {
  throw violatedUnique(error) === "macros_by_shortcut" ? new ShortcutTakenError() : error;
}

function described(description: SafeText | null | undefined): SafeText | null {
  return description?.trim() ?? null;
}

function shortcutForm(shortcut: SafeText | null | undefined): SafeText | null {
  return shortcut?.toLowerCase() ?? null;
}

function foundBy({
  name,
  shortcut,
  description,
}: Pick<Macro, "name" | "shortcut" | "description">): SafeText {
  return safeText(folded([name, shortcut, description].filter(Boolean).join("\n")));
}

function tell(
  ctx: Context,
  type: "macro.created" | "macro.changed" | "macro.deleted",
  { id, version, name, teamId, memberId }: Macro,
): void {
  recordEvent(
    ctx,
    type,
    { type: "macro", id, version },
    {
      macroId: publicId("macro", id),
      name,
      teamId: teamId && publicId("team", teamId),
      memberId: memberId && publicId("mem", memberId),
    },
  );
}
