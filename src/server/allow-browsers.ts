import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** How long a browser may take a preflight's answer for granted. */
const PREFLIGHT_SECONDS = 600;

/** Lets web pages of these origins call what is below, and read what they need of the answer's headers. */
export async function allowBrowsers(
  scope: FastifyInstance,
  origins: string,
  methods: readonly string[],
): Promise<void> {
  await scope.register(cors, {
    origin: origins === "*" ? "*" : origins.split(","),
    methods: [...methods],
    exposedHeaders: ["x-request-id"],
    maxAge: PREFLIGHT_SECONDS,
  });
}
