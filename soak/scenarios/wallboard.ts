import { splitPublicId } from "../../src/kernel/ids";
import { percentile, type Figures } from "../figures";
import { Caller } from "../stage/caller";
import { logLength } from "../stage/log-rows";
import { pause, until } from "../stage/patience";
import { startStage, type Stage } from "../stage/stage";
import { BOARD_FIELDS, BoardFollower, type BoardFigures, type BoardQuery } from "../taps/board-follower";
import { setDesk } from "../writers/desk";
import { writeBulk } from "../writers/bulk-events";
import { workAtPace, type Work } from "../writers/paced-cases";
import type { Scenario } from "./scenario";

const HOUR_MS = 3_600_000;
/** There before the work begins. */
const KNOWN_CASES = 20;
/** Cases that are worked on at the same time. */
const AT_ONCE = 24;
/** From one look at the board to the next. */
const LOOK_MS = 1_000;
/** The least between two tellings of the same figures, as the API promises. */
const REST_MS = 1_000;

export interface WallboardOptions {
  readonly stage: Stage;
  readonly figures: Figures;
  /** Cases that are opened each second through the API; what becomes of two makes five events. */
  readonly casesPerSecond: number;
  /** Events about known cases that others write each second. */
  readonly eventsPerSecond: number;
  readonly seconds: number;
  readonly settleMs: number;
  /** How many events there must be for each second. */
  readonly leastRate: number;
  /** For how long the board may stand still while there is something to tell. */
  readonly mostSilenceMs: number;
}

export const wallboard: Scenario = async ({ postgres, figures, seconds }) => {
  const stage = await startStage({ urls: postgres, apis: 1, workers: 1 });
  try {
    await runWallboard({
      stage,
      figures,
      casesPerSecond: 18,
      eventsPerSecond: 170,
      seconds,
      settleMs: 60_000,
      leastRate: 200,
      mostSilenceMs: 5_000,
    });
  } finally {
    await stage.close();
  }
};

/** A board of six questions is followed while a desk is at work; in the end it shows what was done. */
export async function runWallboard(options: WallboardOptions): Promise<void> {
  const { stage, figures, seconds, settleMs } = options;
  const workspace = await stage.addWorkspace();
  const origins = stage.apis.map(({ origin }) => origin);
  const caller = new Caller(origins, workspace.key);
  const desk = await setDesk(caller, KNOWN_CASES);
  const queries = board(Date.now());
  const follower = new BoardFollower(stage.host(), workspace.key, queries);
  await until(() => follower.told.every(({ last }) => last !== null), settleMs);
  const eventsBefore = await logLength(stage.urls, workspace.id);
  const looks = lookAgainAndAgain(caller, queries);
  const startedAt = performance.now();
  const others = writeBulk({
    url: stage.urls.applicationUrl,
    workspaceId: workspace.id,
    events: options.eventsPerSecond * seconds,
    rate: options.eventsPerSecond,
    atOnce: 10,
    caseIds: desk.caseIds.map((id) => splitPublicId(id)?.uuid ?? ""),
  });
  const pace = { rate: options.casesPerSecond, seconds, atOnce: AT_ONCE };
  const work = await workAtPace(caller, desk, pace);
  await others;
  const endedAt = performance.now();
  const { times, failures } = await looks.stop();

  const isShown = async (): Promise<boolean> => {
    const shown = await boardOf(caller, queries);
    return (
      isDone(shown, work) && shown.every(({ rows }, index) => isSame(rows, follower.told[index]?.last?.rows))
    );
  };
  const isRight = await until(isShown, settleMs, 200);
  const rightAfter = performance.now() - endedAt;
  const { metricsCheck } = await caller.call<{ metricsCheck: Check }>(CHECK);
  const workedFor = (endedAt - startedAt) / 1_000;
  const events = (await logLength(stage.urls, workspace.id)) - eventsBefore;

  figures.note("events", events, "");
  figures.note("events for each second", events / workedFor, "/s", { atLeast: options.leastRate });
  figures.none("writes refused for good", work.refusals.length);
  figures.none("errors that subscriptions met", follower.errors.length);
  figures.none("looks at the board that failed", failures.length);
  figures.note("the whole board in one request, p50", percentile(times, 0.5), "ms");
  figures.note("the whole board in one request, p99", percentile(times, 0.99), "ms");
  figures.note("most tellings of one question", Math.max(...follower.told.map(({ at }) => at.length)), "");
  figures.none("told more often than once a second", follower.told.filter(isTooOften).length);
  figures.note(
    "longest silence while work was done",
    Math.max(...follower.told.map(({ at }) => silence(at, startedAt, endedAt))),
    "ms",
    { atMost: options.mostSilenceMs },
  );
  figures.none("boards that do not show what was done", isRight ? 0 : 1);
  figures.note("right after the end of work", rightAfter, "ms");
  figures.none("sums that are not those of their facts", metricsCheck.differentRows);
  figures.none("facts that are not those of their cases", metricsCheck.staleSources);
  await follower.close();
}

