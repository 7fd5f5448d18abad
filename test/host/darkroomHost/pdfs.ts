/** A PDF of these objects, numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.4\n';
  const at = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = text.length;
  const entries = at.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`;
  return Buffer.from(`${text}startxref\n${table}\n%%EOF\n`, 'latin1');
}

const stream = (content: string, entries = '') =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** Pages with a red field in their upper half and a line of text in a font that is not in the file. */
export function pages(count: number, trailer = ''): Buffer {
  const kids = Array.from({ length: count }, (_, page) => `${page + 5} 0 R`).join(' ');
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
      stream('1 0 0 rg 0 100 100 100 re f 0 g BT /F 24 Tf 10 40 Td (Hello) Tj ET'),
      font,
      ...Array.from(
        { length: count },
        () =>
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 200] /Contents 3 0 R /Resources << /Font << /F 4 0 R >> >> >>',
      ),
    ],
    trailer,
  );
}

/** A wide page of each of these colours, which are written as shares of red, green and blue. */
export function sheets(colours: readonly string[]): Buffer {
  const kids = colours.map((_, page) => `${2 * page + 3} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${colours.length} /Kids [${kids}] >>`,
    ...colours.flatMap((colour, page) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents ${2 * page + 4} 0 R >>`,
      stream(`${colour} rg 0 0 200 100 re f`),
    ]),
  ]);
}

/** Asks for a password that nobody knows. */
export const locked = pages(
  1,
  `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'4f'.repeat(32)}> /U <${'55'.repeat(32)}> >> /ID [<01> <01>]`,
);

/** Pages that are pages of themselves. */
export const endless = pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Count 1 /Kids [2 0 R] >>',
]);

/** A drawing that draws itself, twice. */
export const nested = pdfOf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
  stream('/X Do'),
  stream(
    '1 0 0 rg 0 0 50 50 re f /X Do /X Do',
    '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X 5 0 R >> >>',
  ),
]);
