import type { Channel, CustomerKind, IdentityKind } from "../../src/entities/customers/customer-enums";

export interface DemoCustomer {
  /** External id. */
  readonly key: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string;
  readonly timeZone: string;
  /** Of the account, for everyday payments. */
  readonly currency: string;
  readonly tier: string;
  readonly channel: Channel;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly identities: readonly { kind: IdentityKind; source?: string; value: string }[];
}

type Further = Partial<Pick<DemoCustomer, "tier" | "channel" | "tags" | "attributes" | "identities">>;

const PLAIN = { channel: "EMAIL", tags: [], attributes: {}, identities: [] } as const;

/** A person who pays, or is paid. */
export function consumer(
  key: string,
  name: string,
  [locale, timeZone, currency]: readonly [string, string, string],
  further: Further = {},
): DemoCustomer {
  return {
    ...PLAIN,
    ...{ key, kind: "CONSUMER", name, locale, timeZone, currency, tier: "standard" },
    email: `${plain(name).replaceAll(" ", ".")}@mail.example`,
    ...further,
  };
}

/** A business that takes payments. */
export function merchant(
  key: string,
  name: string,
  [locale, timeZone, currency]: readonly [string, string, string],
  desk: string,
  further: Further = {},
): DemoCustomer {
  return {
    ...PLAIN,
    ...{ key, kind: "MERCHANT", name, locale, timeZone, currency, tier: "growth" },
    email: `${desk}@${plain(name).replaceAll(" ", "-")}.example`,
    ...further,
  };
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z ]/g, "")
    .toLowerCase();
}
