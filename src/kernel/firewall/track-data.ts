import { isCardNumber } from "./card-issuers";

/** Of a magnetic stripe: number, name, expiry, service code and the issuer's own; or number, expiry and the rest. */
const TRACKS = [
  /%?[Bb](?<pan>\d{13,19})\^[^\^\n]{1,40}\^\d{4}[^?\n]{0,80}\??/g,
  /;?(?<![\dA-Za-z])(?<pan>\d{13,19})[=D]\d{7}[\d=]{0,30}\??/g,
];

export interface FoundTrack {
  readonly start: number;
  readonly end: number;
  readonly lastFour: string;
}

export function tracksIn(folded: string): readonly FoundTrack[] {
  if (!/\d{13}/.test(folded)) return [];
  return TRACKS.flatMap((track) => [...folded.matchAll(track)]).flatMap((match) => {
    const pan = match.groups?.["pan"] ?? "";
    if (!isCardNumber(pan)) return [];
    return [{ start: match.index, end: match.index + match[0].length, lastFour: pan.slice(-4) }];
  });
}
