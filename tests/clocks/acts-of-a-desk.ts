import { office, type Things } from "./furnished-desk";

/** A command and what it is given. */
export type Deed = readonly [name: string, input: object];

interface Occasion {
  readonly caseId: string;
  readonly otherId: string;
  readonly things: Things;
  readonly now: string;
}

let mails = 0;

const STEP_MS = 900_000;

/** All that may happen to a case: `choice` settles what is left open. */
export function actsOnCase({ caseId, otherId, things, now }: Occasion, choice: number): readonly Deed[] {
  const earlier = new Date(Date.parse(now) - choice * STEP_MS).toISOString();
  const to = <Value>(values: readonly Value[]): Value => values[choice % values.length]!;
  const said = (more: object): Deed => [
    "receiveMessage",
    {
      ...{ caseId, channel: "EMAIL", body: "Any news?", ...more },
      externalId: { source: "mail", id: String((mails += 1)) },
    },
  ];
  const done = (name: string, more: object = {}): Deed => [name, { caseId, ...more }];
  return [
    done("replyToCase", { body: "We look into it." }),
    done("replyToCase", { body: "We look into it." }),
    done("replyToCase", { body: "Got it.", isAutomatic: true }),
    done("replyToCase", { body: "Sent before.", sentAt: earlier }),
    said({}),
    said({ sentAt: earlier }),
    done("markCaseWaiting", { waitingOn: "CUSTOMER", reason: "INFORMATION_REQUESTED" }),
    done("markCaseWaiting", { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" }),
    done("resumeCase", { reason: "NO_LONGER_NEEDED" }),
    done("resolveCase", { reason: "SOLVED" }),
    done("closeCase", { reason: "WITHDRAWN" }),
    done("reopenCase", { reason: "NOT_SOLVED" }),
    done("changeCase", { priority: to(["NORMAL", "URGENT", "LOW"]) }),
    done("changeCase", { addTags: [`tag ${choice % 2}`], removeTags: [`tag ${(choice + 1) % 2}`] }),
    done("changeCase", { kind: to(["REFUND", "QUESTION"]) }),
    done("snoozeCase", { untilReply: true }),
    done("wakeCase"),
    done("assignCase", { teamId: to(things.teamIds) }),
    done("linkTransaction", { transactionId: to(things.transactionIds) }),
    done("unlinkTransaction", { transactionId: to(things.transactionIds) }),
    done("mergeCases", { intoCaseId: otherId }),
    done("undoMerge"),
    done("splitCase"),
  ];
}

/** What may happen to all that the clocks of cases go by. */
export function actsOnOthers(things: Things, choice: number): readonly Deed[] {
  const { customerId, policyIds, calendarId } = things;
  const policyId = policyIds[choice % policyIds.length];
  const appliesTo = choice % 2 === 0 ? "OPEN_CASES" : "NEW_CASES";
  const onChange = (choice >> 1) % 2 === 0 ? "RESTART" : "KEEP_USED";
  const changed = { policyId, appliesTo, onChange };
  const targets = ["FIRST_RESPONSE", "NEXT_RESPONSE", "TOTAL_RESOLUTION", "HAND_OFF_WAIT"].map((metric) => ({
    ...{ metric, duration: `PT${1 + (choice % 4)}H`, inBusinessTime: choice % 3 > 0 },
    pausedBy: choice % 2 === 0 ? ["SNOOZED"] : ["WAITING_ON_CUSTOMER"],
  }));
  return [
    ["updateCustomer", { customerId, tier: (choice >> 1) % 2 === 0 ? "gold" : "silver" }],
    ["changeSlaPolicy", changed],
    ["changeSlaPolicy", { ...changed, targets }],
    ["reorderSlaPolicies", { ids: choice % 2 === 0 ? policyIds : policyIds.toReversed(), appliesTo }],
    [
      "changeBusinessCalendar",
      { calendarId, hours: office(`${8 + (choice % 3)}:00`.padStart(5, "0"), "17:00") },
    ],
  ];
}
