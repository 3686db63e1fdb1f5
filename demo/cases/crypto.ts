import { customer, given, note, priority, resolved, staff, waits, watched } from "../steps";
import type { DemoCase } from "./demo-case";

/** Payments on public chains. */
export const CRYPTO: readonly DemoCase[] = [
  {
    key: "late-bitcoin",
    customer: "u-1004",
    transactions: ["np-7004"],
    hoursAgo: 44,
    subject: "Bitcoin payment confirmed, invoice still unpaid",
    kind: "FAILED_PAYMENT",
    priority: "NORMAL",
    channel: "EMAIL",
    team: "crypto",
    member: "priya",
    tags: ["crypto", "paid-late"],
    body: "The network shows four confirmations for my payment, but the shop says the invoice has expired. I sent it about an hour after the invoice was made.",
    steps: [
      note(
        "Paid late: the invoice had lapsed. The amount matches exactly, so the merchant can accept it by hand.",
      ),
      staff(
        "The coins did arrive, a little after the invoice had lapsed. We have asked the shop to accept the payment; if it does not, the full amount goes back to the address you sent it from.",
      ),
      customer("Thank you. Please do not send it back at today's rate, I sent bitcoin and want bitcoin."),
      staff("Of course: the same amount of bitcoin, less the network's fee."),
      waits("THIRD_PARTY", "MERCHANT_INQUIRY"),
    ],
  },
  {
    key: "wrong-chain",
    customer: "u-1013",
    transactions: ["np-7013"],
    hoursAgo: 25,
    subject: "USDC auf der falschen Chain gesendet",
    kind: "FAILED_PAYMENT",
    priority: "HIGH",
    channel: "EMAIL",
    team: "crypto",
    member: "priya",
    tags: ["crypto", "wrong-chain"],
    body: "Hallo, die Rechnung war auf Ethereum, ich habe die 48 USDC aber über Polygon geschickt. Ist das Geld jetzt weg?",
    steps: [
      staff(
        "Hallo {name}, nein: Die Adresse gehört uns auf beiden Chains. Wir müssen die Rücksendung aber von Hand machen; das dauert bis zu fünf Werktage und kostet nur die Netzgebühr.",
      ),
      note("Address is ours on polygon too (custody confirmed). Manual sweep, four eyes.", {
        mentions: ["jonas"],
      }),
      customer("Puh. Dann bitte an die Adresse zurück, von der es kam.", { hours: 0.5 }),
      watched("jonas"),
    ],
  },
  {
    key: "underpaid",
    customer: "u-1023",
    transactions: ["np-7014"],
    hoursAgo: 13,
    subject: "Börse hat Gebühr abgezogen, Rechnung nur teilweise bezahlt",
    kind: "FAILED_PAYMENT",
    priority: "NORMAL",
    channel: "EMAIL",
    team: "crypto",
    member: "priya",
    tags: ["crypto", "underpaid"],
    body: "Meine Börse hat 0,0009 BTC als Gebühr abgezogen, jetzt steht die Rechnung als unterbezahlt da. Kann ich den Rest nachschicken?",
    steps: [
      staff(
        "Ja: Schicken Sie genau 0,0009 BTC an dieselbe Adresse, am besten so, dass Ihre Börse die Gebühr obendrauf rechnet. Die Rechnung bleibt bis morgen Mittag offen.",
      ),
      waits("CUSTOMER", "NEW_ATTEMPT_REQUESTED"),
    ],
  },
  {
    key: "reorganised",
    customer: "u-1023",
    transactions: ["np-7015"],
    hoursAgo: 117,
    subject: "Zahlung war bestätigt und ist jetzt wieder offen",
    kind: "DELAYED_PAYMENT",
    priority: "NORMAL",
    channel: "EMAIL",
    team: "crypto",
    tags: ["crypto", "reorganised"],
    body: "Gestern stand die Zahlung auf bezahlt, heute wieder auf ausstehend. Was ist da los?",
    steps: [
      given({ member: "priya" }, { by: "jonas", hours: 0.2 }),
      priority("HIGH"),
      staff(
        "Das Netz hat den Block mit Ihrer Überweisung verworfen; das kommt selten vor. Sie wird in einen neuen Block aufgenommen, Sie brauchen nichts zu tun. Der Händler weiß Bescheid.",
      ),
      waits("THIRD_PARTY", "PROVIDER_INQUIRY"),
    ],
  },
  {
    key: "fee-bumped",
    customer: "u-1004",
    transactions: ["np-7016"],
    hoursAgo: 5,
    subject: "I raised the fee, did I pay twice?",
    kind: "QUESTION",
    priority: "LOW",
    channel: "EMAIL",
    team: "crypto",
    member: "priya",
    tags: ["crypto"],
    body: "My first transfer was stuck, so I replaced it with one that pays a higher fee, and rounded up a little. Now I see two of them in my wallet. Did I pay twice?",
    steps: [
      staff(
        "No. The second replaced the first, which can never confirm any more. You sent 0.002 BTC more than the invoice asked for; the shop returns it, or keeps it as a credit if you tell us so.",
        { hours: 0.8 },
      ),
      customer("A credit is fine.", { hours: 0.5 }),
      resolved("EXPLAINED", { hours: 0.4 }),
    ],
  },
];
