import { upsertCustomer } from "../src/services/customers/upsert-customer";
import { CONSUMERS } from "./customers/consumers";
import type { DemoCustomer } from "./customers/demo-customer";
import { MERCHANTS } from "./customers/merchants";
import { anotherName } from "./customers/other-names";
import type { Scene } from "./scene";
import { together } from "./together";

const ALREADY_A_YEAR = 24 * 365;

/** All customers, each long known. */
export async function makeCustomers(scene: Scene): Promise<void> {
  await together([...CONSUMERS, ...MERCHANTS], (customer, index) =>
    makeCustomer(scene, customer, ALREADY_A_YEAR - index * 37),
  );
}

export async function makeCustomer(scene: Scene, customer: DemoCustomer, hoursAgo: number): Promise<void> {
  const { key, kind, locale, timeZone, tier, tags, attributes, channel } = customer;
  const name = scene.copy === 0 ? customer.name : anotherName(customer, scene.copy);
  const { customer: made } = await upsertCustomer.body(scene.at(hoursAgo), {
    externalId: { source: kind === "MERCHANT" ? "merchants" : "app", id: scene.named(key) },
    ...{ kind, name, locale, timeZone, tier, tags, attributes },
    preferredChannel: channel,
    consentedChannels: ["EMAIL"],
    identities: identitiesOf(scene, customer),
  });
  scene.made.customers.set(scene.named(key), made.id);
  scene.made.firstNames.set(scene.named(key), name.split(" ")[0] ?? name);
}

/** An identity is one customer's: the copies have their own. */
function identitiesOf({ copy }: Scene, { email, identities }: DemoCustomer): DemoCustomer["identities"] {
  const address = email && {
    kind: "EMAIL" as const,
    value: copy === 0 ? email : email.replace("@", `.${copy}@`),
  };
  return [...(address ? [address] : []), ...(copy === 0 ? identities : [])];
}
