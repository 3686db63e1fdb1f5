import { createHash } from "node:crypto";
import { RejectionReason } from "../../entities/attachments/attachment-enums";
import { InvalidError, LimitError } from "../../kernel/errors";
import { extensionOf } from "../../services/attachments/file-types";
import { FileRejectedError } from "./file-rejected-error";
import { sniffType } from "./sniff-type";
import { encodingOf } from "./text-bytes";
import { TextContent } from "./text-content";

/** What is gathered before the type is told: enough for office documents, which name theirs among their first parts. */
const HEAD_BYTES = 64 * 1024;

class FileTooLongError extends LimitError {
  readonly status = 413;
}

/** What a file must be like. */
export interface Expected {
  /** In bytes, no more and no less. */
  readonly size: number;
  readonly fileName: string;
  /** Media types that are welcome. */
  readonly types: ReadonlySet<string>;
}

/** What is known of a file that has come whole. */
export interface Inspected {
  readonly contentType: string;
  readonly sha256: Buffer;
}

/** A file on its way through: counted, hashed and looked at, and never held as a whole. */
export class InspectedFile {
  private readonly hash = createHash("sha256");
  private size = 0;
  private head: Uint8Array[] = [];
  private contentType: string | null = null;
  private text: TextContent | null = null;

  constructor(private readonly expected: Expected) {}

  /** Hands on what comes; throws as soon as it is clear that the file is none of those expected. */
  async *passing(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      this.size += chunk.length;
      if (this.size > this.expected.size)
        throw new FileTooLongError(
          `The file is longer than the ${this.expected.size} bytes that were announced.`,
        );
      this.hash.update(chunk);
      await this.look(chunk);
      yield chunk;
    }
    if (this.size < this.expected.size)
      throw new InvalidError(
        "file",
        `The file ended after ${this.size} of the ${this.expected.size} bytes that were announced. Send it again.`,
      );
    if (this.contentType === null) await this.tellType();
    this.text?.end();
  }

  /** To be asked once, when everything has passed. */
  conclusion(): Inspected {
    return { contentType: this.contentType ?? "application/octet-stream", sha256: this.hash.digest() };
  }

  private async look(chunk: Uint8Array): Promise<void> {
    if (this.contentType !== null) return void (await this.text?.take(chunk));
    this.head.push(chunk);
    if (this.size >= HEAD_BYTES) await this.tellType();
  }

  private async tellType(): Promise<void> {
    const head = Buffer.concat(this.head);
    this.head = [];
    const encoding = encodingOf(head);
    const sniffed = encoding === "utf-8" ? await sniffType(head) : null;
    if (sniffed === null) {
      this.text = new TextContent(encoding);
      await this.text.take(head);
    }
    const type = sniffed ?? this.typeOfText();
    if (!this.expected.types.has(type))
      throw new FileRejectedError(
        RejectionReason.TYPE_NOT_ALLOWED,
        `Files of the type ${type}, which this is, are not taken; welcome: ${[...this.expected.types].join(", ")}.`,
      );
    this.contentType = type;
  }

  /** Texts have no mark of their own, so the name says what this one is. */
  private typeOfText(): string {
    return extensionOf(this.expected.fileName) === "csv" ? "text/csv" : "text/plain";
  }
}
