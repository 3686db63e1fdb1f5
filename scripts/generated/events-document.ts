import { invariant } from "../../src/kernel/errors";
import { ACCESS_EVENTS } from "../../src/services/access/access-events";
import { ATTACHMENT_EVENTS } from "../../src/services/attachments/attachment-events";
import { CASE_EVENTS } from "../../src/services/cases/case-events";
import { CASE_FIELD_EVENTS } from "../../src/services/cases/fields/case-field-events";
import { MACRO_EVENTS } from "../../src/services/cases/macros/macro-events";
import { CUSTOMER_EVENTS } from "../../src/services/customers/customer-events";
import { DECLINE_TEXT_EVENTS } from "../../src/services/payments/explain/decline-text-events";
import { PROVIDER_CONNECTION_EVENTS } from "../../src/services/payments/provider-connection-events";
import { TRANSACTION_EVENTS } from "../../src/services/payments/transaction-events";
import { declaredEvents, type DeclaredEvent } from "./declared-events";

const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  Access: ACCESS_EVENTS,
  Customers: CUSTOMER_EVENTS,
  Payments: [...PROVIDER_CONNECTION_EVENTS, ...TRANSACTION_EVENTS, ...DECLINE_TEXT_EVENTS],
  Cases: [...CASE_EVENTS, ...CASE_FIELD_EVENTS, ...MACRO_EVENTS],
  Attachments: ATTACHMENT_EVENTS,
};

const INTRODUCTION = `# Events

Written by \`npm run docs:generate\`; do not edit.

Every command records what it did as an event, in the same transaction. A type and its payload are a published
contract: properties are added, never taken away. Ids are public ids.
`;

/** Every event that is recorded, with its payload. */
export function eventsDocument(): string {
  const declared = new Map(declaredEvents().map((event) => [event.type, event]));
  const listed = Object.values(DOMAINS).flat();
  const unlisted = [...declared.keys()].filter((type) => !listed.includes(type));
  invariant(unlisted.length === 0, `events that no domain lists: ${unlisted.join(", ")}`);
  const sections = Object.entries(DOMAINS).map(([domain, types]) => {
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
