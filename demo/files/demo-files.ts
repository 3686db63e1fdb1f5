import type { Uuid } from "../../src/kernel/ids";
import { pdfPage } from "./pdf-page";
import { pngPicture, type Picture } from "./png-picture";

/** A file that somebody sent. */
export interface DemoFile {
  /** Under which the store keeps it: always the same, so that making the demo afresh finds it there. */
  readonly fileId: Uuid;
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

const SKY = [196, 222, 240] as const;
const GRASS = [124, 158, 84] as const;
const CANVAS = [214, 138, 52] as const;
const OPENING = [92, 58, 30] as const;

/** A tent on a meadow. */
const TENT: Picture = (x, y) => {
  const [aside, down] = [Math.abs(x - 160), y - 60];
  if (down >= 0 && down < 100 && aside < down / 3.2 && y > 100) return OPENING;
  if (down >= 0 && down < 100 && aside < down * 1.1) return CANVAS;
  return y < 150 ? SKY : GRASS;
};

const DELIVERY_NOTE = [
  "Lieferschein 20-4471",
  "",
  "Velo Kopenhagen, Torstraße 8, 10119 Berlin",
  "An: Greta Feldmann, Hofweg 3, 22085 Hamburg",
  "",
  "1 x Trekkingrad, 28 Zoll, anthrazit",
  "",
  "Zugestellt um 14:12 Uhr.",
  "Unterschrift: Krause, 2. OG",
];

const RETURN_POLICY = [
  "Return policy",
  "",
  "Tents may be sent back within 30 days, unused and in their bag.",
  "Season rating: three seasons. Not made for snow.",
  "",
  "As it was shown on the product page on the day of the order.",
];

const DELIVERIES = [
  "08:14:02  evt_71c0  payment.captured  200",
  "08:14:02  evt_71c1  payment.captured  timeout",
  "08:14:07  evt_71c1  payment.captured  200",
  "08:19:30  evt_71c1  payment.captured  200   <- again, same id",
  "",
];

/** All files of the demo, by what its cases call them. */
export const DEMO_FILES = {
  deliveryNote: {
    fileId: "019aa5c0-0000-7000-8000-0000000f11e1",
    fileName: "Lieferschein 20-4471.pdf",
    contentType: "application/pdf",
    content: pdfPage(DELIVERY_NOTE),
  },
  tent: {
    fileId: "019aa5c0-0000-7000-8000-0000000f11e2",
    fileName: "tent as it was sent.png",
    contentType: "image/png",
    content: pngPicture(320, 200, TENT),
  },
  returnPolicy: {
    fileId: "019aa5c0-0000-7000-8000-0000000f11e3",
    fileName: "return policy.pdf",
    contentType: "application/pdf",
    content: pdfPage(RETURN_POLICY),
  },
  deliveries: {
    fileId: "019aa5c0-0000-7000-8000-0000000f11e4",
    fileName: "deliveries.txt",
    contentType: "text/plain",
    content: Buffer.from(DELIVERIES.join("\n")),
  },
} as const satisfies Record<string, DemoFile>;

export type DemoFileName = keyof typeof DEMO_FILES;
