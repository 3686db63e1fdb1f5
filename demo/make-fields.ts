import type { Raw } from "../src/kernel/firewall/safe-text";
import { createCaseField, type CreateCaseFieldInput } from "../src/services/cases/fields/define-case-field";
import { setCaseFields, type SetCaseFieldsInput } from "../src/services/cases/fields/set-case-fields";
import type { MemberName } from "./company";
import { idOf, type Scene } from "./scene";

const A_YEAR = 24 * 365;

const FIELDS: readonly Raw<CreateCaseFieldInput>[] = [
  { key: "order", label: "Order number", type: "TEXT", isPublic: true },
  { key: "loss", label: "Loss to the customer", type: "MONEY" },
  { key: "noticed_on", label: "Noticed on", type: "DATE", isPublic: true },
  {
    key: "way_in",
    label: "How they came in",
    type: "CHOICE",
    choices: ["link", "phone call", "lost device"],
  },
  { key: "seller", label: "Seller", type: "CUSTOMER" },
];

interface Filled {
  readonly case: string;
  readonly by: MemberName;
  readonly values: (scene: Scene) => Raw<SetCaseFieldsInput>["fields"];
}

const euros = (amountMinor: bigint) => ({ money: { amountMinor, currency: "EUR" } });

const FILLED: readonly Filled[] = [
  {
    case: "bicycle",
    by: "chloe",
    values: ({ made }) => [
      { key: "order", value: { text: "FR-20418" } },
      { key: "loss", value: euros(124_900n) },
      { key: "seller", value: { customerId: idOf(made.customers, "m-2002") } },
    ],
  },
  {
    case: "refund-came-back",
    by: "lena",
    values: ({ made }) => [
      { key: "order", value: { text: "RB-7712" } },
      { key: "loss", value: euros(21_500n) },
      { key: "seller", value: { customerId: idOf(made.customers, "m-2003") } },
    ],
  },
  {
    case: "unknown-charge-br",
    by: "jonas",
    values: () => [
      { key: "way_in", value: { choice: "link" } },
      { key: "noticed_on", value: { date: "2026-01-12" } },
    ],
  },
];

/** What this company asks of its cases beyond what all companies ask, and what is known of some of them. */
export async function makeFields(scene: Scene): Promise<void> {
  for (const field of FIELDS) await createCaseField.body(scene.at(A_YEAR), field);
  for (const filled of FILLED) {
    const ctx = scene.as(scene.at(0.2), filled.by);
    await setCaseFields.body(ctx, {
      caseId: idOf(scene.made.cases, filled.case),
      fields: filled.values(scene),
    });
  }
}
