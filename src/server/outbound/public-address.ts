import { lookup as resolve, type LookupAddress, type LookupAllOptions } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** A host that is, or resolves to, an address inside our own network: asking it would lend strangers our position. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(`"${host}" is not at a public address`);
  }
}

/** Everything that is not reached through the public internet (IANA special-purpose registries). */
const SPECIAL: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Link-local; cloud machines answer with their own credentials at 169.254.169.254.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
/** Of IPv6 only global unicast is public, and of that not the parts that lead back to special IPv4 addresses. */
const GLOBAL_UNICAST_V6 = ["2000::", 3] as const;
const SPECIAL_V6: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const specialV4 = new BlockList();
for (const [network, prefix] of SPECIAL) specialV4.addSubnet(network, prefix, "ipv4");
const globalV6 = new BlockList();
globalV6.addSubnet(...GLOBAL_UNICAST_V6, "ipv6");
const specialV6 = new BlockList();
for (const [network, prefix] of SPECIAL_V6) specialV6.addSubnet(network, prefix, "ipv6");

/** Whether an IP address is reached through the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !specialV4.check(address, "ipv4");
  return isIP(address) === 6 && globalV6.check(address, "ipv6") && !specialV6.check(address, "ipv6");
}

/** All addresses of a name, as the system tells them. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves a name once and hands over what was checked, so that the connection goes to the very address
 * that was found harmless: a second lookup could answer another one.
 */
export function lookupOfPublic(resolveAll: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolveAll(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`"${hostname}" has no address`), "", 0);
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        return done(new PrivateAddressError(hostname), "", 0);
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

export const publicLookup: LookupFunction = lookupOfPublic(resolve);

/** Refuses an address that stands in the URL itself: it is never looked up, so the lookup could not refuse it. */
export function refusePrivateHost({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(host);
}
