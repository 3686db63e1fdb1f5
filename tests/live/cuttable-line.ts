import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can be cut: whoever is connected loses the connection without a word. */
export interface CuttableLine {
  /** Without scheme: `127.0.0.1:41234`. */
  readonly host: string;
  /** Cuts all connections, and tells how many there were. */
  cut(): number;
  close(): Promise<void>;
}

export async function cuttableLine(port: number): Promise<CuttableLine> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    sockets.add(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.pipe(other);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(near);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): number => {
    const count = sockets.size;
    for (const socket of sockets) socket.resetAndDestroy();
    return count;
  };
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
