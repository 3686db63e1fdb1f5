import type { Raw } from "../src/kernel/firewall/safe-text";
import {
  createCustomerSegment,
  type CreateCustomerSegmentInput,
} from "../src/services/customers/segments/save-segment";
import type { Scene } from "./scene";

const A_YEAR = 24 * 365;

/** Which customers the desk looks after in particular, saved for all of it. */
export async function makeSegments(scene: Scene): Promise<void> {
  const segments: readonly Omit<Raw<CreateCustomerSegmentInput>, "isShared">[] = [
    { name: "Gold customers", filter: { kind: "CONSUMER", tier: "gold" } },
    {
      name: "Handle with care",
      filter: { or: [{ tag: "vulnerable-customer" }, { tag: "disputes-high" }], blocked: false },
    },
    { name: "Merchants in person", filter: { kind: "MERCHANT", tag: "pos", not: { tag: "online" } } },
  ];
  for (const segment of segments)
    await createCustomerSegment.body(scene.at(A_YEAR), { ...segment, isShared: true });
}
