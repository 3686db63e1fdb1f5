import { invariant } from "../../src/kernel/errors";
import { EVENT_TYPES, EVENTS_BY_DOMAIN } from "../../src/services/log/all-events";
import { declaredEvents, type DeclaredEvent } from "./declared-events";

const INTRODUCTION = `# Events

Written by \`npm run docs:generate\`; do not edit.

Every command records what it did as an event, in the same transaction. A type and its payload are a published
contract: properties are added, never taken away. Ids are public ids.
`;

/** Every event that is recorded, with its payload. */
export function eventsDocument(): string {
  const declared = new Map(declaredEvents().map((event) => [event.type, event]));
  const listed: readonly string[] = Object.values(EVENTS_BY_DOMAIN).flat();
  const unlisted = [...declared.keys()].filter((type) => !listed.includes(type));
  invariant(unlisted.length === 0, `events that no domain lists: ${unlisted.join(", ")}`);
  const sections = Object.entries(EVENTS_BY_DOMAIN).map(([domain, types]) => {
    const rows = types.map((type) => row(type, declared.get(type)));
    return `## ${domain}\n\n| Event | When | Payload |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  return [INTRODUCTION, ...sections].join("\n");
}

function row(type: string, event: DeclaredEvent | undefined): string {
  invariant(event?.description, `${type} says nothing about when it happens`);
  const payload = event.payload.map((property) => `\`${property.replaceAll("|", "\\|")}\``);
  return `| \`${type}\` | ${event.description.replaceAll(/\s+/g, " ")} | ${payload.join("<br>")} |`;
}
