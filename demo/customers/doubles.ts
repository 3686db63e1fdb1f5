import { consumer, type DemoCustomer } from "./demo-customer";

/** Whoever the desk knows already, by another spelling of a number, or of a name. */
export const DOUBLES: readonly DemoCustomer[] = [
  consumer("u-1901", "Schreiber, Hannah", ["de-DE", "Europe/Berlin", "EUR"], {
    channel: "PHONE",
    identities: [{ kind: "PHONE", value: "+49 0170 5550173" }],
  }),
  consumer("u-1902", "Emilie Rousselle", ["fr-FR", "Europe/Paris", "EUR"], { channel: "CHAT" }),
];
