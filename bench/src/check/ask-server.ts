import type { Dialect } from "../dialects/dialect.ts";
import type { Operation, Parameters } from "../operations/operations.ts";
import type { Server } from "../servers/server.ts";

/** The answer to one request, in the common form. */
export async function askServer<Name extends Operation>(
  server: Server,
  operation: Name,
  parameters: Parameters[Name],
): Promise<unknown> {
  const { ask, read } = server.dialect[operation] as Dialect[Operation];
  const { path, body } = ask(parameters as never);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...server.headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status !== 200)
    throw new Error(`"${server.name}" answers ${response.status} to ${operation}: ${text.slice(0, 2_000)}`);
  return read(JSON.parse(text));
}
