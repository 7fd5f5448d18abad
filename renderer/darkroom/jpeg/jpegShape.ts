export interface JpegShape {
  /** The frame headers that were passed; a sound JPEG has one. */
  readonly frames: readonly {
    readonly kind: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly scans: number;
  /** Says its height behind its first scan, which lets it become any height. */
  readonly saysLinesLater: boolean;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
const defineLines = 0xdc;

/** What a JPEG says of itself from its beginning to its end mark, by its markers and without decoding. */
export function jpegShape(bytes: Uint8Array): JpegShape {
  const frames: { kind: number; width: number; height: number }[] = [];
  let scans = 0;
  let saysLinesLater = false;
  for (let at = nextMarker(bytes, 2); at >= 0; at = nextMarker(bytes, at)) {
    const kind = bytes[at + 1] ?? 0;
    if (kind === endOfImage) break;
    if (kind === startOfScan) scans += 1;
    if (kind === defineLines) saysLinesLater = true;
    if (isFrame(kind) && at + 9 <= bytes.length) {
      frames.push({ kind, height: numberAt(bytes, at + 5), width: numberAt(bytes, at + 7) });
    }
    at += isBare(kind) ? 2 : 2 + Math.max(2, numberAt(bytes, at + 2));
  }
  return { frames, scans, saysLinesLater };
}

/** The next marker from there on; in the data of a scan 0xff is followed by 0, and by nothing else. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const kind = bytes[at + 1] ?? 0;
    if (kind !== 0 && kind !== 0xff && !isBare(kind)) return at;
  }
  return -1;
}

const isFrame = (kind: number) =>
  kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;

/** TEM, the restart markers and the start of an image carry no length. */
const isBare = (kind: number) => kind === 0x01 || (kind >= 0xd0 && kind <= 0xd8);

const numberAt = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
