import { CaseState } from "../../../entities/cases/case-enums";
import { MetricSeries } from "../../../entities/analytics/metric-series";
import { holderAt, stretchesOf, type CaseHistory, type Move, type Stretch } from "./case-history";
import { factsFrom, lasting, type Fact, type Told } from "./fact";
import { repliesOn, saidOn, type Reply, type Said } from "./said";

/** How long work time is between two moments; null where the workspace has no calendar. */
export type WorkTime = ((from: number, to: number) => number) | null;

/** Reopened within this time, a case was not settled at first contact: seven days. */
const SETTLED_AFTER_MS = 7 * 86_400_000;

const { OPEN, RESOLVED, CLOSED } = CaseState;

/** All that counts of a case. */
export function factsOfCase(history: CaseHistory, workTime: WorkTime): readonly Fact[] {
  const { id, channel, kind, priority, tags, createdAt } = history.case;
  const { stretches, moves } = stretchesOf(history);
  const said = saidOn(history);
  const replies = repliesOn(history, said);
  const opened = Date.parse(createdAt);
  const told = [
    { series: MetricSeries.OPENED, at: opened },
    ...toldOfMoves(moves),
    ...toldOfWords(said),
    ...toldOfActions(history),
    ...toldOfReplies(replies, workTime),
    ...toldOfResolutions({ opened, moves, stretches, said }, workTime),
  ].map((each) => ({ ...holderAt(stretches, each.at), ...each }));
  return factsFrom({ sourceId: id, caseId: id, channel, kind, priority, tags: [...tags].sort() }, [
    ...told,
    ...toldOfBacklog(stretches, opened),
  ]);
}

const SERIES_OF_MOVES: Partial<Readonly<Record<CaseState, MetricSeries>>> = {
  [RESOLVED]: MetricSeries.RESOLVED,
  [CLOSED]: MetricSeries.CLOSED,
};

function hasEnded(state: CaseState): boolean {
  return state === RESOLVED || state === CLOSED;
}

function toldOfMoves(moves: readonly Move[]): readonly Told[] {
  return moves.flatMap(({ at, from, to, by }) => {
    const series = hasEnded(from) && !hasEnded(to) ? MetricSeries.REOPENED : SERIES_OF_MOVES[to];
    return series ? [{ series, at, actor: by }] : [];
  });
}

function toldOfWords(said: readonly Said[]): readonly Told[] {
  return said.map(({ at, isInbound, member }) => ({
    series: isInbound ? MetricSeries.MESSAGE_IN : MetricSeries.MESSAGE_OUT,
    at,
    actor: member,
  }));
}

/** One for each version: a step of several lines is one act. */
function toldOfActions({ entries }: CaseHistory): readonly Told[] {
  const acts = new Map(
    entries.flatMap((entry) => (entry.actorKind === "member" ? [[entry.version, entry] as const] : [])),
  );
  return [...acts.values()].map(({ occurredAt, actorId }) => ({
    series: MetricSeries.ACTION,
    at: Date.parse(occurredAt),
    actor: actorId,
  }));
}

function toldOfReplies([first, ...next]: readonly Reply[], workTime: WorkTime): readonly Told[] {
  if (!first) return [];
  return [
    ...took("FIRST_RESPONSE", first.since, first.at, workTime, { actor: first.member }),
    ...next.flatMap(({ since, at, member }) => took("NEXT_RESPONSE", since, at, workTime, { actor: member })),
  ];
}

interface Resolving {
  readonly opened: number;
  readonly moves: readonly Move[];
  readonly stretches: readonly Stretch[];
  readonly said: readonly Said[];
}

function toldOfResolutions(
  { opened, moves, stretches, said }: Resolving,
  workTime: WorkTime,
): readonly Told[] {
  const resolutions = moves.filter(({ to }) => to === RESOLVED);
  const ends = moves.filter(({ from, to }) => hasEnded(to) && !hasEnded(from));
  const [first, last, end] = [resolutions[0], resolutions.at(-1), ends.at(-1)];
  const told: Told[] = end ? handling(stretches, end.at, workTime) : [];
  if (!first || !last) return told;
  const reopened = moves.find(({ at, from, to }) => at >= first.at && hasEnded(from) && !hasEnded(to));
  const replies = said.filter(({ isInbound, isByPerson, at }) => !isInbound && isByPerson && at <= first.at);
  const isSettled = !reopened || reopened.at > first.at + SETTLED_AFTER_MS;
  told.push(
    ...took("FIRST_RESOLUTION", opened, first.at, workTime),
    ...took("TOTAL_RESOLUTION", opened, last.at, workTime),
  );
  if (replies.length === 1 && isSettled) told.push({ series: MetricSeries.FIRST_CONTACT, at: first.at });
  if (reopened) told.push({ series: MetricSeries.REOPENED_LATER, at: first.at });
  return told;
}

/** The time in which the case was open and a member had it, told when it ended last. */
function handling(stretches: readonly Stretch[], at: number, workTime: WorkTime): Told[] {
  const worked = stretches.filter(({ state, member, to }) => state === OPEN && member !== null && to <= at);
  if (worked.length === 0) return [];
  const sum = (length: (from: number, to: number) => number): number =>
    worked.reduce((all, { from, to }) => all + length(from, to), 0);
  const wall = { series: MetricSeries.HANDLING, at, ...lasting(sum((from, to) => to - from)) };
  if (!workTime) return [wall];
  return [wall, { series: MetricSeries.HANDLING_BUSINESS, at, ...lasting(sum(workTime)) }];
}

type Timed = "FIRST_RESPONSE" | "NEXT_RESPONSE" | "FIRST_RESOLUTION" | "TOTAL_RESOLUTION";

/** How long something took, by the clock on the wall and in work time. */
function took(
  series: Timed,
  from: number,
  at: number,
  workTime: WorkTime,
  also: Partial<Told> = {},
): readonly Told[] {
  const wall = { ...also, series, at, ...lasting(at - from) };
  if (!workTime) return [wall];
  return [wall, { ...also, series: `${series}_BUSINESS`, at, ...lasting(workTime(from, at)) }];
}

/** What has to be worked on: in when it is opened, reopened or given to others, out when it ends or is given away. */
function toldOfBacklog(stretches: readonly Stretch[], opened: number): readonly Told[] {
  const value = Math.floor(opened / 1000);
  return joined(stretches.filter(({ state }) => !hasEnded(state))).flatMap(({ from, to, team, member }) => {
    const entering = { series: MetricSeries.BACKLOG, at: from, until: to, value, team, member };
    if (to === Infinity) return [entering];
    return [entering, { series: MetricSeries.BACKLOG, at: to, weight: -1, value, team, member }];
  });
}

/** Stretches of the same holder that touch are one, whatever the state. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.reduce<readonly Stretch[]>((before, stretch) => {
    const last = before.at(-1);
    const isSame = last?.to === stretch.from && last.team === stretch.team && last.member === stretch.member;
    return isSame ? [...before.slice(0, -1), { ...last, to: stretch.to }] : [...before, stretch];
  }, []);
}
