import { asAttachment } from "../../src/server/attachments/content-disposition";
import { tidyFileName } from "../../src/services/attachments/tidy-file-name";

test.each([
  ["receipt.png", "receipt.png"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\Ada\\Bild 1.jpg", "Bild 1.jpg"],
  ["/", "file"],
  ["..", "file"],
  [".htaccess", "htaccess"],
  ["a\r\nSet-Cookie: x=1.png", "a_Set-Cookie: x=1.png"],
  ["invoice\u202efdp.exe", "invoice_fdp.exe"],
  ["  spaced .pdf. ", "spaced .pdf"],
  ["Кvитанция 收据.pdf", "Кvитанция 收据.pdf"],
  ["u\u0308ber.txt", "über.txt"],
])("%j becomes %j", (given, tidy) => {
  expect(tidyFileName(given)).toBe(tidy);
});

test("a long name keeps its ending", () => {
  const name = tidyFileName(`${"ü".repeat(250)}.pdf`);

  expect([...name]).toHaveLength(200);
  expect(name.endsWith("ü.pdf")).toBe(true);
});

test.each([
  ["receipt.png", `attachment; filename="receipt.png"; filename*=UTF-8''receipt.png`],
  ["Grüße (1).pdf", `attachment; filename="Gru_e (1).pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%281%29.pdf`],
  ['a"b\\c%41.txt', `attachment; filename="a_b_c_41.txt"; filename*=UTF-8''a%22b%5Cc%2541.txt`],
  ["收据.pdf", `attachment; filename="__.pdf"; filename*=UTF-8''%E6%94%B6%E6%8D%AE.pdf`],
])("the name %j travels whole, and plain for old programs", (name, header) => {
  expect(asAttachment(name)).toBe(header);
});
