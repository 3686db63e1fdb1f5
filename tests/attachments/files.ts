import { readdir } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import type { ApiClient, UserError } from "../support/api-client";
import type { World } from "../support/world";

/** A picture of one point. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A picture of this many bytes: what stands behind its end does not matter to anybody. */
export function pictureOf(bytes: number): Buffer {
  return Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length, 0xab)]);
}

/** An office document whose only part names its type, as the programs that write them do first. */
export function officeDocument(type: string): Buffer {
  const name = Buffer.from("[Content_Types].xml");
  const xml = Buffer.from(
    `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`,
  );
  const packed = deflateRawSync(xml);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(xml.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed]);
}

export interface SeenAttachment {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly contentType: string | null;
  readonly state: string;
  readonly rejectionReason: string | null;
  readonly sha256: string | null;
  readonly downloadUrl: string | null;
  readonly downloadUrlExpiresAt: string | null;
  readonly message: { readonly id: string } | null;
}

export const FILE_FIELDS = `id fileName size contentType state rejectionReason sha256
  downloadUrl downloadUrlExpiresAt message { id }`;

export interface Announced {
  readonly attachment: SeenAttachment | null;
  readonly uploadUrl: string | null;
  readonly uploadUrlExpiresAt: string | null;
  readonly userErrors: readonly UserError[];
  readonly redactions: readonly { readonly field: readonly string[]; readonly kind: string }[];
}

export async function announce(api: ApiClient, input: Readonly<Record<string, unknown>>): Promise<Announced> {
  const { createUpload } = await api.data<{ createUpload: Announced }>(
    `mutation ($input: CreateUploadInput!) { createUpload(input: $input) {
      attachment { ${FILE_FIELDS} } uploadUrl uploadUrlExpiresAt
      userErrors { code message field } redactions { field kind } } }`,
    { input },
  );
  return createUpload;
}

/** What an upload's or a download's address answers. */
export interface FileAnswer {
  readonly status: number;
  readonly attachment?: Pick<SeenAttachment, "id" | "fileName" | "contentType" | "size" | "state">;
  readonly error?: { readonly code: string; readonly message: string; readonly requestId: string };
}

export async function put(
  { url }: World,
  uploadUrl: string | null,
  content: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<FileAnswer> {
  const response = await fetch(`${url}${uploadUrl ?? ""}`, { method: "PUT", body: content, headers });
  return { status: response.status, ...((await response.json()) as Omit<FileAnswer, "status">) };
}

/** Where a link of the API leads; nowhere useful without one. */
export function addressOf({ url }: Pick<World, "url">, link: string | null | undefined): string {
  return `${url}${link ?? "/no-link"}`;
}

interface FileOfTests {
  readonly fileName?: string;
  readonly content?: Buffer;
}

/** Announces a file and sends it. */
export async function upload(
  redress: World,
  api: ApiClient,
  { fileName = "receipt.png", content = PNG }: FileOfTests = {},
): Promise<FileAnswer & { readonly id: string }> {
  const { attachment, uploadUrl, userErrors } = await announce(api, { fileName, size: content.length });
  if (!attachment) throw new Error(`createUpload was refused: ${JSON.stringify(userErrors)}`);
  return { id: attachment.id, ...(await put(redress, uploadUrl, content)) };
}

export async function seenBy(api: ApiClient, id: string): Promise<SeenAttachment | null> {
  const document = `query ($id: ID!) { attachment(id: $id) { ${FILE_FIELDS} } }`;
  return (await api.data<{ attachment: SeenAttachment | null }>(document, { id })).attachment;
}

/** Every file in the folder and in those within it. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** What the database knows of files that nothing holds. */
export async function looseFiles({ platform, workspace }: World): Promise<number> {
  const client = await platform.pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.workspace_id', $1, true)", [workspace.id]);
    const { rows } = await client.query<{ count: number }>("select count(*)::int as count from loose_files");
    return rows[0]?.count ?? 0;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** Waits for what another process or the other end of a line does. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("it did not come to pass");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
