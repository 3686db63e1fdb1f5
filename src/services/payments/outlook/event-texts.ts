import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import type { MoneyEvent } from "../../../entities/payments/whereabouts-enums";

/** What happened or will happen, in a few words. */
export const EVENT_TEXTS: Readonly<Record<MoneyEvent, Readonly<Record<CustomerLanguage, string>>>> = {
  PAYMENT_STARTED: {
    EN: "Payment started",
    DE: "Zahlung begonnen",
    FR: "Paiement commencé",
    ES: "Pago iniciado",
  },
  PAYMENT_ARRIVES: {
    EN: "Payment arrives",
    DE: "Zahlung trifft ein",
    FR: "Arrivée du paiement",
    ES: "Llegada del pago",
  },
  RESERVED: {
    EN: "Amount reserved",
    DE: "Betrag reserviert",
    FR: "Montant réservé",
    ES: "Importe reservado",
  },
  RESERVATION_ENDS: {
    EN: "Reservation becomes a payment or ends",
    DE: "Reservierung wird zur Zahlung oder endet",
    FR: "La réservation devient un paiement ou prend fin",
    ES: "La reserva se convierte en pago o termina",
  },
  PAID: { EN: "Paid", DE: "Bezahlt", FR: "Payé", ES: "Pagado" },
  DELAYED: { EN: "Delayed", DE: "Verzögert", FR: "Retardé", ES: "Retrasado" },
  FAILED: { EN: "Not carried out", DE: "Nicht ausgeführt", FR: "Non exécuté", ES: "No realizado" },
  SENT_BACK: {
    EN: "Sent back by the bank",
    DE: "Von der Bank zurückgegeben",
    FR: "Renvoyé par la banque",
    ES: "Devuelto por el banco",
  },
  CANCELLED: { EN: "Cancelled", DE: "Abgebrochen", FR: "Annulé", ES: "Cancelado" },
  REFUND_STARTED: {
    EN: "Refund started",
    DE: "Erstattung veranlasst",
    FR: "Remboursement lancé",
    ES: "Reembolso iniciado",
  },
  REFUND_LEAVES: {
    EN: "Refund is sent",
    DE: "Erstattung wird versandt",
    FR: "Envoi du remboursement",
    ES: "Envío del reembolso",
  },
  REFUND_ARRIVES: {
    EN: "Refund arrives",
    DE: "Erstattung trifft ein",
    FR: "Arrivée du remboursement",
    ES: "Llegada del reembolso",
  },
  REFUND_CAME_BACK: {
    EN: "Refund came back",
    DE: "Erstattung kam zurück",
    FR: "Remboursement revenu",
    ES: "Reembolso devuelto",
  },
  DISPUTE_OPENED: {
    EN: "Payment disputed",
    DE: "Zahlung beanstandet",
    FR: "Paiement contesté",
    ES: "Pago reclamado",
  },
  DISPUTE_ENDS: {
    EN: "Dispute is decided",
    DE: "Beanstandung wird entschieden",
    FR: "Décision sur la contestation",
    ES: "Decisión sobre la reclamación",
  },
  TAKEN_BACK: {
    EN: "Returned to the payer",
    DE: "An den Zahler zurückgegeben",
    FR: "Rendu au payeur",
    ES: "Devuelto al pagador",
  },
  CHECK_STARTED: {
    EN: "Check started",
    DE: "Prüfung begonnen",
    FR: "Vérification commencée",
    ES: "Revisión iniciada",
  },
  CHECK_ENDS: {
    EN: "Check is finished",
    DE: "Prüfung wird abgeschlossen",
    FR: "Fin de la vérification",
    ES: "Fin de la revisión",
  },
  PAYOUT_PREPARED: {
    EN: "Payout prepared",
    DE: "Auszahlung vorbereitet",
    FR: "Versement préparé",
    ES: "Abono preparado",
  },
  PAYOUT_LEAVES: {
    EN: "Payout is sent",
    DE: "Auszahlung wird versandt",
    FR: "Envoi du versement",
    ES: "Envío del abono",
  },
  PAYOUT_SENT: { EN: "Payout sent", DE: "Auszahlung versandt", FR: "Versement envoyé", ES: "Abono enviado" },
  PAYOUT_ARRIVES: {
    EN: "Payout arrives",
    DE: "Auszahlung trifft ein",
    FR: "Arrivée du versement",
    ES: "Llegada del abono",
  },
  PAYOUT_CREDITED: {
    EN: "Payout credited",
    DE: "Auszahlung gutgeschrieben",
    FR: "Versement crédité",
    ES: "Abono recibido",
  },
  PAYOUT_CAME_BACK: {
    EN: "Payout came back",
    DE: "Auszahlung kam zurück",
    FR: "Versement revenu",
    ES: "Abono devuelto",
  },
  COLLECTION_STARTED: {
    EN: "Collection started",
    DE: "Lastschrift eingereicht",
    FR: "Prélèvement lancé",
    ES: "Cobro iniciado",
  },
  COLLECTION_ENDS: {
    EN: "Collection is finished",
    DE: "Lastschrift wird abgeschlossen",
    FR: "Fin du prélèvement",
    ES: "Fin del cobro",
  },
  COLLECTED: { EN: "Collected", DE: "Abgebucht", FR: "Prélevé", ES: "Cobrado" },
};
