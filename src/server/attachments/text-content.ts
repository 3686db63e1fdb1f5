import { setImmediate } from "node:timers/promises";
import { TextDecoder } from "node:util";
import { RejectionReason } from "../../entities/attachments/attachment-enums";
import { maskCardData } from "../../kernel/firewall/mask-card-data";
import { FileRejectedError } from "./file-rejected-error";
import { isNoText, type TextEncoding } from "./text-bytes";

/** Characters that are looked through at a time: others wait for no more. */
const WINDOW = 8 * 1024;

/** What two windows share: more than a card's number, date and code take, however they are spelled. */
const OVERLAP = 400;

/** A browser could take it for a page or a picture with scripts in it. */
const MARKUP = /^\s*<(?:[!?]|[a-z][\w:-]*[\s/>])/i;

/** Looks a plain text through while it comes; throws at what makes it unfit. */
export class TextContent {
  private readonly decoder: TextDecoder;
  private pending = "";
  private isFirst = true;

  constructor(encoding: TextEncoding) {
    this.decoder = new TextDecoder(encoding);
  }

  async take(chunk: Uint8Array): Promise<void> {
    const text = this.decoder.decode(chunk, { stream: true });
    if (holdsNoText(text)) throw new FileRejectedError(RejectionReason.TYPE_NOT_ALLOWED, UNKNOWN);
    this.pending += text;
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

function holdsNoText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isNoText(text.charCodeAt(at))) return true;
  return false;
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
