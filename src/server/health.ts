import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";

/** `/livez`: the process runs. `/readyz`: it can answer, its database included. */
export function registerHealth(app: FastifyInstance, pool: Pool): void {
  app.get("/livez", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const isReady = await pool.query("select 1").then(
      () => true,
      () => false,
    );
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ok" : "the database does not answer" });
  });
}
