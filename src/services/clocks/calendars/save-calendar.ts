import type { BusinessCalendar } from "../../../entities/clocks/business-calendar.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import { insertion, insertRow, lockRow, updateRow } from "../../../kernel/database/store";
import { IllegalStateError, InvalidError, LimitError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import { askForSweep } from "../ask-for-sweep";
import "./calendar-events";
import { BEGINNING } from "./calendar-of-hours";
import { CalendarInUseError, refuseInUse } from "./calendar-use";
import { EXACT_IN_HOURS, storedHours, type GivenBusinessHours, type StoredHours } from "./given-hours";
import { LAST_INSTANT } from "./known-time";
import { CALENDARS, HOURS } from "./read-calendars";

/** Standing ones of a workspace. */
const MOST_CALENDARS = 100;

/** Of one calendar, past ones among them: all are read to reckon with any. */
const MOST_VERSIONS = 100;

export interface CreateCalendarInput {
  readonly name: SafeText;
  readonly hours: GivenBusinessHours;
  readonly isDefault?: boolean | null;
}

export interface CalendarReference {
  readonly calendarId: Uuid;
  readonly expectedVersion?: number | null;
}

/** What is left out or null stays as it is. */
export interface ChangeCalendarInput extends CalendarReference {
  readonly name?: SafeText | null;
  readonly isDefault?: boolean | null;
  /** In place of all that counted before, from `effectiveFrom` on. */
  readonly hours?: GivenBusinessHours | null;
  readonly effectiveFrom?: Instant | null;
}

interface Saved {
  readonly calendar: BusinessCalendar;
}

/** Makes a calendar; its first hours answer for the past, too. */
export const createCalendar = command(
  { name: "calendar:create", permission: "calendar:write", exact: EXACT_IN_HOURS },
  async (ctx: Context, { name, hours, isDefault }: CreateCalendarInput): Promise<Saved> => {
    const stored = storedHours(hours);
    await holdCalendars(ctx);
    await refuseTooMany(ctx);
    const becomesDefault = isDefault ?? false;
    if (becomesDefault) await dethrone(ctx);
    const row = { id: ctx.newId(), name: name.trim(), isDefault: becomesDefault };
    const calendar = await insertRow(ctx, CALENDARS, row);
    beginHours(ctx, calendar.id, stored, BEGINNING);
    recordEvent(ctx, "calendar.created", aggregateOf(calendar), {
      calendarId: publicId("cal", calendar.id),
      name: calendar.name,
      timeZone: stored.timeZone,
      isDefault: becomesDefault,
    });
    return { calendar };
  },
);

/** Changes a calendar. Other hours count from a moment on: what was reckoned by the former ones stays true. */
export const changeCalendar = command(
  { name: "calendar:change", permission: "calendar:write", exact: EXACT_IN_HOURS },
  async (ctx: Context, input: ChangeCalendarInput): Promise<Saved> => {
    const stored = input.hours == null ? null : storedHours(input.hours);
    const effectiveFrom = effectOf(ctx, input);
    await holdCalendars(ctx);
    const known = await heldCalendar(ctx, input);
    const change = { name: input.name?.trim() ?? known.name, isDefault: input.isDefault ?? known.isDefault };
    const changed = [
      ...(change.name === known.name ? [] : ["name"]),
      ...(change.isDefault === known.isDefault ? [] : ["isDefault"]),
      ...(stored === null ? [] : ["hours"]),
    ];
    if (changed.length === 0) return { calendar: known };
    if (change.isDefault && !known.isDefault) await dethrone(ctx);
    if (stored !== null) await replaceHours(ctx, known.id, stored, effectiveFrom);
    const calendar = await updateRow(ctx, CALENDARS, known.id, change);
    tellChange(ctx, calendar, changed, stored === null ? null : effectiveFrom);
    return { calendar };
  },
);

/** Takes a calendar out of every choice; it goes on answering, and nothing that still counts goes by it. Safe to repeat. */
export const archiveCalendar = command(
  { name: "calendar:archive", permission: "calendar:write" },
  async (ctx: Context, { calendarId, expectedVersion }: CalendarReference): Promise<Saved> => {
    const known = await lockRow(ctx, CALENDARS, "calendar", calendarId, expectedVersion);
    if (known.archivedAt !== null) return { calendar: known };
    if (known.isDefault)
      throw new CalendarInUseError("This is the default calendar: make another one the default first.");
    await refuseInUse(ctx, known.id);
    const calendar = await updateRow(ctx, CALENDARS, known.id, { archivedAt: ctx.now() });
    recordEvent(ctx, "calendar.archived", aggregateOf(calendar), {
      calendarId: publicId("cal", calendar.id),
    });
    return { calendar };
  },
);

function effectOf(ctx: Context, { hours, effectiveFrom }: ChangeCalendarInput): Instant {
  if (effectiveFrom == null) return ctx.now();
  if (hours == null) throw new InvalidError("effectiveFrom", "It goes with `hours`: a name counts at once.");
  if (effectiveFrom < ctx.now())
    throw new InvalidError(
      "effectiveFrom",
      "The past stays as it was reckoned: name a moment to come, or none.",
    );
  if (effectiveFrom > LAST_INSTANT)
    throw new InvalidError("effectiveFrom", `Calendars are known until ${LAST_INSTANT}.`);
  return effectiveFrom;
}

/** Until the transaction ends: two at once would both find room, or both become the default. */
async function holdCalendars(ctx: Context): Promise<void> {
  const held = `${ctx.workspaceId} business calendars`;
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${held}, 2))`);
}

async function heldCalendar(
  ctx: Context,
  { calendarId, expectedVersion }: CalendarReference,
): Promise<BusinessCalendar> {
  const known = await lockRow(ctx, CALENDARS, "calendar", calendarId, expectedVersion);
  if (known.archivedAt !== null) throw new IllegalStateError("calendar", "ARCHIVED", "CHANGED", []);
  return known;
}

async function refuseTooMany(ctx: Context): Promise<void> {
  const standing = await firstRow<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from business_calendars where ${ctx.inWorkspace()} and archived_at is null`,
  );
  if ((standing?.count ?? 0) >= MOST_CALENDARS)
    throw new LimitError(`A workspace has ${MOST_CALENDARS} calendars at most; archive one first.`);
}

