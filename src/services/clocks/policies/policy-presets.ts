import { CaseKind } from "../../../entities/cases/case-enums";
import { PolicyPreset } from "../../../entities/clocks/policy-enums";

/** One duty of a rule: so many business days, or so much of any time. */
export interface PresetDuty {
  readonly name: string;
  readonly businessDays: number | null;
  /** By ISO 8601; of business days it depends on nothing: each is 24 open hours. */
  readonly duration: string;
}

export interface Preset {
  readonly preset: PolicyPreset;
  readonly name: string;
  readonly description: string;
  readonly source: string;
  /** Whose holidays its business days keep: by ISO 3166-1; null where the rule is that of many countries. */
  readonly country: string | null;
  readonly kinds: readonly CaseKind[];
  readonly duties: readonly PresetDuty[];
}

const UNAUTHORISED = [CaseKind.UNAUTHORISED_CHARGE, CaseKind.DISPUTE];

/** Summaries, and no advice: who is bound by a rule, and from when on it counts, is for the workspace to say. */
export const PRESETS: readonly Preset[] = [
  {
    preset: PolicyPreset.US_REG_E,
    name: "US Regulation E",
    description:
      "Errors in electronic fund transfers, such as payments by debit card: 10 business days, or provisional credit by then and up to 45 calendar days, in some cases 90.",
    source: "Regulation E, as the documentation of Marqeta and of Increase sums it up.",
    country: "US",
    kinds: UNAUTHORISED,
    duties: [
      businessDays("Resolve it, or credit it provisionally", 10),
      days("Resolve it", 45),
      days("Resolve it where 90 days are given", 90),
    ],
  },
  {
    preset: PolicyPreset.US_REG_Z,
    name: "US Regulation Z",
    description:
      "Billing errors of credit cards: acknowledged within 30 days, resolved within two billing cycles, at most 90 days.",
    source: "12 CFR 226.13, and paymentsandrisk.com.",
    country: "US",
    kinds: UNAUTHORISED,
    duties: [days("Acknowledge it in writing", 30), days("Resolve it", 90)],
  },
  {
    preset: PolicyPreset.EU_PSD2_REFUND,
    name: "PSD2: refund of an unauthorised payment",
    description:
      "An unauthorised payment is refunded by the end of the next business day, unless there is reason to suspect fraud of the payer.",
    source: "Directive (EU) 2015/2366, article 73.",
    country: null,
    kinds: [CaseKind.UNAUTHORISED_CHARGE],
    duties: [businessDays("Refund it", 1)],
  },
  {
    preset: PolicyPreset.UK_PAYMENT_COMPLAINT,
    name: "UK: complaint about a payment service",
    description: "Final response within 15 business days, in exceptional circumstances 35.",
    source: "Guides of the FCA, and myPOS.",
    country: "GB",
    kinds: [CaseKind.COMPLAINT],
    duties: [
      businessDays("Final response", 15),
      businessDays("Final response in exceptional circumstances", 35),
    ],
  },
  {
    preset: PolicyPreset.UK_COMPLAINT,
    name: "UK: other complaint",
    description:
      "Final response within 8 weeks; what is solved by the end of the third business day takes a summary alone. Acknowledge it promptly in writing, for which the rule names no number of days.",
    source: "FCA Handbook, DISP 1.5 and 1.6.",
    country: "GB",
    kinds: [CaseKind.COMPLAINT],
    duties: [businessDays("Solve it, to answer with a summary", 3), days("Final response", 56)],
  },
];

function businessDays(name: string, count: number): PresetDuty {
  return { name, businessDays: count, duration: `PT${count * 24}H` };
}

function days(name: string, count: number): PresetDuty {
  return { name, businessDays: null, duration: `P${count}D` };
}
