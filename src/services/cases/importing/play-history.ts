import { CasePriority, CaseState } from "../../../entities/cases/case-enums";
import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import { InvalidError } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";
import { tidyTags } from "../../customers/tidy-tags";
import type { Author } from "../record-timeline";
import { HAPPENINGS } from "./happenings";
import type { HappeningName, ImportedCase, ImportedStep } from "./imported-case";
import type { PlayedStep, Scene, Standing } from "./played-step";

export interface PlayedHistory {
  readonly steps: readonly PlayedStep[];
  readonly end: Standing;
}

const NAMES = Object.keys(HAPPENINGS) as readonly HappeningName[];

/** Lets the history happen again, by the rules of every case; refuses what could not have been, and says where. */
export function playHistory(scene: Scene, given: ImportedCase): PlayedHistory {
  const now = scene.ctx.now();
  if (given.openedAt > now) throw new InvalidError("openedAt", "It lies in the future.");
  const opening: PlayedStep = {
    at: given.openedAt,
    author: scene.ctx.actor,
    entries: [{ kind: "OPENED", channel: scene.channel }],
    message: null,
  };
  const steps = [opening];
  let standing = beginningOf(given);
  for (const [index, step] of (given.history ?? []).entries()) {
    const path = ["history", String(index)];
    refuseUnordered(step.at, steps.at(-1)?.at ?? given.openedAt, now, [...path, "at"]);
    const name = nameOf(step, path);
    const author = authorOf(scene, step);
    const {
      entries,
      message = null,
      ...after
    } = HAPPENINGS[name](
      { scene, standing, author, at: step.at, path: [...path, name] },
      // The table and the name agree on what is given.
      step[name] as never,
    );
    standing = { ...standing, ...after.change };
    steps.push({ at: step.at, author: message ? authorOfMessage(message) : author, entries, message });
  }
  refuseAnotherEnd(given, standing);
  return { steps, end: standing };
}

/** Where the history tells of no change of a fact, it was so from the beginning. */
function beginningOf(given: ImportedCase): Standing {
  const { history, atOpening } = given;
  const changes = (name: HappeningName): boolean => (history ?? []).some((step) => step[name] != null);
  const [priority, assignment, tags] = [
    changes("priorityChanged") ? atOpening?.priority : (given.priority ?? atOpening?.priority),
    changes("assigned") || (given.teamId == null && given.memberId == null) ? atOpening : given,
    changes("tagsChanged") ? atOpening?.tags : (given.tags ?? atOpening?.tags),
  ];
  return {
    state: CaseState.OPEN,
    stateReason: null,
    resolvedAt: null,
    closedAt: null,
    priority: priority ?? CasePriority.NORMAL,
    teamId: assignment?.teamId ?? null,
    memberId: assignment?.memberId ?? null,
    tags: tidyTags(tags ?? []),
    lastMessageAt: null,
  };
}

function refuseUnordered(at: Instant, before: Instant, now: Instant, field: readonly string[]): void {
  if (at < before) throw new InvalidError(field, `It lies before what happened until then, at ${before}.`);
  if (at > now) throw new InvalidError(field, "It lies in the future.");
}

function nameOf(step: ImportedStep, path: readonly string[]): HappeningName {
  const names = NAMES.filter((name) => step[name] != null);
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new InvalidError(path, `Tell exactly one of these: ${NAMES.join(", ")}.`);
  return name;
}

/** Whoever imports did what nobody is named for. */
function authorOf({ ctx, customerId }: Scene, { byCustomer, byMemberId }: ImportedStep): Author {
  if (byCustomer) return { kind: "customer", id: customerId };
  return byMemberId ? { kind: "member", id: byMemberId } : { kind: ctx.actor.kind, id: ctx.actor.id };
}

function authorOfMessage({ authorKind, authorId }: CaseMessage): Author {
  return { kind: authorKind, id: authorId };
}

/** What is given as the end must be where the history leads. */
function refuseAnotherEnd(given: ImportedCase, end: Standing): void {
  for (const fact of ["state", "stateReason", "priority", "teamId", "memberId"] as const)
    if (given[fact] != null && given[fact] !== end[fact])
      throw new InvalidError(
        fact,
        `The history ends otherwise${fact.endsWith("Id") ? "" : `: ${end[fact] ?? "none"}`}.`,
      );
  const tags = given.tags && tidyTags(given.tags);
  if (tags && (tags.length !== end.tags.length || !tags.every((tag) => end.tags.includes(tag))))
    throw new InvalidError("tags", `The history ends otherwise: ${end.tags.join(", ") || "none"}.`);
}
