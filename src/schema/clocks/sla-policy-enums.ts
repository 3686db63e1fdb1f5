import { registerEnumType } from "type-graphql";
import { ClockPause, OnTargetChange, PolicyFamily } from "../../entities/clocks/clock-enums";
import { ClockMetric } from "../../entities/clocks/clock-metric";
import {
  EscalationKind,
  EscalationOutcome,
  EscalationPoint,
  PolicyScope,
} from "../../entities/clocks/policy-enums";

registerEnumType(ClockMetric, {
  name: "ClockMetric",
  description: "What a clock measures, and so when it starts and stops.",
  valuesConfig: {
    FIRST_RESPONSE: { description: "From the opening to the first public reply of the staff." },
    NEXT_RESPONSE: {
      description:
        "From the oldest message of a customer that is not answered to the next public reply; not before the first one.",
    },
    PERIODIC_UPDATE: { description: "From a public reply to the next, so that nobody waits without news." },
    FIRST_RESOLUTION: {
      description: "From the opening to the first resolution; a reopened case does not start it anew.",
    },
    TOTAL_RESOLUTION: {
      description: "From the opening to the last resolution: a reopened case goes on where it stopped.",
    },
    SPEED_OF_ANSWER: { description: "From the opening until a member takes the case, or the staff reply." },
    HAND_OFF_WAIT: {
      description:
        "From the moment at which a case is handed to another team until one of its members takes it, or the staff reply.",
    },
    OBLIGATION: {
      description:
        "From the opening until somebody says that a duty is done, or the case is resolved: what a rule or a law asks for.",
    },
    DEADLINE: { description: "A moment by which something has to be done, set by hand." },
    DISPUTE_EVIDENCE: {
      description:
        "By when evidence for a dispute has to be with the provider: by its own date, or by one set by hand.",
    },
    REFUND_PROMISE: { description: "By when a refund was promised." },
    ESTIMATED_RESOLUTION: {
      description: "By when the customer was told that the case will be resolved.",
    },
  },
});

registerEnumType(ClockPause, {
  name: "ClockPause",
  description: "Why a clock may stand still.",
  valuesConfig: {
    WAITING_ON_CUSTOMER: { description: "The case waits for its customer." },
    WAITING_ON_THIRD_PARTY: { description: "The case waits for a bank, a network or another third party." },
    SNOOZED: { description: "The case was laid aside." },
  },
});

registerEnumType(PolicyFamily, {
  name: "SlaPolicyFamily",
  description: "How policies stand beside each other.",
  valuesConfig: {
    SERVICE: {
      description: "What the company promises: of each case the first policy that matches counts.",
    },
    REGULATORY: {
      description: "What laws and networks ask for: all policies that match count, each for itself.",
    },
  },
});

registerEnumType(OnTargetChange, {
  name: "OnTargetChange",
  description: "What becomes of a clock that runs when another policy or priority gives it another target.",
  valuesConfig: {
    KEEP_USED: { description: "The time that was used stays used." },
    RESTART: { description: "It starts from zero." },
  },
});

registerEnumType(PolicyScope, {
  name: "SlaPolicyScope",
  description: "Which cases a policy counts for, as it is from a moment on.",
  valuesConfig: {
    NEW_CASES: {
      description:
        "Those that are opened from then on; one that is open goes by it when what policies ask of it changes next.",
    },
    OPEN_CASES: { description: "Those that are open, too, and at once." },
  },
});

registerEnumType(EscalationPoint, {
  name: "SlaEscalationPoint",
  description: "At which moment of a clock an escalation is due.",
  valuesConfig: {
    WARNING: { description: "When a warning is given." },
    BREACH: { description: "When the time is over." },
  },
});

registerEnumType(EscalationKind, {
  name: "SlaEscalationKind",
  description: "What an escalation does.",
  valuesConfig: {
    ASSIGN: { description: "It gives the case to a team or a member, or takes it from them." },
    RAISE_PRIORITY: { description: "It raises the case's priority." },
    NOTIFY: { description: "It tells members, who watch the case from then on, or a team." },
    ADD_TAGS: { description: "It puts tags on the case." },
    WEBHOOK: { description: "It tells other systems, by `clock.escalated`." },
  },
});

registerEnumType(EscalationOutcome, {
  name: "SlaEscalationOutcome",
  description: "What became of an escalation.",
  valuesConfig: {
    DONE: { description: "It was done." },
    SKIPPED: { description: "There was nothing to do: the case had ended, or was so already." },
    REFUSED: { description: "A rule of cases stood against it; `reason` says which." },
  },
});
