import { ConfigError, readConfig } from "../../src/kernel/config";
import { DiskStorage } from "../../src/server/attachments/disk-storage";
import { filesOf, settingsOf } from "../../src/server/attachments/files-of-config";
import { HttpScanner } from "../../src/server/attachments/http-scanner";
import { S3Storage } from "../../src/server/attachments/s3-storage";
import { KNOWN_FILE_TYPES } from "../../src/services/attachments/file-types";

const S3 = {
  ATTACHMENTS_S3_URL: "https://files.example/bucket",
  ATTACHMENTS_S3_ACCESS_KEY_ID: "AKID",
  ATTACHMENTS_S3_SECRET_ACCESS_KEY: "secret",
};

test("nothing set, files are kept in a folder, 25 MiB each, and nobody scans them", () => {
  const config = readConfig({});

  const [files, settings] = [filesOf(config), settingsOf(config)];

  expect(files).toEqual({ storage: new DiskStorage(".redress/attachments"), scanner: null });
  expect(settings.files).toEqual({ maxBytes: 25 * 1024 * 1024, types: new Set(KNOWN_FILE_TYPES) });
});

test("a folder, a bucket, a scanner, types and a size may be set", () => {
  const inFolder = filesOf(readConfig({ ATTACHMENTS_DIR: "/srv/files" }));
  const inBucket = filesOf(readConfig({ ...S3, ATTACHMENTS_SCAN_URL: "http://scanner/scan" }));
  const { files } = settingsOf(
    readConfig({ ATTACHMENTS_TYPES: "image/png,application/pdf", ATTACHMENTS_MAX_BYTES: "1000" }),
  );

  expect(inFolder.storage).toEqual(new DiskStorage("/srv/files"));
  expect(inBucket.storage).toBeInstanceOf(S3Storage);
  expect(inBucket.scanner).toBeInstanceOf(HttpScanner);
  expect(files).toEqual({ maxBytes: 1_000, types: new Set(["image/png", "application/pdf"]) });
});

test.each(["text/html", "image/svg+xml", "application/zip", "image/png,text/javascript"])(
  "refuses to take %s at all",
  (types) => {
    const config = readConfig({ ATTACHMENTS_TYPES: types });

    expect(() => settingsOf(config)).toThrow(ConfigError);
  },
);

test("a bucket is of no use without a key", () => {
  expect(() => readConfig({ ATTACHMENTS_S3_URL: S3.ATTACHMENTS_S3_URL })).toThrow(
    /ATTACHMENTS_S3_ACCESS_KEY_ID[^]*ATTACHMENTS_S3_SECRET_ACCESS_KEY/,
  );
  expect(() => readConfig({ ...S3, ATTACHMENTS_S3_URL: "s3://bucket" })).toThrow(/ATTACHMENTS_S3_URL/);
});
