import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { ClockPause } from "../../../entities/clocks/clock-enums";
import type { EscalationPoint } from "../../../entities/clocks/policy-enums";
import type { SlaPolicyRevision } from "../../../entities/clocks/sla-policy-revision.entity";
import type { MoneyAmount } from "../../../kernel/money";
import { publicId, type Uuid } from "../../../kernel/ids";
import { publishedCost } from "./breach-cost";
import { publishedTarget } from "./target-duration";
import { specOf, type Escalation, type EscalationAction, type SpecTarget } from "./policy-spec";

type Json = Readonly<Record<string, unknown>>;

/** Which cases a revision is for, as callers give it: with public ids. */
export function publishedMatch(revision: Pick<SlaPolicyRevision, "spec">): Json {
  const { teamIds, amount, ...lists } = specOf(revision).match;
  return {
    ...lists,
    ...(teamIds && { teamIds: teamIds.map((id) => publicId("team", id)) }),
    ...(amount && {
      amount: {
        currency: amount.currency,
        ...(amount.fromMinor !== null && { atLeast: Number(amount.fromMinor) }),
        ...(amount.toMinor !== null && { atMost: Number(amount.toMinor) }),
      },
    }),
  };
}

export interface PublishedTarget {
  readonly metric: ClockMetric;
  readonly name: string | null;
  readonly duration: string;
  readonly inBusinessTime: boolean;
  readonly calendarId: Uuid | null;
  readonly pausedBy: readonly ClockPause[];
  readonly warnings: readonly { readonly before: string; readonly share: number }[];
  readonly escalations: readonly PublishedEscalation[];
  readonly breachCost: MoneyAmount | null;
}

export interface PublishedEscalation {
  readonly on: EscalationPoint;
  readonly warning: number | null;
  readonly action: Json;
}

export function publishedTargets(revision: Pick<SlaPolicyRevision, "spec">): readonly PublishedTarget[] {
  return specOf(revision).targets.map(publishedTargetOf);
}

function publishedTargetOf({
  durationMs,
  warningsMs,
  escalations,
  breachCost,
  ...target
}: SpecTarget): PublishedTarget {
  const inBusinessTime = target.calendarId !== null;
  const { metric, name, calendarId, pausedBy } = target;
  return {
    ...{ metric, name, calendarId, pausedBy, inBusinessTime },
    duration: publishedTarget(durationMs, inBusinessTime),
    warnings: warningsMs.map((left) => ({
      before: publishedTarget(left, inBusinessTime),
      share: (durationMs - left) / durationMs,
    })),
    escalations: escalations.map(publishedEscalation),
    breachCost: breachCost ? publishedCost(breachCost) : null,
  };
}

function publishedEscalation({ on, warning, action }: Escalation): PublishedEscalation {
  return { on, warning, action: publishedAction(action) };
}

/** In the form in which it is given. */
export function publishedAction(action: EscalationAction): Json {
  switch (action.kind) {
    case "ASSIGN":
      return { assign: withPublicIds(action) };
    case "RAISE_PRIORITY":
      return { raisePriority: action.to };
    case "NOTIFY":
      return { notify: { ...withPublicIds(action), memberIds: action.memberIds.map(publicMember) } };
    case "ADD_TAGS":
      return { addTags: action.tags };
    case "WEBHOOK":
      return { webhook: true };
  }
}

function withPublicIds({ teamId, memberId }: { teamId?: Uuid | null; memberId?: Uuid | null }): Json {
  return {
    ...(teamId !== undefined && { teamId: teamId && publicId("team", teamId) }),
    ...(memberId !== undefined && { memberId: memberId && publicMember(memberId) }),
  };
}

function publicMember(id: Uuid): string {
  return publicId("mem", id);
}
