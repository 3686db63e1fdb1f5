import type { FastifyInstance, FastifyReply } from "fastify";
import { randomBytes } from "node:crypto";
import { readGraphiqlBundle, type GraphiqlBundle } from "./graphiql-bundle";

export interface GraphiqlTab {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

export interface GraphiqlOptions {
  /** The built bundle, `dist/graphiql`. */
  readonly folder: string;
  /** Prefilled into the headers editor and readable by whoever opens the page: a demo key, never a real one; so are tabs'. */
  readonly defaultHeaders: Readonly<Record<string, string>>;
  readonly tabs: readonly GraphiqlTab[];
}

const NOT_BUILT = "GraphiQL has not been built. Run `npm run build` and start again.\n";

// data: images are the editor's own error markers; everything else must come from this origin.
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// `<` is escaped so that the text stays harmless even where something takes it for HTML.
function toPageDefaults({ defaultHeaders, tabs }: GraphiqlOptions): string {
  const headers = Object.keys(defaultHeaders).length > 0 ? JSON.stringify(defaultHeaders, null, 2) : "";
  return JSON.stringify({ headers, tabs }).replaceAll("<", "\\u003c");
}

function sendPage(reply: FastifyReply, bundle: GraphiqlBundle): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  return reply
    .header("content-security-policy", contentSecurityPolicy(nonce))
    .header("cross-origin-opener-policy", "same-origin")
    .header("referrer-policy", "no-referrer")
    .header("x-frame-options", "DENY")
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(bundle.page.replace("%nonce%", nonce));
}

/** Under any other name the page may be somebody else's, who pointed that name at this machine. */
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/** Serves GraphiQL at `/graphiql`, with nothing fetched from anywhere else. */
export function registerGraphiql(app: FastifyInstance, options: GraphiqlOptions): void {
  const bundle = readGraphiqlBundle(options.folder);
  const defaults = toPageDefaults(options);
  const defaultsElsewhere = toPageDefaults({
    ...options,
    defaultHeaders: {},
    tabs: options.tabs.map(({ headers: _secret, ...tab }) => tab),
  });

  app.register((page, _options, done) => {
    page.addHook("onRequest", async (_request, reply) => {
      reply.header("x-content-type-options", "nosniff");
      reply.header("cross-origin-resource-policy", "same-origin");
    });
    page.get("/graphiql", async (_request, reply) =>
      bundle ? sendPage(reply, bundle) : reply.code(503).type("text/plain; charset=utf-8").send(NOT_BUILT),
    );
    page.get("/graphiql/defaults.json", async ({ hostname }, reply) =>
      reply
        .header("cache-control", "no-store")
        .type("application/json; charset=utf-8")
        .send(LOOPBACK.has(hostname) ? defaults : defaultsElsewhere),
    );
    page.get<{ Params: { name: string } }>("/graphiql/assets/:name", async (request, reply) => {
      const asset = bundle?.assets.get(request.params.name);
      if (!asset) return reply.callNotFound();
      return reply
        .header("cache-control", "public, max-age=31536000, immutable")
        .type(asset.type)
        .send(asset.body);
    });
    done();
  });
}
