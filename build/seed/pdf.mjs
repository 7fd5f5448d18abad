/**
 * One page of PDF, written by hand: text in the built-in Helvetica, and filled boxes.
 * @param {readonly string[]} content drawing operators, from `words` and `area`
 */
export function pdfPage(content) {
  const stream = content.join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 6 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** @param {number} x @param {number} y @param {number} size @param {string} text @param {string} [colour] as `r g b`, each 0 to 1 */
export function words(x, y, size, text, colour = '0.15 0.17 0.22', bold = false) {
  const safe = text.replace(/[\\()]/g, '\\$&');
  return `BT ${colour} rg /${bold ? 'F2' : 'F1'} ${size} Tf ${x} ${y} Td (${safe}) Tj ET`;
}

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {string} colour as `r g b`, each 0 to 1 */
export function area(x, y, w, h, colour) {
  return `${colour} rg ${x} ${y} ${w} ${h} re f`;
}
