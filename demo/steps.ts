import type { CaseLinkKind } from "../src/entities/cases/case-relation-enums";
import type { CaseKind, CasePriority, WaitingOn } from "../src/entities/cases/case-enums";
import type {
  ClosingReason,
  ReopeningReason,
  ResolutionReason,
  ResumptionReason,
  WaitingReason,
} from "../src/entities/cases/case-reasons";
import type { ParticipantRole } from "../src/entities/cases/participant-role";
import type { Channel } from "../src/entities/customers/customer-enums";
import type { Uuid } from "../src/kernel/ids";
import type { Context } from "../src/services/access/actor";
import { addNote } from "../src/services/cases/messages/add-note";
import { addParticipant } from "../src/services/cases/parties/add-participant";
import { assignCase } from "../src/services/cases/assignment/assign-case";
import { changeCase } from "../src/services/cases/change-case";
import { closeCase } from "../src/services/cases/states/close-case";
import { followUpCase } from "../src/services/cases/links/follow-up-case";
import { linkCases } from "../src/services/cases/links/link-cases";
import { markCaseWaiting } from "../src/services/cases/states/mark-case-waiting";
import { mergeCases } from "../src/services/cases/merging/merge-cases";
import { receiveMessage } from "../src/services/cases/messages/receive-message";
import { reopenCase } from "../src/services/cases/states/reopen-case";
import { replyToCase } from "../src/services/cases/messages/reply-to-case";
import { resolveCase } from "../src/services/cases/states/resolve-case";
import { resumeCase } from "../src/services/cases/states/resume-case";
import { snoozeCase } from "../src/services/cases/snooze/snooze-case";
import { splitCase } from "../src/services/cases/merging/split-case";
import { watchCase } from "../src/services/cases/watching/watch-case";
import type { MemberName, TeamName } from "./company";
import type { DemoFileName } from "./files/demo-files";
import { uploadFile } from "./files/upload-file";
import { idOf, type Scene } from "./scene";

/** A case at work: who works on it now, and what was said by the customers so far. */
export interface Stage {
  readonly scene: Scene;
  readonly ctx: Context;
  readonly caseId: Uuid;
  /** Whose case it is. */
  readonly customerId: Uuid;
  /** Of its messages, in their order. */
  readonly messageIds: Uuid[];
  /** The text with the first name of the case's customer in it. */
  readonly words: (text: string) => string;
}

/** One thing that happens on a case after it was opened. */
export interface DemoStep {
  /** After the step before it. */
  readonly hours: number;
  /** The member who does it; who has the case, unless told. Null: it comes in from outside. */
  readonly by?: MemberName | null;
  readonly take: (stage: Stage) => Promise<unknown>;
}

interface When {
  readonly hours?: number;
  readonly by?: MemberName | null;
}

const HOURS_BETWEEN_STEPS = 0.7;

function step({ hours = HOURS_BETWEEN_STEPS, by }: When, take: DemoStep["take"]): DemoStep {
  return { hours, take, ...(by !== undefined && { by }) };
}

interface WithFiles {
  readonly files?: readonly DemoFileName[];
}

/** Of the demo itself: the store keeps each of its files once, and a file has one message. */
async function uploaded(
  { scene, ctx }: Stage,
  { files = [] }: WithFiles,
  actor: Context["actor"],
): Promise<readonly Uuid[]> {
  const ids: Uuid[] = [];
  if (scene.copy === 0) for (const file of files) ids.push(await uploadFile({ ...ctx, actor }, file));
  return ids;
}

interface Said extends When, WithFiles {
  /** Another who takes part. */
  readonly from?: string;
  /** Not for the other parties. */
  readonly isPrivate?: boolean;
  readonly channel?: Channel;
}

export function customer(
  text: string,
  { from, isPrivate, channel, files = [], ...when }: Said = {},
): DemoStep {
  return step({ hours: 1.5, by: null, ...when }, async (stage) => {
    const { scene, ctx, caseId, messageIds, words } = stage;
    const customerId = from === undefined ? null : idOf(scene.made.customers, scene.named(from));
    const uploader = { ...ctx.actor, kind: "customer", id: customerId ?? stage.customerId } as const;
    const id = ctx.newId();
    const input = {
      caseId,
      customerId,
      isPrivate,
      channel,
      body: words(text),
      externalId: { source: "inbox", id },
      attachmentIds: await uploaded(stage, { files }, uploader),
    };
    messageIds.push((await receiveMessage.body(ctx, input)).message.id);
  });
}

