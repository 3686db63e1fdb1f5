import type { ResolutionReason, WaitingReason } from "../src/entities/cases/case-reasons";
import type { CaseKind, CasePriority, WaitingOn } from "../src/entities/cases/case-enums";
import type { Channel } from "../src/entities/customers/customer-enums";

/** One thing that happened on a case after it was opened. */
export type DemoStep =
  | { readonly customer: string }
  | { readonly staff: string }
  | { readonly note: string }
  | { readonly waitingOn: WaitingOn; readonly reason: WaitingReason }
  | { readonly resolved: ResolutionReason };

export interface DemoCase {
  /** External id of the customer. */
  readonly customer: string;
  /** Provider ids of the transactions it is about. */
  readonly transactions: readonly string[];
  readonly subject: string;
  readonly kind: CaseKind;
  readonly priority: CasePriority;
  readonly channel: Channel;
  readonly tags: readonly string[];
  /** The first message. */
  readonly body: string;
  readonly steps: readonly DemoStep[];
}

export const CASES: readonly DemoCase[] = [
  {
    customer: "u-1001",
    transactions: ["np-7001"],
    subject: "Virement parti hier, toujours pas arrivé",
    kind: "DELAYED_PAYMENT",
    priority: "HIGH",
    channel: "CHAT",
    tags: ["sepa"],
    body: "Bonjour, j'ai envoyé 240 € à ma propriétaire hier matin et elle n'a rien reçu. Le loyer est dû demain, que se passe-t-il ?",
    steps: [
      {
        staff:
          "Bonjour Leila, je comprends l'urgence. Le virement est bien parti de chez nous à 9 h 12 ; je demande à la banque qui le reçoit où il en est.",
      },
      { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" },
      {
        note: "Trace sent to the receiving bank. If there is no answer by noon, offer to confirm the payment in writing to the landlady.",
      },
    ],
  },
  {
    customer: "u-1002",
    transactions: ["np-7002"],
    subject: "Charged twice at the hotel in Lisbon",
    kind: "REFUND",
    priority: "NORMAL",
    channel: "IN_APP",
    tags: ["travel"],
    body: "The hotel took 180 euros on arrival and again when I left. I only stayed one night, so one of the two should come back.",
    steps: [
      {
        staff:
          "Thank you, Tom. The first one is a hold that the hotel has already let go; your bank should show it as released within three working days. Only the second is a real charge.",
      },
      { customer: "Right, I can see it says 'pending' on the first. I'll wait until Thursday then." },
      { resolved: "EXPLAINED" },
    ],
  },
  {
    customer: "u-1003",
    transactions: ["np-7003"],
    subject: "Não reconheço uma compra no meu cartão",
    kind: "UNAUTHORISED_CHARGE",
    priority: "URGENT",
    channel: "SOCIAL",
    tags: ["card-blocked"],
    body: "Oi, apareceu uma compra de R$ 899,90 numa loja que eu nunca usei. Meu cartão está comigo. Podem bloquear agora?",
    steps: [
      {
        staff:
          "Oi Mariana, já bloqueamos o cartão e um novo está a caminho. Pode confirmar que não fez nenhuma compra no dia 14 à noite?",
      },
      { waitingOn: "CUSTOMER", reason: "CONFIRMATION_REQUESTED" },
    ],
  },
  {
    customer: "u-1004",
    transactions: ["np-7004"],
    subject: "Bitcoin payment confirmed, invoice still unpaid",
    kind: "FAILED_PAYMENT",
    priority: "NORMAL",
    channel: "EMAIL",
    tags: ["crypto"],
    body: "The network shows four confirmations for my payment, but the shop says the invoice has expired. I sent it about an hour after the invoice was made.",
    steps: [
      {
        note: "Paid late: the invoice lapsed after 30 minutes. The amount matches exactly, so the merchant can accept it by hand.",
      },
      {
        staff:
          "The coins did arrive, a little after the invoice had lapsed. We have asked the shop to accept the payment; if it does not, the full amount goes back to the address you sent it from.",
      },
    ],
  },
  {
    customer: "u-1005",
    transactions: [],
    subject: "Locked out after changing my phone",
    kind: "ACCOUNT_ACCESS",
    priority: "HIGH",
    channel: "PHONE",
    tags: [],
    body: "Customer called: new phone, the old SIM is gone, cannot get the sign-in code. Needs to pay school fees today.",
    steps: [
      { note: "Passed the three identity questions on the phone. Sent the link for a new device." },
      {
        staff:
          "We have sent a link to the address we know. It works once, for an hour; after that your new phone is the trusted one.",
      },
      { resolved: "SOLVED" },
    ],
  },
  {
    customer: "m-2001",
    transactions: ["np-7005"],
    subject: "Friday's payout is missing",
    kind: "PAYOUT",
    priority: "HIGH",
    channel: "EMAIL",
    tags: ["payouts-daily"],
    body: "Our terminal report for Friday says 1,912.40 dollars, but nothing reached our account today. Payroll runs tomorrow.",
    steps: [
      {
        staff:
          "Monday is a bank holiday in Ontario, so Friday's payout arrives on Tuesday morning. It is on its way; the trace number is in the transaction.",
      },
      { customer: "We forgot about the holiday, sorry. Tuesday morning is fine." },
      { resolved: "EXPLAINED" },
    ],
  },
  {
    customer: "m-2002",
    transactions: ["np-7006"],
    subject: "Rückbuchung für ein geliefertes Fahrrad",
    kind: "DISPUTE",
    priority: "HIGH",
    channel: "EMAIL",
    tags: ["evidence-needed"],
    body: "Ein Kunde bestreitet eine Zahlung über 1.249 €, obwohl wir das Rad geliefert und eine Unterschrift haben. Was brauchen Sie von uns?",
    steps: [
      {
        staff:
          "Bitte schicken Sie uns den Lieferschein mit Unterschrift, die Rechnung und den Schriftwechsel mit dem Kunden. Wir reichen alles zusammen ein; es gibt nur einen Versuch.",
      },
      { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" },
      { customer: "Lieferschein und Rechnung folgen heute Nachmittag." },
    ],
  },
  {
    customer: "u-1002",
    transactions: [],
    subject: "Which exchange rate did you use?",
    kind: "QUESTION",
    priority: "LOW",
    channel: "IN_APP",
    tags: ["fx"],
    body: "I paid in Danish kroner last week. Which rate applied, and is there a fee on top?",
    steps: [],
  },
];
