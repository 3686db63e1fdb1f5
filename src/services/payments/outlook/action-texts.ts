import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import type { CustomerAction } from "../../../entities/payments/whereabouts-enums";

/** What the customer can do, as a sentence; `{number}` is the trace number. */
export const ACTION_TEXTS: Readonly<Record<CustomerAction, Readonly<Record<CustomerLanguage, string>>>> = {
  NOTHING: {
    EN: "There is nothing that you need to do.",
    DE: "Sie müssen nichts weiter tun.",
    FR: "Vous n'avez rien à faire.",
    ES: "No tiene que hacer nada.",
  },
  WAIT: {
    EN: "It goes on by itself; please wait until then.",
    DE: "Es geht von selbst weiter; bitte warten Sie bis dahin.",
    FR: "La suite est automatique ; veuillez patienter jusque-là.",
    ES: "El proceso sigue solo; espere hasta entonces.",
  },
  FINISH_PAYING: {
    EN: "If you have not finished paying yet, please do so.",
    DE: "Falls Sie die Zahlung noch nicht abgeschlossen haben, holen Sie das bitte nach.",
    FR: "Si vous n'avez pas encore terminé le paiement, veuillez le faire.",
    ES: "Si aún no ha terminado de pagar, hágalo, por favor.",
  },
  TRY_AGAIN: {
    EN: "You can pay another way, or try again where the reason allows.",
    DE: "Sie können auf andere Weise zahlen oder es erneut versuchen, wenn der Grund es zulässt.",
    FR: "Vous pouvez payer autrement ou réessayer si le motif le permet.",
    ES: "Puede pagar de otra forma o volver a intentarlo si el motivo lo permite.",
  },
  PAY_ANOTHER_WAY: {
    EN: "You can pay another way.",
    DE: "Sie können auf andere Weise zahlen.",
    FR: "Vous pouvez payer autrement.",
    ES: "Puede pagar de otra forma.",
  },
  ASK_BANK: {
    EN: "If you do not see it on your statement, please ask your bank.",
    DE: "Wenn Sie es nicht auf Ihrem Kontoauszug sehen, fragen Sie bitte Ihre Bank.",
    FR: "S'il n'apparaît pas sur votre relevé, veuillez interroger votre banque.",
    ES: "Si no lo ve en su extracto, pregunte a su banco.",
  },
  ASK_BANK_BY_NUMBER: {
    EN: "If you do not see it on your statement, please ask your bank and give it this number: {number}.",
    DE: "Wenn Sie es nicht auf Ihrem Kontoauszug sehen, fragen Sie bitte Ihre Bank und nennen ihr diese Nummer: {number}.",
    FR: "S'il n'apparaît pas sur votre relevé, veuillez interroger votre banque en lui donnant ce numéro : {number}.",
    ES: "Si no lo ve en su extracto, pregunte a su banco e indíquele este número: {number}.",
  },
  GIVE_OTHER_ACCOUNT: {
    EN: "Please tell us where else to send it.",
    DE: "Bitte sagen Sie uns, wohin wir es stattdessen senden sollen.",
    FR: "Veuillez nous indiquer où l'envoyer à la place.",
    ES: "Indíquenos a dónde enviarlo en su lugar.",
  },
  CONTACT_US: {
    EN: "Write to us if you have questions; we look into it.",
    DE: "Schreiben Sie uns bei Fragen; wir kümmern uns darum.",
    FR: "Écrivez-nous si vous avez des questions ; nous nous en occupons.",
    ES: "Escríbanos si tiene preguntas; nos ocupamos de ello.",
  },
};
