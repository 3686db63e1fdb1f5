import { Args, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import type { SlaPolicy } from "../../entities/clocks/sla-policy.entity";
import { ActorType } from "../../schema/cases/actor.type";
import { CaseType } from "../../schema/cases/case.type";
import { TimelineEntryType } from "../../schema/cases/timeline-entry.type";
import { BusinessCalendarType } from "../../schema/clocks/business-calendar.type";
import { ClockEscalationConnection } from "../../schema/clocks/clock-escalation.type";
import {
  ClockCauseType,
  ClockChangeConnection,
  ClockLedgerType,
  ClockSpanConnection,
  ClockSpanType,
} from "../../schema/clocks/clock-history.type";
import { ClockType } from "../../schema/clocks/clock.type";
import { SlaPolicyType } from "../../schema/clocks/sla-policy.type";
import { connection, PageArgs, type Connection } from "../../schema/connection";
import { actorNames } from "../../services/cases/read-actors";
import { casesById } from "../../services/cases/read-cases";
import type { TimelineEntry } from "../../services/cases/read-timeline";
import { calendarsById } from "../../services/clocks/calendars/read-calendars";
import { escalationsOfClocks, type SeenEscalation } from "../../services/clocks/escalations/read-escalations";
import { policiesById } from "../../services/clocks/policies/read-policies";
import type { SeenCause } from "../../services/clocks/reading/clock-cause";
import {
  ledgersOfClocks,
  pageOfSpans,
  type SeenLedger,
  type SeenSpan,
} from "../../services/clocks/reading/clock-ledgers";
import {
  changesOfClocks,
  entriesOfChanges,
  MAX_ENTRIES,
  type SeenChange,
} from "../../services/clocks/reading/read-clock-changes";
import type { SeenClock } from "../../services/clocks/reading/seen-clock";
import { actor } from "../cases/actor-field";
import { toValue, wayOf } from "../relation";
import { List, One, Related } from "../related-field";

@Resolver(() => ClockType)
export class ClockFields {
  @One<SeenClock, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description: "Whose clock it is.",
  })
  case!: Case | null;

  @One<SeenClock, BusinessCalendar>(calendarsById, "calendarId", {
    type: () => BusinessCalendarType,
    nullable: true,
    description: "Whose open hours count; null for every hour.",
  })
  calendar!: BusinessCalendar | null;

  @One<SeenClock, SlaPolicy>(policiesById, "policyId", {
    type: () => SlaPolicyType,
    nullable: true,
    description: "The policy that set it; null for what was set by hand, or by a provider.",
  })
  policy!: SlaPolicy | null;

  @List(changesOfClocks, () => PageArgs, {
    type: () => ClockChangeConnection,
    nullable: true,
    description: "All that happened to it, as it was written, in its order.",
  })
  changes!: Connection<SeenChange>;

  @List(escalationsOfClocks, () => PageArgs, {
    type: () => ClockEscalationConnection,
    nullable: true,
    description: "What was done because it warned or breached, as its policy wants, in its order.",
  })
  escalations!: Connection<SeenEscalation>;

  @One<SeenClock, SeenLedger>(ledgersOfClocks, "id", {
    type: () => ClockLedgerType,
    nullable: true,
    description: "Every moment of it until now, or its end, explained.",
  })
  ledger!: SeenLedger | null;
}

@Resolver(() => ClockLedgerType)
export class ClockLedgerFields {
  @FieldResolver(() => ClockSpanConnection, { description: "The spans, in their order." })
  spans(@Root() ledger: SeenLedger, @Args(() => PageArgs) args: PageArgs): Connection<SeenSpan> {
    return connection(pageOfSpans(ledger, args), () => Promise.resolve(ledger.all.length));
  }
}

@Resolver(() => ClockSpanType)
export class ClockSpanFields {
  @One<SeenSpan, BusinessCalendar>(calendarsById, "calendarId", {
    type: () => BusinessCalendarType,
    nullable: true,
    description:
      "The calendar by whose hours it counts, or does not; null for every hour, and for what stood still.",
  })
  calendar!: BusinessCalendar | null;
}

@Resolver(() => ClockCauseType)
export class ClockCauseFields {
  @Extensions({ mostItems: MAX_ENTRIES })
  @Related(
    toValue<SeenCause, readonly TimelineEntry[], readonly TimelineEntry[]>(
      entriesOfChanges,
      "changeId",
      (entries) => entries ?? [],
    ),
    {
      type: () => [TimelineEntryType],
      nullable: true,
      description: "What the case's timeline tells of it; empty for other causes.",
    },
  )
  entries!: readonly TimelineEntry[];

  @One<SeenCause, BusinessCalendar>(calendarsById, "calendarId", {
    type: () => BusinessCalendarType,
    nullable: true,
    description: "The calendar that got other hours.",
  })
  calendar!: BusinessCalendar | null;

  @One<SeenCause, SlaPolicy>(policiesById, "policyId", {
    type: () => SlaPolicyType,
    nullable: true,
    description: "The policy that began to count.",
  })
  policy!: SlaPolicy | null;

  @Related(
    wayOf<SeenCause, string | null, ActorType | null>({
      needs: ["actorKind", "actorId"],
      keyOf: ({ actorId }) => actorId,
      read: actorNames,
      shape: (name, { actorKind, actorId }) => (actorKind === null ? null : actor(actorKind, actorId, name)),
    }),
    { type: () => ActorType, nullable: true, description: "Who asked for it." },
  )
  actor!: ActorType | null;
}
