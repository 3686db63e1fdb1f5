import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Browsers and fetch open connections ahead of requests that may never come. Node takes such a one for busy, and a
 * server that ends would wait for it, so it is closed: nothing was asked through it.
 */
export function closeSilentConnections(http: FastifyInstance): void {
  const silent = new Set<Socket>();
  let isClosing = false;
  http.server.on("connection", (socket: Socket) => {
    if (isClosing) return void socket.destroy();
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  http.server.on("request", ({ socket }) => silent.delete(socket));
  http.server.on("upgrade", ({ socket }) => silent.delete(socket));
  http.addHook("preClose", async () => {
    isClosing = true;
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
  });
}
