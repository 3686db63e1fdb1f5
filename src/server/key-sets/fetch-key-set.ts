import { get as getByHttp } from "node:http";
import { get as getByHttps } from "node:https";
import { publicLookup, refusePrivateHost } from "../outbound/public-address";

/** The largest key sets seen in the wild have some 20 KiB. */
const MAX_BYTES = 256 * 1024;

export interface FetchRules {
  /** Whether loopback and private addresses are fetched from as well. */
  readonly allowsPrivateAddresses: boolean;
  readonly signal: AbortSignal;
}

/** Fetches a JSON document of an identity provider: no redirects, no proxies, bounded in time and size. */
export async function fetchKeySet(text: string, rules: FetchRules): Promise<unknown> {
  const url = new URL(text);
  if (!rules.allowsPrivateAddresses) refusePrivateHost(url);
  return JSON.parse(await body(url, rules));
}

function body(url: URL, { allowsPrivateAddresses, signal }: FetchRules): Promise<string> {
  const get = url.protocol === "http:" ? getByHttp : getByHttps;
  return new Promise((resolve, reject) => {
    const options = {
      signal,
      agent: false,
      headers: { accept: "application/json, application/jwk-set+json", "user-agent": "redress" },
      ...(!allowsPrivateAddresses && { lookup: publicLookup }),
    };
    const request = get(url, options, (response) => {
      if (response.statusCode !== 200)
        return void request.destroy(new Error(`the key set was answered with status ${response.statusCode}`));
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_BYTES) request.destroy(new Error(`the key set is larger than ${MAX_BYTES} bytes`));
      });
      response.on("error", reject);
      response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    });
    request.on("error", reject);
  });
}
