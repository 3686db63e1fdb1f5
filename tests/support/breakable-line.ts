import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A line to the database that breaks when it is told to. */
export interface BreakableLine {
  /** The database's address, by way of this line. */
  readonly url: string;
  /** Packets that clients have sent so far. */
  packets(): number;
  /** Breaks once, when a packet of this content passes; the database gets it "after" or not at all. */
  breakAt(content: string, moment: "before" | "after"): void;
  close(): Promise<void>;
}

export async function breakableLine(databaseUrl: string): Promise<BreakableLine> {
  const database = new URL(databaseUrl);
  let packets = 0;
  let breaking: { readonly content: string; readonly moment: "before" | "after" } | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const far = connect(Number(database.port), database.hostname);
    let lastAnswer: string | null = null;
    const cut = (): void => {
      client.destroy();
      far.destroy();
    };
    for (const socket of [client, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("close", cut);
      socket.on("error", cut);
    }
    client.on("data", (packet) => {
      packets += 1;
      if (breaking && packet.includes(breaking.content)) {
        lastAnswer = packet.includes("commit\0") ? "COMMIT" : "";
        const { moment } = breaking;
        breaking = null;
        if (moment === "before") return cut();
      }
      far.write(packet);
    });
    // The answer shows that the database has dealt with the packet; the client never sees it.
    far.on("data", (answer) => {
      if (lastAnswer === null) return void client.write(answer);
      if (answer.includes(lastAnswer)) cut();
    });
  });
  await listening(server);
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    packets: () => packets,
    breakAt: (content, moment) => void (breaking = { content, moment }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}
