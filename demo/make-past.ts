import { mergeCustomers } from "../src/services/cases/merging/merge-customers";
import { markCaseRead } from "../src/services/cases/reading/mark-case-read";
import { blockCustomer } from "../src/services/customers/block-customer";
import type { MemberName } from "./company";
import { consumer, type DemoCustomer } from "./customers/demo-customer";
import { makeCustomer } from "./make-customers";
import { idOf, type Scene } from "./scene";

const A_MONTH = 24 * 30;

/** Known to be one with another, since somebody looked. */
const MERGED: readonly (readonly [DemoCustomer, into: string])[] = [
  [consumer("u-1911", "P. Hargreaves", ["en-GB", "Europe/London", "GBP"], { channel: "CHAT" }), "u-1010"],
  [consumer("u-1912", "Brandauer Felix", ["de-AT", "Europe/Vienna", "EUR"], { channel: "PORTAL" }), "u-1023"],
];

const BLOCKED = { customer: "u-1021", reason: "Insulted three of us on the chat, after two warnings." };

/** Who has looked at what; everything else is new to everybody. */
const READ: readonly (readonly [MemberName, readonly string[]])[] = [
  ["chloe", ["bicycle", "unknown-charge-br", "chargeback-letter", "direct-debit-back"]],
  ["lena", ["refund-came-back", "where-refund", "new-phone"]],
  ["jonas", ["bicycle", "shop-leak", "same-stranger"]],
];

/** What was done in the past about customers, and what has been read. */
export async function makePast(scene: Scene): Promise<void> {
  const { customers, cases, members } = scene.made;
  for (const [double, into] of MERGED) {
    await makeCustomer(scene, double, 2 * A_MONTH);
    await mergeCustomers.body(scene.as(scene.at(A_MONTH), "jonas"), {
      customerId: idOf(customers, double.key),
      intoCustomerId: idOf(customers, into),
    });
  }
  const { customer, reason } = BLOCKED;
  await blockCustomer.body(scene.as(scene.at(A_MONTH), "jonas"), {
    customerId: idOf(customers, customer),
    reason,
  });
  for (const [name, keys] of READ)
    for (const key of keys)
      await markCaseRead.body(scene.as(scene.at(0.1), name), {
        caseId: idOf(cases, key),
        memberId: idOf(members, name),
      });
}