export function staff(
  text: string,
  { privateWith, ...when }: When & { privateWith?: string } = {},
): DemoStep {
  return step(when, async ({ scene, ctx, caseId, messageIds, words }) => {
    const audience = privateWith === undefined ? null : idOf(scene.made.customers, scene.named(privateWith));
    const input = { caseId, privateWith: audience, body: words(text) };
    messageIds.push((await replyToCase.body(ctx, input)).message.id);
  });
}

export function note(
  text: string,
  { mentions = [], ...when }: When & { mentions?: MemberName[] } = {},
): DemoStep {
  return step(when, ({ scene, ctx, caseId, words }) => {
    const called = mentions.map((name) => idOf(scene.made.members, name));
    return addNote.body(ctx, { caseId, body: words(text), mentions: called });
  });
}

export function waits(waitingOn: WaitingOn, reason: WaitingReason, when: When = { hours: 0.1 }): DemoStep {
  return step(when, ({ ctx, caseId }) => markCaseWaiting.body(ctx, { caseId, waitingOn, reason }));
}

export function resumed(reason: ResumptionReason, when: When = {}): DemoStep {
  return step(when, ({ ctx, caseId }) => resumeCase.body(ctx, { caseId, reason }));
}

export function resolved(reason: ResolutionReason, when: When = { hours: 0.1 }): DemoStep {
  return step(when, ({ ctx, caseId }) => resolveCase.body(ctx, { caseId, reason }));
}

export function closed(reason: ClosingReason, when: When = { hours: 24 }): DemoStep {
  return step(when, ({ ctx, caseId }) => closeCase.body(ctx, { caseId, reason }));
}

export function reopened(reason: ReopeningReason, when: When = {}): DemoStep {
  return step(when, ({ ctx, caseId }) => reopenCase.body(ctx, { caseId, reason }));
}

export function priority(to: CasePriority, when: When = { hours: 0.1 }): DemoStep {
  return step(when, ({ ctx, caseId }) => changeCase.body(ctx, { caseId, priority: to }));
}

export function given(
  to: { member?: MemberName | null; team?: TeamName },
  when: When = { hours: 0.1 },
): DemoStep {
  return step(when, ({ scene, ctx, caseId }) =>
    assignCase.body(ctx, {
      caseId,
      ...(to.team && { teamId: idOf(scene.made.teams, to.team) }),
      ...(to.member !== undefined && { memberId: to.member && idOf(scene.made.members, to.member) }),
    }),
  );
}

export function snoozed(hoursFromNow: number, when: When = { hours: 0.1 }): DemoStep {
  return step(when, ({ scene, ctx, caseId }) =>
    snoozeCase.body(ctx, { caseId, until: scene.future(hoursFromNow) }),
  );
}

export function snoozedUntilReply(when: When = { hours: 0.1 }): DemoStep {
  return step(when, ({ ctx, caseId }) => snoozeCase.body(ctx, { caseId, untilReply: true }));
}

export function joins(who: string, role: ParticipantRole, when: When = {}): DemoStep {
  return step(when, ({ scene, ctx, caseId }) => {
    const customerId = idOf(scene.made.customers, scene.named(who));
    return addParticipant.body(ctx, { caseId, customerId, role });
  });
}

export function watched(by: MemberName): DemoStep {
  return step({ hours: 0.1 }, ({ scene, ctx, caseId }) =>
    watchCase.body(ctx, { caseId, memberId: idOf(scene.made.members, by) }),
  );
}

export function linked(kind: CaseLinkKind, other: string, when: When = { hours: 0.2 }): DemoStep {
  return step(when, ({ scene, ctx, caseId }) =>
    linkCases.body(ctx, { caseId, otherCaseId: idOf(scene.made.cases, other), kind }),
  );
}

export function mergedInto(other: string, when: When = {}): DemoStep {
  return step(when, ({ scene, ctx, caseId }) =>
    mergeCases.body(ctx, { caseId, intoCaseId: idOf(scene.made.cases, other) }),
  );
}

/** Its latest message becomes a case of its own. */
export function splitOff(subject: string, kind: CaseKind, when: When = {}): DemoStep {
  return step(when, ({ ctx, caseId, messageIds, words }) =>
    splitCase.body(ctx, { caseId, messageIds: messageIds.slice(-1), subject: words(subject), kind }),
  );
}

export function followedUp(body: string, when: When = {}): DemoStep {
  return step({ by: null, ...when }, ({ ctx, caseId, words }) =>
    followUpCase.body(ctx, { caseId, body: words(body) }),
  );
}
