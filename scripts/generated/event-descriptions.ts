import { EVENT_TYPES } from "../../src/services/log/all-events";
import { declaredEvents } from "./declared-events";

const WIDTH = 110;

const INTRODUCTION = `import type { EventType } from "../events/event-catalog";
import "./all-events";

/** When each type of event is recorded. Written by \`npm run docs:generate\` of what stands above each; do not edit. */
export const EVENT_DESCRIPTIONS: Readonly<Record<EventType, string>> = {`;

/** The sentences above the declared events, for those who ask the API for them. */
export function eventDescriptions(): string {
  const declared = new Map(declaredEvents().map(({ type, description }) => [type, description]));
  const entries = EVENT_TYPES.map((type) => entry(type, (declared.get(type) ?? "").replaceAll(/\s+/g, " ")));
  return `${[INTRODUCTION, ...entries, "};"].join("\n")}\n`;
}

/** As Prettier writes it. */
function entry(type: string, description: string): string {
  const [key, value] = [JSON.stringify(type), JSON.stringify(description)];
  const line = `  ${key}: ${value},`;
  return line.length <= WIDTH ? line : `  ${key}:\n    ${value},`;
}
