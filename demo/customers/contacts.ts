import type { ContactRole } from "../../src/entities/customers/contact-role";
import { consumer, type DemoCustomer } from "./demo-customer";

/** A person who speaks for a merchant of the demo. */
export interface DemoContact {
  /** The merchant's key. */
  readonly merchant: string;
  readonly role: ContactRole;
  readonly person: DemoCustomer;
}

const CANADA = ["en-CA", "America/Toronto", "CAD"] as const;
const GERMANY = ["de-DE", "Europe/Berlin", "EUR"] as const;
const JAPAN = ["ja-JP", "Asia/Tokyo", "JPY"] as const;

/** Of each merchant the first is asked first. */
export const CONTACTS: readonly DemoContact[] = [
  { merchant: "m-2001", role: "OWNER", person: consumer("c-3001", "Maeve Tremblay", CANADA) },
  { merchant: "m-2001", role: "SUPPORT", person: consumer("c-3002", "Owen Castellan", CANADA) },
  { merchant: "m-2002", role: "FINANCE", person: consumer("c-3003", "Ines Vogelsang", GERMANY) },
  { merchant: "m-2002", role: "DEVELOPER", person: consumer("c-3004", "Timo Ahrens", GERMANY) },
  { merchant: "m-2005", role: "DEVELOPER", person: consumer("c-3005", "Haruto Minami", JAPAN) },
];
