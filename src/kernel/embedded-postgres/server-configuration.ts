import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openFolder } from "./folders";

/** Modest enough for a laptop: just started, all nine processes of the server together hold about 30 MB. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  // Sockets have a length limit that deep folders exceed, and a folder that others may write to by default.
  unix_socket_directories: "",
  cluster_name: "redress",
  timezone: "UTC",
  log_timezone: "UTC",
  password_encryption: "scram-sha-256",
  max_connections: "100",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  min_wal_size: "32MB",
  // What people wrote must not get into the log by way of a failed statement or a violated constraint.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

const ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

export function configurationFile(cluster: string): string {
  return join(cluster, "configuration", "postgresql.conf");
}

/** Ours lie outside the data, so that root never writes into a folder that the server's account controls. */
export async function writeConfiguration(
  cluster: string,
  port: number,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = await openFolder(join(cluster, "configuration"));
  const access = join(folder, "pg_hba.conf");
  const settings = { ...SETTINGS, hba_file: access, port: String(port), ...extra };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}\n`);
  const generated = `include ${quote(join(cluster, "data", "postgresql.conf"))}\n${lines.join("")}`;
  await writeReadable(access, ACCESS);
  await writeReadable(configurationFile(cluster), generated);
}

/** The port of the last start: keeping it spares other programs a new address. */
export async function rememberedPort(cluster: string): Promise<number | null> {
  const text = await readFile(configurationFile(cluster), "utf8").catch(() => "");
  const port = /^port = '(\d+)'$/m.exec(text)?.[1];
  return port === undefined ? null : Number(port);
}

function quote(value: string): string {
  const path = process.platform === "win32" ? value.replaceAll("\\", "/") : value;
  return `'${path.replaceAll("'", "''")}'`;
}

async function writeReadable(path: string, text: string): Promise<void> {
  await writeFile(path, text);
  await chmod(path, 0o644);
}
