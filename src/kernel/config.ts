import { z } from "zod";

const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\/.+/.test(text), { message: "must be a postgres:// URL", abort: true })
  .refine(
    isReadableUrl,
    "cannot be read as a URL: write # as %23, / as %2F, ? as %3F, @ as %40, : as %3A and % as %25 in the name and the password",
  );

/** A password's own # or / ends the address too early: what is left may even look like a host and a port. */
function isReadableUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, pathname, hash } = new URL(text);
  const isEncoded = [username, password, pathname].every((part) => !/%(?![0-9a-f]{2})/i.test(part));
  return isEncoded && hash === "" && !pathname.includes("@");
}

const natsUrls = z
  .string()
  .refine(
    (text) =>
      text.split(",").every((one) => URL.canParse(one) && /^(nats|tls):$/.test(new URL(one).protocol)),
    "must be nats:// or tls:// URLs with commas between them",
  );

const httpUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be an http(s):// URL",
  );

function wholeNumber(min: number, max: number) {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z.coerce
    .number(fault)
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, fault);
}

/** Every setting of a process, read from the environment. `.env.example` is generated from here. */
export const SETTINGS = {
  PORT: wholeNumber(0, 65_535)
    .optional()
    .describe("Port of the API. Unset: 4000, or the next free one if 4000 is taken."),
  HOST: z.string().min(1).default("127.0.0.1").describe("Address to listen on; 0.0.0.0 in a container."),
  REDRESS_ROLE: z
    .enum(["all", "api", "worker"])
    .default("all")
    .describe(
      "What this process does: `api` answers requests and subscriptions, `worker` does what nobody waits for (webhooks, what falls due, files) and answers health checks alone, `all` does both.",
    ),
  CORS_ORIGINS: z
    .string()
    .regex(
      /^(\*|https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*)$/,
      "must be * or origins with commas between them",
    )
    .default("*")
    .describe(
      "Web pages that may call the API from a browser: `https://help.example,https://app.example`. All unless told: a page needs a token of its own anyway, as no cookie signs anybody in.",
    ),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info")
    .describe("How much is logged, as JSON lines on standard output."),
  DATABASE_URL: databaseUrl
    .optional()
    .describe(
      "PostgreSQL 15 or newer, signed in as a role that owns nothing. Unset: an embedded server in REDRESS_FOLDER.",
    ),
  DATABASE_OWNER_URL: databaseUrl
    .optional()
    .describe(
      "The same database, signed in as its owner: runs the migrations. Unset: they must have been run.",
    ),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10).describe("Connections at most."),
  REDRESS_SECRET: z
    .string()
    .min(32, "must be at least 32 characters")
    .optional()
    .describe(
      "Master secret for hashes, sealed values and tokens. Needed with DATABASE_URL; else made at first start.",
    ),
  REDRESS_FOLDER: z
    .string()
    .min(1)
    .default(".redress")
    .describe("Where the embedded database and its secrets live."),
  REDRESS_PRIVATE_ADDRESSES: z
    .enum(["true", "false"])
    .default("false")
    .describe(
      "Whether webhooks are sent to loopback and private addresses, by http too, and identity providers' keys are fetched there: for development, or a provider of your own network.",
    ),
  ATTACHMENTS_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Folder for the files of messages, shared by all processes. Unset: `attachments` in REDRESS_FOLDER. Without meaning where ATTACHMENTS_S3_URL is set.",
    ),
  ATTACHMENTS_S3_URL: httpUrl
    .optional()
    .describe(
      "Address of a bucket of any S3-compatible store, to keep files in: `https://files.s3.eu-central-1.amazonaws.com` or `https://minio.example/files`.",
    ),
  ATTACHMENTS_S3_REGION: z
    .string()
    .min(1)
    .default("us-east-1")
    .describe("Region that requests to the bucket are signed for; `auto` with some stores."),
  ATTACHMENTS_S3_ACCESS_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe("Key that may put, get and delete objects of the bucket. Needed with ATTACHMENTS_S3_URL."),
  ATTACHMENTS_S3_SECRET_ACCESS_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Secret of that key. Needed with ATTACHMENTS_S3_URL."),
  ATTACHMENTS_MAX_BYTES: wholeNumber(1, 2_147_483_647)
    .default(26_214_400)
    .describe("The largest file that may be uploaded, in bytes."),
  ATTACHMENTS_TYPES: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+(,[\w.+-]+\/[\w.+-]+)*$/, "must be media types with commas between them")
    .optional()
    .describe(
      "Media types that may be uploaded, such as `image/png,application/pdf`. Unset: pictures, PDF, plain texts, office documents without macros, and short films.",
    ),
  ATTACHMENTS_SCAN_URL: httpUrl
    .optional()
    .describe(
      "Service that looks every file through before it may be downloaded: gets it by POST and answers a verdict. Unset: files may be downloaded at once.",
    ),
  ATTACHMENTS_SCAN_TOKEN: z.string().min(1).optional().describe("Bearer token for that service."),
  EVENT_RETENTION_DAYS: wholeNumber(1, 3_650)
    .default(30)
    .describe(
      "Days for which events can be read again and followed up; whoever was away for longer is told so. The same in all processes.",
    ),
  NATS_URL: natsUrls
    .optional()
    .describe(
      "NATS with JetStream, such as `nats://redress:password@nats.example:4222`, for many processes: events are handed on to it, and subscriptions hear of them there instead of asking the database. Servers of one cluster with commas between them. The same in all processes. Unset: the database alone.",
    ),
  LIVE_CONNECTIONS: wholeNumber(1, 1_000_000)
    .default(20_000)
    .describe(
      "Sockets and event streams that this process holds at most; whoever comes beyond that is sent away with 1013, or 503, and tries again elsewhere. About 15 KB of memory each.",
    ),
  WEBHOOK_TIMEOUT_SECONDS: wholeNumber(1, 60)
    .default(15)
    .describe("How long the receiver of a webhook may take to answer."),
  WEBHOOK_RETRY_SECONDS: z
    .string()
    .regex(/^\d{1,7}(,\d{1,7}){0,19}$/, "must be up to 20 whole numbers with commas between them")
    .optional()
    .describe(
      "Seconds from one failed try of a webhook to the next, such as `5,60,600`; after the last it is given up. Up to a fifth is added at random. Unset: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h.",
    ),
  REDRESS_DEMO: z
    .enum(["true", "false"])
    .optional()
    .describe("Whether to make a demo workspace at the first start. Unset: only on the embedded database."),
} as const;

const CONFIG = z.object(SETTINGS).superRefine((settings, faults) => {
  if (settings.DATABASE_URL && !settings.REDRESS_SECRET)
    faults.addIssue({ code: "custom", path: ["REDRESS_SECRET"], message: "is needed with DATABASE_URL" });
  for (const name of ["ATTACHMENTS_S3_ACCESS_KEY_ID", "ATTACHMENTS_S3_SECRET_ACCESS_KEY"] as const)
    if (settings.ATTACHMENTS_S3_URL && !settings[name])
      faults.addIssue({ code: "custom", path: [name], message: "is needed with ATTACHMENTS_S3_URL" });
  if (settings.DATABASE_OWNER_URL && !settings.DATABASE_URL)
    faults.addIssue({ code: "custom", path: ["DATABASE_URL"], message: "is needed with DATABASE_OWNER_URL" });
});

export type Config = Readonly<z.infer<typeof CONFIG>>;

/** The process does not start: settings are missing or malformed. The message lists all of them. */
export class ConfigError extends Error {}

/** Reads the settings; reports every fault at once, so that a deployment is mended in one go. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = CONFIG.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new ConfigError(`The configuration has ${faults.length} fault(s):\n${faults.join("\n")}`);
}
