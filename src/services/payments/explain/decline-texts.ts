import type { DeclineReason, CustomerLanguage } from "../../../entities/payments/decline-enums";

/**
 * What a customer may be told of each reason. Never a word of loss, theft or suspicion: `GENERIC` is also what whoever
 * holds somebody else's card reads. No sentence says more than that reason, so that it can be sent as it stands.
 */
export const DECLINE_TEXTS: Readonly<Record<DeclineReason, Readonly<Record<CustomerLanguage, string>>>> = {
  GENERIC: {
    EN: "The bank did not accept this payment. Please contact your bank, or use another way to pay.",
    DE: "Die Bank hat diese Zahlung nicht angenommen. Bitte wenden Sie sich an Ihre Bank, oder nutzen Sie eine andere Zahlungsart.",
    FR: "La banque n'a pas accepté ce paiement. Veuillez contacter votre banque ou utiliser un autre moyen de paiement.",
    ES: "El banco no aceptó este pago. Póngase en contacto con su banco o utilice otra forma de pago.",
  },
  ASK_BANK: {
    EN: "Your bank would like to hear from you before it accepts this payment. Please call it, then try again.",
    DE: "Ihre Bank möchte mit Ihnen sprechen, bevor sie diese Zahlung annimmt. Bitte rufen Sie dort an, und versuchen Sie es dann erneut.",
    FR: "Votre banque souhaite vous parler avant d'accepter ce paiement. Veuillez l'appeler, puis réessayer.",
    ES: "Su banco desea hablar con usted antes de aceptar este pago. Llámelo y vuelva a intentarlo.",
  },
  NOT_ALLOWED: {
    EN: "Your card cannot be used for this kind of payment. Please use another way to pay, or ask your bank to allow it.",
    DE: "Ihre Karte ist für diese Art von Zahlung nicht freigeschaltet. Bitte nutzen Sie eine andere Zahlungsart, oder fragen Sie Ihre Bank.",
    FR: "Votre carte ne permet pas ce type de paiement. Veuillez utiliser un autre moyen de paiement ou demander à votre banque de l'autoriser.",
    ES: "Su tarjeta no admite este tipo de pago. Utilice otra forma de pago o pida a su banco que lo permita.",
  },
  CURRENCY: {
    EN: "This card or account does not take this currency. Please use another one, or pay in another currency.",
    DE: "Diese Karte oder dieses Konto lässt diese Währung nicht zu. Bitte nutzen Sie eine andere Zahlungsart oder Währung.",
    FR: "Cette carte ou ce compte n'accepte pas cette devise. Veuillez en utiliser un autre ou payer dans une autre devise.",
    ES: "Esta tarjeta o cuenta no admite esta moneda. Utilice otra o pague en otra moneda.",
  },
  CARD_EXPIRED: {
    EN: "Your card has expired. Please use another card, or enter the details of your new one.",
    DE: "Ihre Karte ist abgelaufen. Bitte nutzen Sie eine andere, oder geben Sie die Daten Ihrer neuen Karte ein.",
    FR: "Votre carte a expiré. Veuillez en utiliser une autre ou saisir les données de la nouvelle.",
    ES: "Su tarjeta ha caducado. Utilice otra o introduzca los datos de la nueva.",
  },
  BALANCE: {
    EN: "The balance was not enough for this payment. Please try again later, or use another way to pay.",
    DE: "Das Guthaben reichte für diese Zahlung nicht aus. Bitte versuchen Sie es später erneut, oder nutzen Sie eine andere Zahlungsart.",
    FR: "Le solde disponible ne suffisait pas pour ce paiement. Veuillez réessayer plus tard ou utiliser un autre moyen de paiement.",
    ES: "El saldo no era suficiente para este pago. Inténtelo más tarde o utilice otra forma de pago.",
  },
  LIMIT: {
    EN: "This payment is beyond the limit of your card for now. Please try again tomorrow, ask your bank to raise the limit, or use another way to pay.",
    DE: "Diese Zahlung übersteigt derzeit das Limit Ihrer Karte. Bitte versuchen Sie es morgen erneut, lassen Sie das Limit erhöhen, oder nutzen Sie eine andere Zahlungsart.",
    FR: "Ce paiement dépasse pour le moment le plafond de votre carte. Veuillez réessayer demain, demander un plafond plus élevé ou utiliser un autre moyen de paiement.",
    ES: "Este pago supera por ahora el límite de su tarjeta. Inténtelo mañana, pida a su banco un límite mayor o utilice otra forma de pago.",
  },
  AMOUNT: {
    EN: "This amount cannot be paid this way. Please check the amount, or use another way to pay.",
    DE: "Dieser Betrag kann so nicht bezahlt werden. Bitte prüfen Sie den Betrag, oder nutzen Sie eine andere Zahlungsart.",
    FR: "Ce montant ne peut pas être payé de cette façon. Veuillez vérifier le montant ou utiliser un autre moyen de paiement.",
    ES: "Este importe no se puede pagar de esta forma. Compruebe el importe o utilice otra forma de pago.",
  },
  CARD_NUMBER: {
    EN: "The card number does not seem to be right. Please check it and try again.",
    DE: "Die Kartennummer scheint nicht zu stimmen. Bitte prüfen Sie sie, und versuchen Sie es erneut.",
    FR: "Le numéro de carte ne semble pas correct. Veuillez le vérifier et réessayer.",
    ES: "El número de la tarjeta no parece correcto. Compruébelo y vuelva a intentarlo.",
  },
  SECURITY_CODE: {
    EN: "The security code of the card is not right. Please check it and try again.",
    DE: "Die Prüfziffer der Karte stimmt nicht. Bitte prüfen Sie sie, und versuchen Sie es erneut.",
    FR: "Le code de sécurité de la carte n'est pas correct. Veuillez le vérifier et réessayer.",
    ES: "El código de seguridad de la tarjeta no es correcto. Compruébelo y vuelva a intentarlo.",
  },
  EXPIRY_DATE: {
    EN: "The expiry date of the card is not right. Please check it and try again.",
    DE: "Das Ablaufdatum der Karte stimmt nicht. Bitte prüfen Sie es, und versuchen Sie es erneut.",
    FR: "La date d'expiration de la carte n'est pas correcte. Veuillez la vérifier et réessayer.",
    ES: "La fecha de caducidad de la tarjeta no es correcta. Compruébela y vuelva a intentarlo.",
  },
  ADDRESS: {
    EN: "The billing address is not the one that your bank has on file. Please check it and try again.",
    DE: "Die Rechnungsadresse stimmt nicht mit der bei Ihrer Bank überein. Bitte prüfen Sie sie, und versuchen Sie es erneut.",
    FR: "L'adresse de facturation n'est pas celle que votre banque connaît. Veuillez la vérifier et réessayer.",
    ES: "La dirección de facturación no es la que conoce su banco. Compruébela y vuelva a intentarlo.",
  },
  ACCOUNT_DETAILS: {
    EN: "The details of the card or account do not seem to be right or up to date. Please check them and try again.",
    DE: "Die Karten- oder Kontodaten scheinen nicht zu stimmen oder nicht aktuell zu sein. Bitte prüfen Sie sie, und versuchen Sie es erneut.",
    FR: "Les données de la carte ou du compte ne semblent pas correctes ou à jour. Veuillez les vérifier et réessayer.",
    ES: "Los datos de la tarjeta o de la cuenta no parecen correctos o actuales. Compruébelos y vuelva a intentarlo.",
  },
  ACCOUNT_CLOSED: {
    EN: "This card or account is no longer in use at the bank. Please give us another one.",
    DE: "Diese Karte oder dieses Konto wird bei der Bank nicht mehr geführt. Bitte nennen Sie uns eine andere Verbindung.",
    FR: "Cette carte ou ce compte n'est plus en service à la banque. Veuillez nous en indiquer un autre.",
    ES: "Esta tarjeta o cuenta ya no está en uso en el banco. Indíquenos otra.",
  },
  ACCOUNT_RESTRICTED: {
    EN: "The bank does not accept this payment on this account. Please ask the bank, or use another account.",
    DE: "Die Bank lässt diese Zahlung auf diesem Konto nicht zu. Bitte fragen Sie die Bank, oder nutzen Sie ein anderes Konto.",
    FR: "La banque n'accepte pas ce paiement sur ce compte. Veuillez interroger la banque ou utiliser un autre compte.",
    ES: "El banco no acepta este pago en esta cuenta. Consulte al banco o utilice otra cuenta.",
  },
  ACCOUNT_HOLDER: {
    EN: "The name or details of the account holder are not those that the bank has on file. Please check them and try again.",
    DE: "Name oder Angaben zum Kontoinhaber stimmen nicht mit denen bei der Bank überein. Bitte prüfen Sie sie, und versuchen Sie es erneut.",
    FR: "Le nom ou les données du titulaire ne sont pas ceux que la banque connaît. Veuillez les vérifier et réessayer.",
    ES: "El nombre o los datos del titular no son los que conoce el banco. Compruébelos y vuelva a intentarlo.",
  },
  AUTHENTICATION: {
    EN: "Your bank asks you to confirm this payment. Please try again and confirm it in your banking app or as your bank asks.",
    DE: "Ihre Bank bittet Sie, diese Zahlung zu bestätigen. Bitte versuchen Sie es erneut, und bestätigen Sie sie in Ihrer Banking-App oder wie gewohnt.",
    FR: "Votre banque vous demande de confirmer ce paiement. Veuillez réessayer et le confirmer dans votre application bancaire ou comme votre banque le demande.",
    ES: "Su banco le pide que confirme este pago. Vuelva a intentarlo y confírmelo en la aplicación de su banco o como este le indique.",
  },
  IDENTIFICATION: {
    EN: "Your bank wants to know that it is you who pays. Please try again, and contact your bank if it does not work.",
    DE: "Ihre Bank möchte sichergehen, dass Sie es sind, der zahlt. Bitte versuchen Sie es erneut, und wenden Sie sich an Ihre Bank, wenn es nicht gelingt.",
    FR: "Votre banque veut s'assurer que c'est bien vous qui payez. Veuillez réessayer et la contacter si cela ne fonctionne pas.",
    ES: "Su banco quiere confirmar que es usted quien paga. Vuelva a intentarlo y, si no funciona, póngase en contacto con él.",
  },
  PIN: {
    EN: "The payment needs the right PIN of the card. Please try again with your PIN.",
    DE: "Für die Zahlung wird die richtige PIN der Karte benötigt. Bitte versuchen Sie es mit Ihrer PIN erneut.",
    FR: "Le paiement nécessite le bon code PIN de la carte. Veuillez réessayer avec votre code.",
    ES: "El pago necesita el PIN correcto de la tarjeta. Vuelva a intentarlo con su PIN.",
  },
  PIN_TRIES: {
    EN: "The PIN was entered wrongly too often. Please contact your bank to reset it, or use another way to pay.",
    DE: "Die PIN wurde zu oft falsch eingegeben. Bitte lassen Sie sie bei Ihrer Bank zurücksetzen, oder nutzen Sie eine andere Zahlungsart.",
    FR: "Le code PIN a été saisi trop de fois de façon incorrecte. Veuillez contacter votre banque pour le réinitialiser ou utiliser un autre moyen de paiement.",
    ES: "El PIN se introdujo mal demasiadas veces. Pida a su banco que lo restablezca o utilice otra forma de pago.",
  },
  BANK_UNREACHABLE: {
    EN: "The bank could not be reached. Please try again in an hour, or use another way to pay.",
    DE: "Die Bank war nicht zu erreichen. Bitte versuchen Sie es in einer Stunde erneut, oder nutzen Sie eine andere Zahlungsart.",
    FR: "La banque n'a pas pu être jointe. Veuillez réessayer dans une heure ou utiliser un autre moyen de paiement.",
    ES: "No se pudo contactar con el banco. Inténtelo dentro de una hora o utilice otra forma de pago.",
  },
  TECHNICAL: {
    EN: "Something technical went wrong with this payment. Please try again.",
    DE: "Bei dieser Zahlung ist ein technischer Fehler aufgetreten. Bitte versuchen Sie es erneut.",
    FR: "Un problème technique est survenu lors de ce paiement. Veuillez réessayer.",
    ES: "Se produjo un problema técnico con este pago. Vuelva a intentarlo.",
  },
  OUR_SIDE: {
    EN: "This payment failed for a technical reason on our side, not because of you or your card. Please try again later, or use another way to pay.",
    DE: "Diese Zahlung scheiterte aus einem technischen Grund bei uns, nicht an Ihnen oder Ihrer Karte. Bitte versuchen Sie es später erneut, oder nutzen Sie eine andere Zahlungsart.",
    FR: "Ce paiement a échoué pour une raison technique de notre côté, et non à cause de vous ou de votre carte. Veuillez réessayer plus tard ou utiliser un autre moyen de paiement.",
    ES: "Este pago falló por un motivo técnico nuestro, no por usted ni por su tarjeta. Inténtelo más tarde o utilice otra forma de pago.",
  },
  STOPPED: {
    EN: "Your bank was asked not to carry out this payment. If that was not what you wanted, please contact your bank, or pay another way.",
    DE: "Ihre Bank wurde gebeten, diese Zahlung nicht auszuführen. Wenn Sie das nicht wollten, wenden Sie sich bitte an Ihre Bank, oder zahlen Sie auf andere Weise.",
    FR: "Il a été demandé à votre banque de ne pas exécuter ce paiement. Si ce n'est pas ce que vous vouliez, veuillez contacter votre banque ou payer autrement.",
    ES: "Se pidió a su banco que no realizara este pago. Si no era lo que usted quería, póngase en contacto con su banco o pague de otra forma.",
  },
  DUPLICATE: {
    EN: "The same payment was made just before. Please check whether it went through before you pay again.",
    DE: "Dieselbe Zahlung wurde kurz zuvor schon ausgelöst. Bitte prüfen Sie, ob sie angekommen ist, bevor Sie noch einmal zahlen.",
    FR: "Le même paiement vient d'être effectué. Veuillez vérifier s'il a abouti avant de payer à nouveau.",
    ES: "El mismo pago se hizo justo antes. Compruebe si se realizó antes de volver a pagar.",
  },
  TEST_CARD: {
    EN: "This card number is for tests only. Please use a real card.",
    DE: "Diese Kartennummer dient nur zum Testen. Bitte nutzen Sie eine echte Karte.",
    FR: "Ce numéro de carte ne sert qu'aux tests. Veuillez utiliser une vraie carte.",
    ES: "Este número de tarjeta es solo para pruebas. Utilice una tarjeta real.",
  },
  APPROVED: {
    EN: "The bank accepted this payment.",
    DE: "Die Bank hat diese Zahlung angenommen.",
    FR: "La banque a accepté ce paiement.",
    ES: "El banco aceptó este pago.",
  },
};
