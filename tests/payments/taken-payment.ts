import { aCharge, anEvent, aPaymentIntent } from "./stripe-objects";

/** The events of a payment of 20 euros that is taken at once. */
export const taken = [
  anEvent("payment_intent.created", aPaymentIntent()),
  anEvent("charge.succeeded", aCharge(), 2),
  anEvent(
    "payment_intent.succeeded",
    aPaymentIntent({ status: "succeeded", amount_received: 2000, latest_charge: "ch_1" }),
    2,
  ),
];
