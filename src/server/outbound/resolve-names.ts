import type { LookupAddress } from "node:dns";
import { Resolver } from "node:dns/promises";
import type { Resolve } from "./public-address";

const TIMEOUT_MS = 2_000;
const TRIES = 2;

/**
 * Asks the name servers itself. The system's own lookup would block one of a few threads for each name that nobody
 * answers for: some dead hosts would keep every other name waiting.
 */
export function createResolve(): Resolve {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  return (hostname, _options, done) => {
    const name = hostname.replace(/\.$/, "");
    void Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]).then(([v4, v6]) => {
      const addresses = [...found(v4, 4), ...found(v6, 6)];
      if (addresses.length > 0 || v4.status === "fulfilled") return done(null, addresses);
      done(v4.reason as Error, []);
    });
  };
}

function found(answer: PromiseSettledResult<string[]>, family: 4 | 6): readonly LookupAddress[] {
  return answer.status === "fulfilled" ? answer.value.map((address) => ({ address, family })) : [];
}
