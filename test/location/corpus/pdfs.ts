import { deflateSync } from 'node:zlib';
import { seed } from './jpegs.ts';

export interface PdfStream {
  /** Of its dictionary, without its length. */
  readonly dictionary: string;
  readonly bytes: Buffer;
}

interface PdfParts {
  readonly metadata?: PdfStream;
  readonly picture?: PdfStream;
  readonly trailer?: string;
}

export const plainPdf = () => seed('receipt-2048.pdf');

/** A page with a picture on it. */
export function pdf({ metadata, picture, trailer = '' }: PdfParts): Buffer {
  const objects = [
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${metadata ? '/Metadata 5 0 R' : ''} >>`),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << ${picture ? '/XObject << /Im0 6 0 R >>' : ''} >> >>`,
    ),
    streamOf({
      dictionary: '/Filter /FlateDecode',
      bytes: deflateSync('q 100 0 0 100 0 0 cm /Im0 Do Q'),
    }),
    streamOf(metadata ?? { dictionary: '', bytes: Buffer.from('nothing') }),
    streamOf(picture ?? { dictionary: '', bytes: Buffer.from('nothing') }),
  ];
  const parts = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 7\n0000000000 65535 f \n${table}trailer\n<< /Size 7 /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

function streamOf({ dictionary, bytes }: PdfStream): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const image =
  '/Type /XObject /Subtype /Image /Width 640 /Height 640 /ColorSpace /DeviceRGB /BitsPerComponent 8';

export const jpegStream = (bytes: Buffer): PdfStream => ({
  dictionary: `${image} /Filter /DCTDecode`,
  bytes,
});
export const pressedJpegStream = (bytes: Buffer): PdfStream => ({
  dictionary: `${image} /Filter [/FlateDecode /DCTDecode]`,
  bytes: deflateSync(bytes),
});
export const strangeJpegStream = (bytes: Buffer): PdfStream => ({
  dictionary: `${image} /Filter [/LZWDecode /DCTDecode]`,
  bytes: Buffer.from(bytes).reverse(),
});
export const xmpStream = (xmp: string): PdfStream => ({
  dictionary: '/Type /Metadata /Subtype /XML',
  bytes: Buffer.from(xmp),
});
export const pressedXmpStream = (xmp: string, level = 6): PdfStream => ({
  dictionary: '/Type /Metadata /Subtype /XML /Filter /FlateDecode',
  bytes: deflateSync(xmp, { level }),
});