interface Check {
  readonly differentRows: number;
  readonly staleSources: number;
}

const CHECK = "{ metricsCheck { differentRows staleSources } }";

/** Nothing here moves by the clock alone, as the age of a backlog does. */
function board(now: number): readonly BoardQuery[] {
  const period = {
    from: new Date(now - 24 * HOUR_MS).toISOString(),
    to: new Date(now + 24 * HOUR_MS).toISOString(),
  };
  return [
    { measures: ["CASES_OPENED", "CASES_RESOLVED"], period },
    { measures: ["BACKLOG"], dimensions: ["KIND"], period },
    { measures: ["MESSAGES_SENT"], dimensions: ["CHANNEL"], period },
    { measures: ["CASES_OPENED"], step: "HOUR", period },
    { measures: ["FIRST_RESOLUTION_P50", "FIRST_RESOLUTION_P90"], dimensions: ["CHANNEL"], period },
    { measures: ["RESOLUTION_RATE", "REOPEN_RATE"], dimensions: ["KIND", "CHANNEL"], period },
  ];
}

async function boardOf(caller: Caller, queries: readonly BoardQuery[]): Promise<readonly BoardFigures[]> {
  const { metricsBoard } = await caller.call<{ metricsBoard: readonly BoardFigures[] }>(
    `query ($queries: [MetricQuery!]!) { metricsBoard(queries: $queries) { ${BOARD_FIELDS} } }`,
    { queries },
  );
  return metricsBoard;
}

/** Whether the board says what the writers were told was done. */
function isDone([flow, backlog, sent, hours, times]: readonly BoardFigures[], work: Work): boolean {
  return (
    sumOf(flow, "CASES_OPENED") === work.opened &&
    sumOf(flow, "CASES_RESOLVED") === work.resolved &&
    sumOf(backlog, "BACKLOG") === work.opened - work.resolved &&
    sumOf(sent, "MESSAGES_SENT") === work.replied &&
    sumOf(hours, "CASES_OPENED") === work.opened &&
    countOf(times, "FIRST_RESOLUTION_P50") === work.resolved
  );
}

function sumOf(told: BoardFigures | undefined, measure: string): number {
  return figuresOf(told, measure).reduce((sum, { value }) => sum + (value ?? 0), 0);
}

/** Of how many it is made. */
function countOf(told: BoardFigures | undefined, measure: string): number {
  return figuresOf(told, measure).reduce((sum, { count }) => sum + count, 0);
}

function figuresOf(told: BoardFigures | undefined, measure: string): BoardFigures["rows"][number]["figures"] {
  return (told?.rows ?? []).flatMap(({ figures }) => figures.filter((each) => each.measure === measure));
}

function isSame(one: BoardFigures["rows"], other: BoardFigures["rows"] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Single ones may come late and the next in time: it is their number that tells. */
function isTooOften({ at }: BoardFollower["told"][number]): boolean {
  const [first = 0] = at;
  return at.length > 2 + ((at.at(-1) ?? first) - first) / REST_MS;
}

/** The longest stretch of the time in which nothing was told. */
function silence(at: readonly number[], from: number, to: number): number {
  const moments = [from, ...at.filter((each) => each > from && each < to), to];
  return Math.max(...moments.slice(1).map((each, index) => each - (moments[index] ?? each)));
}

/** How long the whole board took each time, of somebody who looks at it once a second. */
function lookAgainAndAgain(
  caller: Caller,
  queries: readonly BoardQuery[],
): {
  readonly stop: () => Promise<{ readonly times: readonly number[]; readonly failures: readonly unknown[] }>;
} {
  let isOver = false;
  const [times, failures]: [number[], unknown[]] = [[], []];
  const look = async (): Promise<void> => {
    while (!isOver) {
      const began = performance.now();
      await boardOf(caller, queries).then(
        () => times.push(performance.now() - began),
        (error: unknown) => failures.push(error),
      );
      await pause(LOOK_MS);
    }
  };
  const looking = look();
  return {
    stop: async () => {
      isOver = true;
      await looking;
      return { times, failures };
    },
  };
}
