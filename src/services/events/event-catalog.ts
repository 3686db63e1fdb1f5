/**
 * Every event type with its payload. Each domain adds its own beside its operations, by declaration
 * merging, so that a misspelt name or payload does not compile. Payloads are published contracts:
 * public ids and facts, changed only by addition.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the domains
export interface EventCatalog {}

export type EventType = keyof EventCatalog;
