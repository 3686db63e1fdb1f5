import type { FastifyInstance } from "fastify";

const DEFAULT_PORT = 4000;
/** How many ports above the default are tried. */
const ALTERNATIVES = 20;

/** The process does not start: the port that was asked for belongs to somebody else. */
export class PortTakenError extends Error {}

/** Listens on the port that was asked for, or near the default one; returns the port it got. */
export async function listen(http: FastifyInstance, host: string, port: number | undefined): Promise<number> {
  if (port !== undefined) return listenOn(http, host, port);
  for (let candidate = DEFAULT_PORT; candidate < DEFAULT_PORT + ALTERNATIVES; candidate += 1) {
    const got = await listenOn(http, host, candidate).catch((error: unknown) => {
      if (error instanceof PortTakenError) return null;
      throw error;
    });
    if (got !== null) return got;
  }
  return listenOn(http, host, 0);
}

async function listenOn(http: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await http.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new PortTakenError(
      `Port ${port} is taken. Set PORT to a free one, or leave it unset to have one found.`,
    );
  }
  const address = http.server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
