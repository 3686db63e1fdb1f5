export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId: string; readonly [key: string]: unknown };
}

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

export interface ApiResult<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null;
  readonly errors?: readonly ApiError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export type Variables = Readonly<Record<string, unknown>>;

/** GraphQL over HTTP with one credential. */
export interface ApiClient {
  /** What it sends with every request, its credential among it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The whole answer, errors and all. */
  send<Data = Record<string, never>>(
    query: string,
    variables?: Variables,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiResult<Data>>;
  /** The data of an answer that must have no top-level errors. */
  data<Data>(query: string, variables?: Variables): Promise<Data>;
}

export function apiClient(
  url: string,
  credential: string | null,
  ownHeaders: Readonly<Record<string, string>> = {},
): ApiClient {
  const always = { ...(credential !== null && { authorization: `Bearer ${credential}` }), ...ownHeaders };
  const send: ApiClient["send"] = async <Data>(query: string, variables: Variables = {}, headers = {}) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...always,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Omit<ApiResult<Data>, "status" | "headers">;
    return { ...body, status: response.status, headers: response.headers };
  };
  return {
    headers: always,
    send,
    data: async <Data>(query: string, variables?: Variables) => {
      const { data, errors } = await send<Data>(query, variables);
      if (errors || data === null) throw new Error(`The API answered with errors: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

const TRIES = 10;

/** The data, from a caller who sends the request again when it is told that this may help. */
export async function persistently<Data>(api: ApiClient, query: string, variables: Variables): Promise<Data> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, errors } = await api.send<Data>(query, variables);
    if (!errors && data !== null) return data;
    const isWorthIt = errors?.some(({ extensions }) => extensions["retryable"] === true);
    if (!isWorthIt || attempt === TRIES)
      throw new Error(`The API answered with errors: ${JSON.stringify(errors)}`);
  }
}