/** Whatever was the default is it no more. */
async function dethrone(ctx: Context): Promise<void> {
  const former = await firstRow<BusinessCalendar>(
    ctx.db,
    sql`select ${columnsOf(CALENDARS)} from business_calendars where ${ctx.inWorkspace()} and is_default for no key update`,
  );
  if (former)
    tellChange(ctx, await updateRow(ctx, CALENDARS, former.id, { isDefault: false }), ["isDefault"], null);
}

/** What was planned for that moment or later never comes to count. */
async function replaceHours(
  ctx: Context,
  calendarId: Uuid,
  stored: StoredHours,
  effectiveFrom: Instant,
): Promise<void> {
  await ctx.db.rows(sql`
    delete from business_hours
    where ${ctx.inWorkspace()}
    and calendar_id = ${calendarId}
    and effective_from >= ${effectiveFrom}`);
  const [left] = await ctx.db.rows<{ count: number }>(sql`
    select count(*)::int as count
    from business_hours
    where ${ctx.inWorkspace()}
    and calendar_id = ${calendarId}`);
  if ((left?.count ?? 0) >= MOST_VERSIONS)
    throw new LimitError(
      `The hours of a calendar change ${MOST_VERSIONS - 1} times at most; make another one.`,
    );
  beginHours(ctx, calendarId, stored, effectiveFrom);
  askForSweep(ctx, { calendarId });
}

function beginHours(ctx: Context, calendarId: Uuid, stored: StoredHours, effectiveFrom: Instant): void {
  ctx.db.write(insertion(ctx, HOURS, [{ id: ctx.newId(), calendarId, effectiveFrom, ...stored }]));
}

function tellChange(
  ctx: Context,
  calendar: BusinessCalendar,
  changed: readonly string[],
  effectiveFrom: Instant | null,
): void {
  const calendarId = publicId("cal", calendar.id);
  recordEvent(ctx, "calendar.changed", aggregateOf(calendar), { calendarId, changed, effectiveFrom });
}

function aggregateOf({ id, version }: BusinessCalendar): {
  readonly type: string;
  readonly id: Uuid;
  readonly version: number;
} {
  return { type: "calendar", id, version };
}
