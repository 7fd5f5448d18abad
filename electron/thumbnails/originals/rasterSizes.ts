export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The header chunk must be the first one. */
export function pngSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes, 24);
  if (view === null || view.getUint32(12) !== 0x49484452) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The logical screen, which is the canvas that decoders make. */
export function gifSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes, 10);
  return view && { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** OS/2 headers have 16-bit sizes; in later ones a negative height means rows from the top. */
export function bmpSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes, 26);
  if (view === null) return null;
  const headerBytes = view.getUint32(14, true);
  if (headerBytes === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  if (headerBytes < 16) return null;
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

export function webpSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes, 25);
  if (view === null) return null;
  switch (view.getUint32(12)) {
    case 0x56503858: // 'VP8X': the canvas, in 24 bits, less one
      return viewOf(bytes, 30) && { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    case 0x5650384c: {
      // 'VP8L': two times 14 bits, less one
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503820: {
      // 'VP8 ': a key frame begins with 9d 01 2a; the two upper bits are a scaling that is ignored
      if (viewOf(bytes, 30) === null || view.getUint16(23) !== 0x9d01) return null;
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    }
    default:
      return null;
  }
}

/** The first frame header on the way through the segments, so never one of an embedded thumbnail. */
export function jpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes, 4);
  if (view === null) return null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
    } else if (isBareMarker(marker)) {
      at += 2;
    } else if (isFrameMarker(marker)) {
      if (at + 9 > view.byteLength) return null;
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker === 0xd9 || marker === 0xda) {
      return null;
    } else {
      at += 2 + Math.max(2, view.getUint16(at + 2));
    }
  }
  return null;
}

/** TEM and the restart markers carry no length. */
function isBareMarker(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15, but for DHT, JPG and DAC, which lie between them. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function viewOf(bytes: Uint8Array, leastBytes: number): DataView | null {
  if (bytes.byteLength < leastBytes) return null;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
