/** How a text of a template is set as a message's text: links are written `[words](address)`. */
export function writePlain(text: string): string {
  return text.replace(LINK, (_, words: string, href: string) =>
    words === href ? href : `${words}\n${href}`,
  );
}

/** Paragraphs as mail programs write them; runs of `Name: value` lines become a table where `hasTables`. */
export function writeHtml(text: string, hasTables: boolean, picture: string | null): string {
  const blocks = text.split(/\n{2,}/).map((block) => writeBlock(block, hasTables));
  const image = picture === null ? '' : `\n<p><img src="cid:${picture}" alt=""></p>`;
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body style="font-family:Calibri,Arial,sans-serif;font-size:11pt">
${blocks.join('\n')}${image}
</body></html>`;
}

const LINK = /\[([^\]]+)\]\(([^)]+)\)/g;

function writeBlock(block: string, hasTables: boolean): string {
  const lines = block.split('\n');
  const isQuote = lines.every((line) => line.startsWith('>'));
  if (isQuote)
    return `<blockquote>${lines.map((line) => writeInline(line.replace(/^> ?/, ''))).join('<br>\n')}</blockquote>`;
  const rows = lines.map((line) => /^([^:]{2,28}): (.+)$/.exec(line));
  if (hasTables && lines.length > 1 && rows.every((row) => row !== null)) {
    const cells = rows.map(
      (row) => `<tr><td>${writeInline(row?.[1] ?? '')}:</td><td>${writeInline(row?.[2] ?? '')}</td></tr>`,
    );
    return `<table cellpadding="3">\n${cells.join('\n')}\n</table>`;
  }
  return `<p>${lines.map(writeInline).join('<br>\n')}</p>`;
}

function writeInline(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.replace(LINK, '<a href="$2">$1</a>');
}
