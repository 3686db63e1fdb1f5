import type { Raw } from "../src/kernel/firewall/safe-text";
import type { CreateMacroInput } from "../src/services/cases/macros/save-macro";
import type { MemberName, TeamName } from "./company";

type Macro = Omit<Raw<CreateMacroInput>, "isShared" | "teamId" | "actions"> & {
  readonly actions?: Omit<NonNullable<Raw<CreateMacroInput>["actions"]>, "assign">;
  /** The team that shares it, or the member who keeps it; all of the desk unless told. */
  readonly team?: TeamName;
  readonly member?: MemberName;
  /** In whose queue it puts a case. */
  readonly giveTo?: TeamName;
};

/** What the demo's desk says and does every day. */
export const MACROS: readonly Macro[] = [
  {
    name: "Refund is with the bank",
    shortcut: "/refund-late",
    description: "The refund was sent, and the customer's bank has not shown it yet.",
    reply: {
      kind: "REPLY",
      texts: [
        {
          language: "en",
          text: 'Hello {{customer.firstName | "there"}},\n\nyour refund of {{transaction.refundedAmount}} has left us. Banks take up to ten business days to show it. If your bank asks, this number finds the money: {{transaction.traceNumber | "we are waiting for it and will send it to you"}}.\n\n{{member.firstName | "Your team"}}, {{workspace.name}}',
        },
        {
          language: "de",
          text: 'Guten Tag {{customer.name | "und willkommen"}},\n\nIhre Rückzahlung von {{transaction.refundedAmount}} ist bei uns abgegangen. Banken brauchen bis zu zehn Werktage, bis sie sie zeigen. Mit dieser Nummer findet Ihre Bank das Geld: {{transaction.traceNumber | "wir erwarten sie noch und schicken sie Ihnen"}}.\n\n{{member.firstName | "Ihr Team"}}, {{workspace.name}}',
        },
        {
          language: "es",
          text: 'Hola {{customer.firstName | "y gracias por escribirnos"}}:\n\nTu reembolso de {{transaction.refundedAmount}} ya salió de nuestra parte. Los bancos tardan hasta diez días hábiles en mostrarlo. Con este número tu banco lo encuentra: {{transaction.traceNumber | "aún lo esperamos y te lo enviaremos"}}.\n\n{{member.firstName | "Tu equipo"}}, {{workspace.name}}',
        },
        {
          language: "fr",
          text: 'Bonjour {{customer.name | "et merci de votre message"}},\n\nvotre remboursement de {{transaction.refundedAmount}} est parti de chez nous. Les banques mettent jusqu\'à dix jours ouvrés à l\'afficher. Ce numéro permet à votre banque de le retrouver : {{transaction.traceNumber | "nous l\'attendons et vous l\'enverrons"}}.\n\n{{member.firstName | "Votre équipe"}}, {{workspace.name}}',
        },
      ],
    },
    actions: {
      addTags: ["refund-underway"],
      move: { wait: { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" } },
      snooze: { for: "P10D", untilReply: true },
    },
  },
  {
    name: "Ask for the receipt",
    shortcut: "/receipt",
    description: "Something to prove the payment by; wakes after a week without an answer.",
    reply: {
      kind: "REPLY",
      texts: [
        {
          language: "en",
          text: 'Hello {{customer.firstName | "there"}},\n\nplease send us the receipt or a screenshot of the payment, with its day and amount. Never send a whole card number: the last four digits are enough.\n\n{{member.firstName | "Your team"}}, {{workspace.name}}',
        },
        {
          language: "de",
          text: 'Guten Tag {{customer.name | "und willkommen"}},\n\nbitte schicken Sie uns den Beleg oder ein Bild der Zahlung, mit Tag und Betrag. Bitte nie eine ganze Kartennummer: die letzten vier Ziffern genügen.\n\n{{member.firstName | "Ihr Team"}}, {{workspace.name}}',
        },
        {
          language: "es",
          text: 'Hola {{customer.firstName | "y gracias por escribirnos"}}:\n\nEnvíanos el recibo o una captura del pago, con el día y el importe. Nunca un número de tarjeta entero: bastan las cuatro últimas cifras.\n\n{{member.firstName | "Tu equipo"}}, {{workspace.name}}',
        },
      ],
    },
    actions: {
      move: { wait: { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" } },
      snooze: { for: "P7D", untilReply: true },
    },
  },
  {
    name: "Not me: to disputes and fraud",
    shortcut: "/not-me",
    description: "A customer does not know a charge. Say nothing of what we suspect.",
    giveTo: "disputes",
    reply: {
      kind: "NOTE",
      texts: [
        {
          language: "en",
          text: 'Case {{case.number}}, {{case.priority}}: {{customer.name | "a customer without a name"}} does not know the charge of {{transaction.amount | "an amount to be found"}}, {{transaction.date | "on a day to be found"}}, at {{transaction.merchant | "a merchant to be found"}}. Card ending in {{transaction.lastFour | "unknown"}}. Please ask for the block of the card first. {{member.name | "The desk"}}',
        },
      ],
    },
    actions: { kind: "UNAUTHORISED_CHARGE", priority: "URGENT", addTags: ["not-me"] },
  },
  {
    name: "Solved, with thanks",
    shortcut: "/solved",
    reply: {
      kind: "REPLY",
      texts: [
        {
          language: "en",
          text: 'Thank you, {{customer.firstName | "and good to hear from you"}}. Case {{case.number}} is settled from our side; just reply if anything is left open.\n\n{{workspace.name}}',
        },
        {
          language: "de",
          text: "Vielen Dank für Ihre Geduld. Vorgang {{case.number}} ist von unserer Seite erledigt; antworten Sie einfach, falls noch etwas offen ist.\n\n{{workspace.name}}",
        },
        {
          language: "fr",
          text: "Merci de votre patience. Le dossier {{case.number}} est réglé de notre côté ; répondez simplement s'il reste une question.\n\n{{workspace.name}}",
        },
      ],
    },
    actions: { move: { resolve: { reason: "SOLVED" } } },
  },
  {
    name: "On chain: too few confirmations",
    shortcut: "/confirmations",
    team: "crypto",
    reply: {
      kind: "REPLY",
      texts: [
        {
          language: "en",
          text: 'Hello {{customer.firstName | "there"}},\n\nyour transfer of {{transaction.amount}} is on the chain and waits for its confirmations. There is nothing you have to do, and please do not send it again.\n\n{{workspace.name}}',
        },
      ],
    },
    actions: { snooze: { for: "PT2H" } },
  },
  {
    name: "Take it and look",
    shortcut: "/mine",
    member: "lena",
    actions: { priority: "HIGH", removeTags: ["new"] },
  },
];
