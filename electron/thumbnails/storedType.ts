import { tellPicture } from '../../shared/pictures/tellPicture.ts';
import { isLookType, type LookType } from './darkroom.ts';

/**
 * What a kept picture is; null for anything else, and for one that a crash or a full disk cut short: it is then
 * made again. Only what the darkroom's own encoders write is known here.
 */
export function storedTypeOf(bytes: Uint8Array): LookType | null {
  const type = tellPicture(bytes);
  return isLookType(type) && isWhole(bytes, type) ? type : null;
}

function isWhole(bytes: Uint8Array, type: LookType): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'image/jpeg':
      // Its end mark.
      return view.getUint16(bytes.length - 2) === 0xffd9;
    case 'image/webp':
      // Its length, but for the eight bytes that say it, made even.
      return bytes.length >= view.getUint32(4, true) + 8;
    case 'image/png':
      // The checksum of its last chunk, which is always the same one.
      return view.getUint32(bytes.length - 4) === 0xae426082;
    default:
      return type satisfies never;
  }
}
