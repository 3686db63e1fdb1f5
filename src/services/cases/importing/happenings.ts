import { CaseState } from "../../../entities/cases/case-enums";
import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import { MessageDirection, Visibility } from "../../../entities/cases/message-enums";
import { InvalidError } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";
import { tidyTags } from "../../customers/tidy-tags";
import { externalIdForm } from "../external-id";
import { messageEntry, messageRow } from "../messages/record-message";
import type { Author, NewEntry } from "../record-timeline";
import { legalCaseMoves } from "../states/case-states";
import { timesOf } from "../states/move-case";
import { ImportedMoveError, SaidWhenClosedError } from "./import-refusals";
import type { HappeningName, ImportedStep } from "./imported-case";
import type { Scene, Standing } from "./played-step";

interface Moment {
  readonly scene: Scene;
  readonly standing: Standing;
  readonly author: Author;
  readonly at: Instant;
  /** Of what happened, in the input. */
  readonly path: readonly string[];
}

interface Happened {
  readonly change: Partial<Standing>;
  readonly entries: readonly NewEntry[];
  readonly message?: CaseMessage;
}

type Given<Name extends HappeningName> = NonNullable<ImportedStep[Name]>;

const MAX_TAGS = 50;

/** What comes of each thing that a history may tell. */
export const HAPPENINGS: {
  readonly [Name in HappeningName]: (moment: Moment, given: Given<Name>) => Happened;
} = {
  message: said,
  note: noted,
  stateChanged: moved,
  priorityChanged: ({ standing, path }, { to }) => {
    if (to === standing.priority) throw new InvalidError([...path, "to"], "It is so already at this time.");
    return {
      change: { priority: to },
      entries: [{ kind: "PRIORITY_CHANGED", fromPriority: standing.priority, toPriority: to }],
    };
  },
  assigned: ({ standing, path }, given) => {
    const [teamId, memberId] = [given.teamId ?? null, given.memberId ?? null];
    if (teamId === standing.teamId && memberId === standing.memberId)
      throw new InvalidError(path, "They have it already at this time.");
    return {
      change: { teamId, memberId },
      entries: [
        {
          kind: "ASSIGNMENT_CHANGED",
          fromTeamId: standing.teamId,
          toTeamId: teamId,
          fromMemberId: standing.memberId,
          toMemberId: memberId,
        },
      ],
    };
  },
  tagsChanged: tagged,
};

function said({ scene, standing, author, at, path }: Moment, given: Given<"message">): Happened {
  if (standing.state === CaseState.CLOSED) throw new SaidWhenClosedError(path);
  const { ctx, caseId, customerId, channel } = scene;
  const isInbound = given.direction === MessageDirection.INBOUND;
  if (isInbound && author.kind === "member")
    throw new InvalidError([...path, "direction"], "What a member wrote is OUTBOUND.");
  if (!isInbound && author.kind === "customer")
    throw new InvalidError([...path, "direction"], "What the customer wrote is INBOUND.");
  const visibility = given.isPrivate ? Visibility.PRIVATE : Visibility.PUBLIC;
  const message = messageRow(
    ctx,
    { id: caseId },
    {
      direction: given.direction,
      channel: given.channel ?? channel,
      author: isInbound ? { kind: "customer", id: customerId } : author,
      audienceId: given.isPrivate ? customerId : null,
      isAutomatic: given.isAutomatic,
      body: given.body,
      externalId: given.externalId ? externalIdForm(given.externalId, [...path, "externalId"]) : null,
      sentAt: at,
    },
    visibility,
  );
  const change = visibility === Visibility.PUBLIC ? { lastMessageAt: at } : {};
  return { change, entries: [messageEntry(message)], message };
}

function noted({ scene, author, at, path }: Moment, { body }: Given<"note">): Happened {
  if (author.kind === "customer") throw new InvalidError(path, "Customers write no notes.");
  const { ctx, caseId, channel } = scene;
  const draft = { direction: null, channel, author, body, sentAt: at };
  const message = messageRow(ctx, { id: caseId }, draft, Visibility.INTERNAL);
  return { change: {}, entries: [{ kind: "NOTE", messageId: message.id }], message };
}

function moved({ standing, at, path }: Moment, { to, reason }: Given<"stateChanged">): Happened {
  const moves = legalCaseMoves(standing.state).filter((move) => move.to === to);
  if (moves.length === 0) throw new ImportedMoveError([...path, "to"], standing.state, to);
  const reasons = moves.flatMap((move) => move.reasons);
  if (!reasons.includes(reason))
    throw new InvalidError(
      [...path, "reason"],
      `${reason} is no reason here; for a case that is ${standing.state}: ${reasons.join(", ")}.`,
    );
  return {
    change: { state: to, stateReason: reason, ...timesOf(to, standing, at) },
    entries: [{ kind: "STATE_CHANGED", fromState: standing.state, toState: to, reason }],
  };
}

function tagged({ standing, path }: Moment, given: Given<"tagsChanged">): Happened {
  const [added, removed] = [tidyTags(given.added ?? []), tidyTags(given.removed ?? [])];
  if (added.length + removed.length === 0) throw new InvalidError(path, "Name tags that came or went.");
  const known = added.find((tag) => standing.tags.includes(tag));
  if (known !== undefined)
    throw new InvalidError([...path, "added"], `The case has ${known} already at this time.`);
  const absent = removed.find((tag) => !standing.tags.includes(tag));
  if (absent !== undefined)
    throw new InvalidError([...path, "removed"], `The case does not have ${absent} at this time.`);
  const tags = [...standing.tags.filter((tag) => !removed.includes(tag)), ...added];
  if (tags.length > MAX_TAGS)
    throw new InvalidError([...path, "added"], `A case has at most ${MAX_TAGS} tags.`);
  return { change: { tags }, entries: [{ kind: "TAGS_CHANGED", added, removed }] };
}
