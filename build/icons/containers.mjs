/**
 * A Windows icon: a directory of pictures, each a whole PNG (allowed since Vista).
 * @param {readonly { size: number, png: Buffer }[]} pictures
 */
export function icoFile(pictures) {
  const entryBytes = 16;
  const head = Buffer.alloc(6 + entryBytes * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + entryBytes * index;
    // A byte cannot hold 256, so the format writes it as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * A macOS icon: blocks of a four-letter type, a length and a PNG.
 * @param {readonly { type: string, png: Buffer }[]} pictures
 */
export function icnsFile(pictures) {
  const blocks = pictures.map(({ type, png }) => block(type, png));
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function block(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
