/** A one-page PDF whose text any reader finds: Helvetica, WinAnsi, nothing compressed. */
export function writePdf(text: string): Uint8Array {
  const lines = text.split('\n').map((line) => `(${escapeText(line)}) Tj T*`);
  const content = `BT /F1 11 Tf 15 TL 56 780 Td\n${lines.join('\n')}\nET`;
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

function assemblePdf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Letters outside Latin-1 that we write have a place of their own in WinAnsi. */
function escapeText(line: string): string {
  const winAnsi = line
    .replace(/€/g, '\x80')
    .replace(/[–—]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/·/g, '\xb7');
  return winAnsi.replace(/[\\()]/g, '\\$&');
}
