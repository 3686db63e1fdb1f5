import type { Feedback } from "../../../entities/feedback/feedback.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { FEEDBACK, visibleFeedback } from "./read-feedback";

const WEEK_MS = 7 * 24 * 3_600_000;
/** The first Monday since 1970. */
const FIRST_MONDAY_MS = 4 * 24 * 3_600_000;
const MOST_WEEKS = 53;
const MOST_THEMES = 50;
const MOST_EXAMPLES = 5;

export interface ThemePeriod {
  readonly from: Instant;
  readonly to: Instant;
}

export interface ThemeWeek {
  /** Monday, by UTC. */
  readonly from: Instant;
  readonly count: number;
  readonly negative: number;
}

export interface Theme extends ThemePeriod {
  readonly topic: string;
  readonly count: number;
  readonly negative: number;
  /** All weeks of the period, in order. */
  readonly weeks: readonly ThemeWeek[];
}

interface Counted {
  readonly topic: string;
  readonly week: number;
  readonly count: number;
  readonly negative: number;
}

/** What feedback was about in a period, the most spoken of first, week by week. */
export const feedbackThemes = query(
  { name: "feedback:themes", permission: "feedback:read" },
  async (ctx: Context, period: ThemePeriod): Promise<readonly Theme[]> => {
    refuseUnfitPeriod(ctx, period);
    const { from, to } = period;
    const counted = await ctx.db.rows<Counted>(sql`
      select ft.topic, ${weekOf(sql`ft.received_at`)} as week, count(*)::int as count,
        (count(*) filter (where ft.sentiment = 'NEGATIVE'))::int as negative
      from feedback_topics ft
      where ${ctx.inWorkspace("ft")}
      and ft.received_at >= ${from}
      and ft.received_at < ${to}
      group by 1, 2`);
    const topics = [...new Set(counted.map(({ topic }) => topic))];
    return topics
      .map((topic) => themeOf(topic, period, counted))
      .toSorted((one, other) => other.count - one.count || (one.topic < other.topic ? -1 : 1))
      .slice(0, MOST_THEMES);
  },
);

function themeOf(topic: string, { from, to }: ThemePeriod, counted: readonly Counted[]): Theme {
  const ofTopic = new Map(counted.filter((one) => one.topic === topic).map((one) => [one.week, one]));
  const [first, last] = [weekIndex(Date.parse(from)), weekIndex(Date.parse(to) - 1)];
  const weeks = Array.from({ length: last - first + 1 }, (_, place) => {
    const { count = 0, negative = 0 } = ofTopic.get(first + place) ?? {};
    return { from: mondayOf(first + place), count, negative };
  });
  const sum = (name: "count" | "negative"): number => weeks.reduce((total, week) => total + week[name], 0);
  return { topic, from, to, count: sum("count"), negative: sum("negative"), weeks };
}

/** Customers learn of their own feedback, and not of what others say. */
function refuseUnfitPeriod({ actor }: Context, { from, to }: ThemePeriod): void {
  if (actor.kind === "customer")
    throw new InvalidError("from", "Only the staff of the workspace may ask what feedback is about.");
  if (to <= from) throw new InvalidError("to", "It ends before it begins.");
  if (Date.parse(to) - Date.parse(from) > MOST_WEEKS * WEEK_MS)
    throw new InvalidError("to", `Ask for ${MOST_WEEKS} weeks at most.`);
}

function weekOf(instant: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`floor((extract(epoch from ${instant}) * 1000 - ${FIRST_MONDAY_MS}::bigint) / ${WEEK_MS}::bigint)::int`;
}

function weekIndex(moment: number): number {
  return Math.floor((moment - FIRST_MONDAY_MS) / WEEK_MS);
}

function mondayOf(index: number): Instant {
  return new Date(index * WEEK_MS + FIRST_MONDAY_MS).toISOString();
}

export interface ExampleArgs extends ThemePeriod {
  readonly first: number;
}

/** The latest feedback about each of these topics, in one statement. */
export const examplesOfTopics = query(
  { name: "feedback:examplesOfTopics", permission: "feedback:read" },
  async (
    ctx: Context,
    { ids: topics, args: { from, to, first } }: Batch<ExampleArgs>,
  ): Promise<ReadonlyMap<Uuid, readonly Feedback[]>> => {
    if (first < 0 || first > MOST_EXAMPLES)
      throw new InvalidError("first", `Ask for ${MOST_EXAMPLES} examples at most.`);
    const rows = await ctx.db.rows<Feedback & { themeTopic: string }>(sql`
      select example.*, asked.topic as "themeTopic"
      from unnest(${topics}::text[]) asked(topic)
      cross join lateral (
        select ${columnsOf(FEEDBACK, "f")}, ft.received_at as "placedAt"
        from feedback_topics ft
        join feedback f on f.workspace_id = ft.workspace_id and f.id = ft.feedback_id
        where ${ctx.inWorkspace("ft")}
        and ${visibleFeedback(ctx)}
        and ft.topic = asked.topic
        and ft.received_at >= ${from}
        and ft.received_at < ${to}
        order by ft.received_at desc, ft.feedback_id desc
        limit ${first}) example
      order by asked.topic, example."placedAt" desc, example.id desc`);
    const examples = new Map<string, Feedback[]>(topics.map((topic) => [topic, []]));
    for (const row of rows) examples.get(row.themeTopic)?.push(row);
    return examples;
  },
);
