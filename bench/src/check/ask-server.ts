import { spoken } from "../dialects/dialect.ts";
import { HttpConnection, requestBytes } from "../load/http-connection.ts";
import type { Operation, Parameters } from "../operations/operations.ts";
import type { Server } from "../servers/server.ts";

/** The answer to one request, in the common form; asked by the same means as under load. */
export async function askServer<Name extends Operation>(
  server: Server,
  operation: Name,
  parameters: Parameters[Name],
): Promise<unknown> {
  const { ask, read } = spoken(server.dialect, operation);
  const { path, body } = ask(parameters);
  const connection = new HttpConnection(server.port);
  try {
    const answer = await connection.send(
      requestBytes(server.port, path, server.callers[0], JSON.stringify(body)),
    );
    const text = answer.body.toString("utf8");
    if (answer.status !== 200)
      throw new Error(`"${server.name}" answers ${answer.status} to ${operation}: ${text.slice(0, 2_000)}`);
    return read(JSON.parse(text));
  } finally {
    connection.close();
  }
}
