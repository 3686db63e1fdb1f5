import { query } from "../access/operations";
import type { Permission } from "../access/permissions";
import type { EventType } from "../events/event-catalog";
import { EVENT_TYPES } from "./all-events";
import { EVENT_DESCRIPTIONS } from "./event-descriptions";
import { factsForCustomers, kindOfEvents, permissionToHear } from "./event-rights";

export interface ExplainedEventType {
  readonly name: EventType;
  /** What stands for all events of its kind: `case.*`. */
  readonly wildcard: string;
  readonly description: string;
  readonly permission: Permission;
  readonly isForCustomers: boolean;
}

/** Every type of event there is, and who hears of it. */
export const listEventTypes = query(
  { name: "event:types", permission: "viewer:read" },
  async (): Promise<readonly ExplainedEventType[]> =>
    EVENT_TYPES.map((name) => ({
      name,
      wildcard: kindOfEvents(name),
      description: EVENT_DESCRIPTIONS[name],
      permission: permissionToHear(name),
      isForCustomers: factsForCustomers(name) !== null,
    })),
);
