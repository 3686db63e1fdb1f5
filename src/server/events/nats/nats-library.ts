import { createRequire } from "node:module";
import type * as JetStream from "@nats-io/jetstream";
import type * as Transport from "@nats-io/transport-node";

const load = createRequire(__filename);

/** The client of NATS, loaded where it is wanted alone: it takes a fifth of a second. */
export function natsTransport(): typeof Transport {
  return load("@nats-io/transport-node") as typeof Transport;
}

export function natsJetStream(): typeof JetStream {
  return load("@nats-io/jetstream") as typeof JetStream;
}
