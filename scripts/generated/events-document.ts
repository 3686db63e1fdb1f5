import { invariant } from "../../src/kernel/errors";
import type { EventType } from "../../src/services/events/event-catalog";
import { EVENTS_BY_DOMAIN } from "../../src/services/log/all-events";
import { factsForCustomers, permissionToHear } from "../../src/services/log/event-rights";
import { declaredEvents, type DeclaredEvent } from "./declared-events";
import { exampleEvent, examplePayload } from "./event-examples";

const INTRODUCTION = `# Events

Written by \`npm run docs:generate\`; do not edit.

Every command records what it did as an event, in the same transaction. A type and its payload are a published
contract: properties are added, never taken away. Ids are public ids. How to follow them: [live data](live.md); how to
have them sent to you: [integrations](integrations.md).

## What every event holds

| Property | Meaning |
| --- | --- |
| \`id\` | The event's own id: whoever gets it twice knows it by that. |
| \`type\` | What happened: \`thing.past_participle\`. |
| \`schemaVersion\` | Version of the payload's form. |
| \`cursor\` | Its place in the log; give it as \`after\` to go on from there. |
| \`occurredAt\` | When it happened, in UTC. |
| \`aggregate\` | What changed: its type, its id, and its version after the change. |
| \`actor\` | Who did it: a member, an API key, a customer, or the system, which has no id. |
| \`requestId\` | The request in which it happened, as logs name it. |
| \`payload\` | The facts, for each type as below. |

As a webhook carries it; GraphQL shows the same, the actor with its name:

\`\`\`json
%whole%
\`\`\`

To hear of events at all, a credential needs \`event:read\`, and of each type the permission that is named beside it. What
members save for themselves is heard of by themselves alone. A customer's token hears of its own cases, messages and
payments, and of each the facts that are named as the customer's.
`;

/** Every event that is recorded, with its payload, an example of it, and who hears of it. */
export function eventsDocument(): string {
  const declared = new Map(declaredEvents().map((event) => [event.type, event]));
  const listed: readonly string[] = Object.values(EVENTS_BY_DOMAIN).flat();
  const unlisted = [...declared.keys()].filter((type) => !listed.includes(type));
  invariant(unlisted.length === 0, `events that no domain lists: ${unlisted.join(", ")}`);
  const sections = Object.entries(EVENTS_BY_DOMAIN).map(([domain, types]) => {
    const each = types.map((type) => section(type, declared.get(type)));
    return [`## ${domain}`, ...each].join("\n\n");
  });
  return `${[introduction(declared), ...sections].join("\n")}\n`;
}

function introduction(declared: ReadonlyMap<string, DeclaredEvent>): string {
  const opened = declared.get("case.opened");
  const whole = exampleEvent("case.opened", examplePayload("case.opened", opened?.payload ?? []));
  return INTRODUCTION.replace("%whole%", JSON.stringify(whole, null, 2));
}

function section(type: EventType, event: DeclaredEvent | undefined): string {
  invariant(event?.description, `${type} says nothing about when it happens`);
  const facts = factsForCustomers(type);
  const heardBy = [
    `Heard with \`${permissionToHear(type)}\``,
    ...(facts ? [`by customers: ${facts.map((fact) => `\`${fact}\``).join(", ")}`] : []),
  ];
  const payload = event.payload.map((property) => `\`${property}\``).join(", ");
  const example = JSON.stringify(examplePayload(type, event.payload), null, 1).replaceAll(/\n\s*/g, " ");
  return [
    `### \`${type}\``,
    event.description.replaceAll(/\s+/g, " "),
    `${heardBy.join("; ")}. Payload: ${payload}.`,
    `\`\`\`json\n${example}\n\`\`\``,
  ].join("\n\n");
}
