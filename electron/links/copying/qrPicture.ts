import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';

/** Light modules around a code, without which readers do not find it (ISO/IEC 18004: four). */
export const quietModules = 4;
/** A module of the picture in pixels: large enough for print. */
const modulePixels = 16;

/** Bytes that the largest code bears by the level of its correction (ISO/IEC 18004, table 7). */
const mostBytes = { M: 2_331, L: 2_953 } as const;

/**
 * The code of a text: true is dark; rows from above, without the quiet zone. Throws SatchelError where the text is too
 * long for any.
 */
export function qrOf(text: string): readonly (readonly boolean[])[] {
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes.L) throw new SatchelError(invalidInput('link-too-long'));
  const ecc = bytes > mostBytes.M ? 'L' : 'M';
  return encode(text, { ecc, border: 0, boostEcc: true }).data;
}

/** A code as SVG, black on white with its quiet zone. */
export function qrSvg(code: readonly (readonly boolean[])[]): string {
  const edge = code.length + 2 * quietModules;
  const dark = code.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark ? [`M${x + quietModules} ${y + quietModules}h1v1h-1z`] : [],
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${edge} ${edge}" width="${edge * modulePixels}" height="${edge * modulePixels}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${edge}v${edge}h-${edge}z"/>`,
    `<path fill="#000" d="${dark.join('')}"/>`,
    '</svg>\n',
  ].join('');
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A code as PNG of one bit a pixel, black on white with its quiet zone. */
export function qrPng(code: readonly (readonly boolean[])[]): Buffer {
  const edge = (code.length + 2 * quietModules) * modulePixels;
  const stride = Math.ceil(edge / 8);
  const lines = Buffer.alloc((stride + 1) * edge, 0xff);
  for (let y = 0; y < edge; y += 1) {
    const start = y * (stride + 1);
    // No filter for this line.
    lines[start] = 0;
    const row = code[Math.floor(y / modulePixels) - quietModules];
    row?.forEach((isDark, module) => {
      // Sixteen pixels are two bytes, so that a module begins with one.
      const at = start + 1 + ((module + quietModules) * modulePixels) / 8;
      if (isDark) lines.fill(0, at, at + modulePixels / 8);
    });
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  // One bit a pixel, grey: 1 is white.
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
