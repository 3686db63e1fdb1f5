import type * as JetStream from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";
import type { Uuid } from "../../../kernel/ids";
import { natsJetStream, natsTransport } from "./nats-library";

/** How far a workspace's log lies in the stream, and the stream's own number of the last message. */
export interface StreamPlace {
  readonly through: bigint;
  readonly sequence: number;
}

const STREAM = "REDRESS_LOG";
const SUBJECTS = "redress.log";
const POSITION = "Redress-Through";
/** Long enough for whoever comes back; what is older is in the database. */
const KEPT_MS = 3_600_000;
const KEPT_OF_EACH = 1_000;
const KEPT_BYTES = 1024 ** 3;
const ANSWER_MS = 2_000;
/** Half of what a server takes unless told otherwise. */
const MOST_BYTES = 524_288;

export function subjectOf(workspaceId: Uuid): string {
  return `${SUBJECTS}.${workspaceId}`;
}

/** The log in JetStream: for each workspace the stretches of its log, one after the other. */
export class LogStream {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly client: JetStream.JetStreamClient,
    private readonly manager: JetStream.JetStreamManager,
    private readonly library: typeof JetStream,
  ) {}

  /** Makes the stream, unless somebody did, who may have chosen how it is kept. */
  static async open(connection: NatsConnection): Promise<LogStream> {
    const library = natsJetStream();
    const manager = await library.jetstreamManager(connection, { timeout: ANSWER_MS });
    const isKnown = await manager.streams.info(STREAM).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === library.JetStreamApiCodes.StreamNotFound) return false;
        throw error;
      },
    );
    if (!isKnown)
      await manager.streams.add({
        name: STREAM,
        subjects: [`${SUBJECTS}.*`],
        max_age: KEPT_MS * 1_000_000,
        max_msgs_per_subject: KEPT_OF_EACH,
        max_bytes: KEPT_BYTES,
        discard: library.DiscardPolicy.Old,
      });
    return new LogStream(connection, library.jetstream(connection, { timeout: ANSWER_MS }), manager, library);
  }

  get mostBytes(): number {
    return Math.min(MOST_BYTES, (this.connection.info?.max_payload ?? Infinity) / 2);
  }

  async placeOf(workspaceId: Uuid): Promise<StreamPlace | null> {
    const last = await this.manager.streams
      .getMessage(STREAM, { last_by_subj: subjectOf(workspaceId) })
      .catch((error: unknown) => {
        if (codeOf(error) === this.library.JetStreamApiCodes.NoMessageFound) return null;
        throw error;
      });
    return last && { through: BigInt(last.header.get(POSITION) || 0), sequence: last.seq };
  }

  /**
   * Only behind the message that is believed to be the last: of two who hand the log on at the same time one is
   * refused, and so is what is sent again because no answer came. Ids of messages would do less, and would drop what a
   * restored database tells at the same positions.
   */
  async add(workspaceId: Uuid, through: bigint, text: Buffer, lastSequence: number): Promise<StreamPlace> {
    const told = natsTransport().headers();
    told.set(POSITION, through.toString());
    const { seq } = await this.client.publish(subjectOf(workspaceId), text, {
      headers: told,
      expect: { streamName: STREAM, lastSubjectSequence: lastSequence },
    });
    return { through, sequence: seq };
  }

  async forget(workspaceId: Uuid): Promise<void> {
    await this.manager.streams.purge(STREAM, { filter: subjectOf(workspaceId) });
  }
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | null)?.code;
}
