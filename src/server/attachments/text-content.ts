import { setImmediate } from "node:timers/promises";
import { RejectionReason } from "../../entities/attachments/attachment-enums";
import { maskCardData } from "../../kernel/firewall/mask-card-data";
import { FileRejectedError } from "./file-rejected-error";

/** Characters that are looked through at a time: others wait for no more. */
const WINDOW = 8 * 1024;

/** What two windows share: more than a card's number, date and code take, however they are spelled. */
const OVERLAP = 400;

/** A browser could take it for a page or a picture with scripts in it. */
const MARKUP = /^\s*<(?:[!?]|[a-z][\w:-]*[\s/>])/i;

/** Looks a plain text through while it comes; throws at what makes it unfit. */
export class TextContent {
  private readonly decoder = new TextDecoder();
  private pending = "";
  private isFirst = true;

  async take(chunk: Uint8Array): Promise<void> {
    if (chunk.some(isNoText)) throw new FileRejectedError(RejectionReason.TYPE_NOT_ALLOWED, UNKNOWN);
    this.pending += this.decoder.decode(chunk, { stream: true });
    while (this.pending.length >= WINDOW) {
      this.look(this.pending.slice(0, lastBreak(this.pending.slice(0, WINDOW))));
      await setImmediate();
    }
  }

  end(): void {
    this.pending += this.decoder.decode();
    this.look(this.pending);
  }

  /** At the beginning of what is pending, up to a place where no number goes on. */
  private look(text: string): void {
    if (this.isFirst && MARKUP.test(text))
      throw new FileRejectedError(RejectionReason.TYPE_NOT_ALLOWED, "HTML, SVG and XML are not taken.");
    this.isFirst = false;
    if (maskCardData(text).found.length > 0)
      throw new FileRejectedError(
        RejectionReason.CARD_DATA,
        "This text holds card numbers or security codes, which must not be kept. Take them out and upload it anew.",
      );
    this.pending = this.pending.slice(overlapFrom(text));
  }
}

const UNKNOWN = "This is neither a plain text nor a file of a type that is known here.";

/** Controls that no text holds; tabs, line ends, form feeds and the escapes of terminals do occur. */
function isNoText(byte: number): boolean {
  return (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f;
}

function lastBreak(text: string): number {
  const place = Math.max(text.lastIndexOf("\n"), text.lastIndexOf(" "));
  return place > text.length / 2 ? place : text.length;
}

/** Where the part begins that is looked at again: behind a gap, so that no number loses its beginning. */
function overlapFrom(text: string): number {
  const least = Math.max(0, text.length - OVERLAP);
  const gap = text.slice(least).search(/\s/);
  return least + Math.max(0, gap);
}
