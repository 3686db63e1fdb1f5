import { join } from "node:path";
import { ConfigError, type Config } from "../../kernel/config";
import type { Settings } from "../../kernel/settings";
import type { FileScanner } from "../../services/attachments/file-scanner";
import type { FileStorage } from "../../services/attachments/file-storage";
import { KNOWN_FILE_TYPES } from "../../services/attachments/file-types";
import { DiskStorage } from "./disk-storage";
import { HttpScanner } from "./http-scanner";
import { S3Storage } from "./s3-storage";

/** Where files are kept, and who looks them through. */
export interface Files {
  readonly storage: FileStorage;
  /** Null where nobody does: files may be downloaded at once. */
  readonly scanner: FileScanner | null;
  /** How long an upload may keep still; tests are less patient. */
  readonly idleMs?: number;
}

export function filesOf(config: Config): Files {
  const { ATTACHMENTS_SCAN_URL: url, ATTACHMENTS_SCAN_TOKEN: token } = config;
  return { storage: storageOf(config), scanner: url === undefined ? null : new HttpScanner({ url, token }) };
}

function storageOf(config: Config): FileStorage {
  const url = config.ATTACHMENTS_S3_URL;
  if (url === undefined)
    return new DiskStorage(config.ATTACHMENTS_DIR ?? join(config.REDRESS_FOLDER, "attachments"));
  return new S3Storage({
    url,
    region: config.ATTACHMENTS_S3_REGION,
    accessKeyId: config.ATTACHMENTS_S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: config.ATTACHMENTS_S3_SECRET_ACCESS_KEY ?? "",
  });
}

export function settingsOf(config: Config): Settings {
  const types = config.ATTACHMENTS_TYPES?.split(",") ?? KNOWN_FILE_TYPES;
  const unknown = types.filter((type) => !KNOWN_FILE_TYPES.includes(type));
  if (unknown.length > 0)
    throw new ConfigError(
      `ATTACHMENTS_TYPES names what cannot be told from a file's content, or is not safe to hand on: ${unknown.join(", ")}. Known: ${KNOWN_FILE_TYPES.join(", ")}.`,
    );
  return {
    files: { maxBytes: config.ATTACHMENTS_MAX_BYTES, types: new Set(types) },
    allowsPrivateAddresses: config.REDRESS_PRIVATE_ADDRESSES === "true",
  };
}
