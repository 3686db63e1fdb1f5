import { randomUUID } from "node:crypto";
import { pause } from "./patience";

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

const PATIENCE_MS = 60_000;

/** Calls the API as a careful client does: with an idempotency key, again where that may help, and elsewhere. */
export class Caller {
  constructor(
    private readonly origins: readonly string[],
    private readonly credential: string,
  ) {}

  /** With another credential. */
  as(credential: string): Caller {
    return new Caller(this.origins, credential);
  }

  async call<Data>(query: string, variables: object = {}): Promise<Data> {
    const key = randomUUID();
    let last: unknown = null;
    for (
      const deadline = performance.now() + PATIENCE_MS;
      performance.now() < deadline;
      await pause(20 + Math.random() * 80)
    ) {
      const { data, errors } = await this.send(key, query, variables).catch(unreached);
      if (!errors) return data as Data;
      last = new Error(JSON.stringify(errors));
      if (!errors.every(({ extensions }) => extensions?.["retryable"] === true)) break;
    }
    throw last;
  }

  private async send(key: string, query: string, variables: object): Promise<Answer> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${this.credential}`,
        "idempotency-key": key,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(15_000),
    });
    return (await response.json()) as Answer;
  }

  private get origin(): string {
    return this.origins[Math.floor(Math.random() * this.origins.length)] ?? "";
  }
}

/** It may have been done or not: the key tells the next process that. */
function unreached(error: unknown): Answer {
  return { errors: [{ message: String(error), extensions: { retryable: true } }] };
}
