import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from "jose";
import type { Logger } from "pino";
import type { IdentityProvider } from "../../entities/access/identity-provider.entity";
import { UnavailableError } from "../../kernel/errors";
import { fetchKeySet } from "./fetch-key-set";

const TIMEOUT_MS = 3_000;
/** How long fetched keys are used; a key that is not among them is looked for again after 30 s at the earliest. */
const KEEP_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 30_000;

/** Nobody can tell whether the token is good: that is no reason to call it bad. */
export class KeysUnreachableError extends UnavailableError {
  constructor(options: ErrorOptions) {
    super(
      "The keys of the workspace's identity provider cannot be fetched at this moment, so the token cannot be checked. Send the request again.",
      options,
    );
  }
}

export interface KeyFetching {
  readonly log: Logger;
  readonly allowsPrivateAddresses?: boolean;
}

/** Finds the key that a provider's token names: among those given, or those that the provider publishes. */
export function providerKeys(provider: IdentityProvider, { log, ...fetching }: KeyFetching): JWTVerifyGetKey {
  const { jwksUrl, jwks } = provider;
  if (jwksUrl === null) return createLocalJWKSet(jwks as unknown as JSONWebKeySet);
  const published = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: KEEP_MS,
    cooldownDuration: LOOK_AGAIN_MS,
    [customFetch]: async (url, { signal }) => {
      const allowsPrivateAddresses = fetching.allowsPrivateAddresses ?? false;
      return Response.json(await fetchKeySet(url, { allowsPrivateAddresses, signal }));
    },
  });
  return async (header, token) => {
    try {
      return await published(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      log.warn({ err: error, jwksUrl }, "the keys of an identity provider were not fetched");
      throw new KeysUnreachableError({ cause: error });
    }
  };
}
