/** Points, of which there are 72 in an inch: a page of A4 with a margin. */
const [WIDTH, HEIGHT, MARGIN] = [595, 842, 72] as const;
const [FONT_SIZE, LINE_HEIGHT] = [12, 18] as const;

/** One page of lines in Helvetica, the first of them larger. No compression: a reader may look at it as text. */
export function pdfPage(lines: readonly string[]): Buffer {
  const content = contentOf(lines);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  // One byte for each character: otherwise the offsets are wrong.
  return Buffer.from(body + table + trailer, "latin1");
}

function contentOf(lines: readonly string[]): string {
  const drawn = lines.map((line, index) => {
    const [size, before] = index === 0 ? [FONT_SIZE * 1.5, 0] : [FONT_SIZE, LINE_HEIGHT];
    return `/F ${size} Tf 0 ${-before} Td (${line.replace(/[\\()]/g, "\\$&")}) Tj`;
  });
  return `BT ${MARGIN} ${HEIGHT - MARGIN} Td\n${drawn.join("\n")}\nET`;
}
