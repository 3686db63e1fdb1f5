import { addMerchantContact } from "../src/services/customers/contacts/keep-contacts";
import { CONTACTS, type DemoContact } from "./customers/contacts";
import { DOUBLES } from "./customers/doubles";
import { makeCustomer } from "./make-customers";
import { idOf, type Scene } from "./scene";

const HALF_A_YEAR = 24 * 182;

/** Who speaks for merchants, and who came a second time without being known. */
export async function makeContacts(scene: Scene): Promise<void> {
  // One after the other: of each merchant the first is the primary one.
  for (const contact of CONTACTS) await makeContact(scene, contact);
  for (const double of DOUBLES) await makeCustomer(scene, double, HALF_A_YEAR);
}

async function makeContact(scene: Scene, { merchant, role, person }: DemoContact): Promise<void> {
  await makeCustomer(scene, person, HALF_A_YEAR);
  await addMerchantContact.body(scene.at(HALF_A_YEAR), {
    merchantId: idOf(scene.made.customers, scene.named(merchant)),
    customerId: idOf(scene.made.customers, scene.named(person.key)),
    role,
  });
}
