import { createServer, type IncomingMessage } from "node:http";
import { Pool } from "pg";
import type { Operation, Parameters } from "../operations/operations.ts";
import { nodeStatement, STATEMENTS } from "./limit-statements.ts";
import { peerSettings } from "./peer-settings.ts";

const settings = peerSettings();
const pool = new Pool({ connectionString: settings.databaseUrl, max: settings.poolSize });

interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

function prepared(operation: string, parameters: unknown): Prepared {
  if (operation === "node") {
    const given = parameters as Parameters["node"];
    const { text, values } = nodeStatement(given.kind);
    return { name: `node ${given.kind}`, text, values: values(given, settings) };
  }
  const { text, values } = STATEMENTS[operation as Exclude<Operation, "node">];
  return { name: operation, text, values: values(parameters as never, settings) };
}

/** The database's text, untouched. */
async function answer(operation: string, body: string): Promise<string> {
  const { name, text, values } = prepared(operation, JSON.parse(body));
  const { rows } = await pool.query<[string]>({ name, text, values: [...values], rowMode: "array" });
  return rows[0]?.[0] ?? "null";
}

async function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => (text += piece));
    request.on("end", () => resolve(text));
    request.on("error", reject);
  });
}

createServer((request, response) => {
  if (request.method !== "POST") return void response.end("ready");
  void textOf(request)
    .then((body) => answer(request.url?.slice(1) ?? "", body))
    .then(
      (json) => {
        response.writeHead(200, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(json),
        });
        response.end(json);
      },
      (error: unknown) => {
        response.writeHead(500, { "content-type": "application/json" });
        response.end(JSON.stringify({ errors: [{ message: String(error) }] }));
      },
    );
}).listen(settings.port, "127.0.0.1");
