import { world, type World } from "../support/world";
import { filesIn, looseFiles, officeDocument, pictureOf, PNG, seenBy, upload } from "./files";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const text = (content: string): Buffer => Buffer.from(content);

/** As editors and spreadsheets of Windows write a text that they call Unicode. */
const wide = (content: string): Buffer => Buffer.from(`\ufeff${content}`, "utf16le");
const wideFromBigEnd = (content: string): Buffer => wide(content).swap16();

test.each([
  ["a picture", "photo.png", PNG, "image/png", "photo.png"],
  ["a picture that calls itself another", "photo.jpg", PNG, "image/png", "photo.jpg.png"],
  ["a picture that calls itself a program", "invoice.exe", PNG, "image/png", "invoice.exe.png"],
  ["a picture without an ending", "photo", PNG, "image/png", "photo.png"],
  [
    "a JPEG by its longer ending",
    "Foto.JPEG",
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    "image/jpeg",
    "Foto.JPEG",
  ],
  ["a PDF", "receipt.pdf", text("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "application/pdf", "receipt.pdf"],
  ["a Word document", "letter.docx", officeDocument(WORD), WORD, "letter.docx"],
  ["a plain text", "notes.txt", text("It was due on Monday."), "text/plain", "notes.txt"],
  ["a text that calls itself a page", "a.html", text("Only words."), "text/plain", "a.html.txt"],
  ["a table", "payouts.csv", text("id,amount\n1,12.50\n"), "text/csv", "payouts.csv"],
  ["a text in Latin-1", "brief.txt", Buffer.from("Grüße", "latin1"), "text/plain", "brief.txt"],
  ["a text in UTF-16", "notes.txt", wide("It was due on Monday."), "text/plain", "notes.txt"],
  ["a table in UTF-16", "notes.csv", wideFromBigEnd("id,größe\n1,2\n"), "text/csv", "notes.csv"],
  ["a text that begins like a picture", "car.txt", text("BMW, paid on Monday."), "text/plain", "car.txt"],
  ["a text that begins like a sound", "id.txt", text("ID3 is my seat."), "text/plain", "id.txt"],
  [
    "a text that begins with an address",
    "mail.txt",
    text("<ada@acme.example> wrote:"),
    "text/plain",
    "mail.txt",
  ],
])("%s is taken as what it is", async (_what, fileName, content, contentType, storedName) => {
  const { status, attachment } = await upload(redress, redress.api, { fileName, content });

  expect(status).toBe(200);
  expect(attachment).toMatchObject({ contentType, fileName: storedName, state: "READY" });
});

test.each([
  ["HTML", "page.html", text("<!doctype html><script>alert(1)</script>")],
  ["HTML that calls itself a picture", "photo.png", text("\n <html><body onload=alert(1)>")],
  ["SVG", "drawing.svg", text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  [
    "SVG with a prologue",
    "drawing.svg",
    text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  ],
  ["a program", "receipt.pdf", Buffer.concat([text("MZ"), Buffer.alloc(500)])],
  ["an archive", "photos.zip", Buffer.concat([Buffer.from("504b0506", "hex"), Buffer.alloc(18)])],
  ["a text with controls in it", "notes.txt", text("It was\0due")],
  ["HTML in UTF-16", "page.txt", wide("<!doctype html><script>alert(1)</script>")],
  ["a text in UTF-16 with controls in it", "notes.txt", wide("It was\0due")],
  ["nothing known", "data.bin", Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])],
  [
    "a long text that turns out to be none",
    "notes.txt",
    Buffer.concat([Buffer.alloc(200_000, "a "), Buffer.alloc(9)]),
  ],
])("%s is rejected for good, and nothing of it is kept", async (_what, fileName, content) => {
  const before = await filesIn(redress.filesFolder);

  const { id, status, error } = await upload(redress, redress.api, { fileName, content });

  expect([status, error?.code]).toEqual([415, "BAD_USER_INPUT"]);
  expect(await seenBy(redress.api, id)).toMatchObject({
    state: "REJECTED",
    rejectionReason: "TYPE_NOT_ALLOWED",
    downloadUrl: null,
  });
  expect(await filesIn(redress.filesFolder)).toEqual(before);
  expect(await looseFiles(redress)).toBe(0);
});

const filler = "Nothing of interest here, line after line.\n";

test.each([
  ["a card number", "My card is 4242 4242 4242 4242, thanks."],
  ["a security code", "Visa, cvv 123"],
  ["a card number far behind", filler.repeat(5_000) + "5555 5555 5555 4444" + filler.repeat(900)],
  ["a card number at any place", `${"x".repeat(8_185)} 4000056655665556 ${"y ".repeat(20_000)}`],
])("a text with %s is rejected, and nothing of it is kept", async (_what, content) => {
  const before = await filesIn(redress.filesFolder);

  const { id, status, error } = await upload(redress, redress.api, {
    fileName: "list.csv",
    content: text(content),
  });

  expect(status).toBe(415);
  expect(error?.message).not.toMatch(/\d{4}/);
  expect(await seenBy(redress.api, id)).toMatchObject({ state: "REJECTED", rejectionReason: "CARD_DATA" });
  expect(await filesIn(redress.filesFolder)).toEqual(before);
});

test.each([
  ["in UTF-16", wide("My card is 4242 4242 4242 4242, thanks.")],
  ["in UTF-16 from the big end", wideFromBigEnd("4242424242424242")],
  ["that begins like a picture", text("BMW: 4242 4242 4242 4242")],
  ["that begins like one in Latin-1", Buffer.from("BMW für 4242 4242 4242 4242", "latin1")],
  ["that begins like a sound", text("ID3 4242-4242-4242-4242")],
])("a card number is found in a text %s", async (_what, content) => {
  const { id, status } = await upload(redress, redress.api, { fileName: "card.txt", content });

  expect(status).toBe(415);
  expect(await seenBy(redress.api, id)).toMatchObject({ rejectionReason: "CARD_DATA" });
});

test("a card number is found wherever the pieces of a text are cut", async () => {
  const statuses = [];
  for (let place = 8_170; place < 8_215; place += 5) {
    const content = text(
      `${"word ".repeat(Math.ceil(place / 5)).slice(0, place)}4000 0566 5566 5556 ${filler.repeat(900)}`,
    );
    statuses.push((await upload(redress, redress.api, { fileName: "a.txt", content })).status);
  }

  expect(new Set(statuses)).toEqual(new Set([415]));
});

test("a long text of amounts, dates and order numbers is taken", async () => {
  const lines = Array.from(
    { length: 5_000 },
    (_, index) =>
      `2026-01-${(index % 28) + 1},order-${100_000 + index},${index}.50 EUR,DE89 3704 0044 0532 0130 00`,
  );

  const { status } = await upload(redress, redress.api, {
    fileName: "orders.csv",
    content: text(lines.join("\n")),
  });

  expect(status).toBe(200);
});

test("digits within a picture are nobody's business", async () => {
  const content = Buffer.concat([pictureOf(1_000), text("4242 4242 4242 4242")]);

  const { status } = await upload(redress, redress.api, { content });

  expect(status).toBe(200);
});
