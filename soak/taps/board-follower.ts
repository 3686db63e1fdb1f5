import { createClient, type Client } from "graphql-ws";
import WebSocket from "ws";

/** A `MetricQuery`, as the API takes it. */
export type BoardQuery = Readonly<Record<string, unknown>>;

export const BOARD_FIELDS = "countedThrough rows { from values figures { measure value count } }";

export interface BoardFigures {
  readonly countedThrough: string;
  readonly rows: readonly {
    readonly from: string;
    readonly values: readonly string[];
    readonly figures: readonly {
      readonly measure: string;
      readonly value: number | null;
      readonly count: number;
    }[];
  }[];
}

/** What was told of one question. */
export interface Told {
  last: BoardFigures | null;
  /** When it was told each time, as of `performance.now()`. */
  readonly at: number[];
}

/** A board on a wall: each of its questions is followed, all on one socket. */
export class BoardFollower {
  readonly told: readonly Told[];
  readonly errors: unknown[] = [];
  private readonly client: Client;

  constructor(host: string, credential: string, queries: readonly BoardQuery[]) {
    this.client = createClient({
      url: `ws://${host}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${credential}` },
      retryAttempts: 0,
    });
    this.told = queries.map((query) => this.follow(query));
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private follow(query: BoardQuery): Told {
    const told: Told = { last: null, at: [] };
    this.client.subscribe<{ metricsChanged: BoardFigures }>(
      {
        query: `subscription ($query: MetricQuery!) { metricsChanged(query: $query) { ${BOARD_FIELDS} } }`,
        variables: { query },
      },
      {
        next: ({ data, errors }) => {
          if (!data?.metricsChanged) return void this.errors.push(errors);
          told.last = data.metricsChanged;
          told.at.push(performance.now());
        },
        error: (error) => this.errors.push(error),
        complete: () => undefined,
      },
    );
    return told;
  }
}
