import { z } from 'zod';
import { batchId, mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { copied } from './library.ts';
import { call, token } from './parts/parts.ts';

/** A QR code of a link. It is seen at `satchel-media://code/TOKEN`, as a picture that no script can read the link from. */
export const qrCode = z.object({
  token,
  /** When the link stops working, since it ends by itself or its item does; null when that is not known. */
  endsAt: instant.nullable(),
});
export type QrCode = z.infer<typeof qrCode>;

export const qrFile = z.enum(['png', 'svg']);
export type QrFile = z.infer<typeof qrFile>;

/** Links that were copied without anybody asking at that moment, by a person's setting. */
export const copiedByItself = z.object({
  batchId,
  /** Null where the clipboard was left as it is, since something else was copied meanwhile. */
  copied: copied.nullable(),
});
export type CopiedByItself = z.infer<typeof copiedByItself>;

const saved = z.object({ name: z.string() }).nullable();

/** What is done with links besides putting them on the clipboard, which `library.copyLinks` and `uploads.copyLinks` do. */
export const copying = {
  /** Asks where, and saves what was larger than the clipboard bears; null when no file was chosen. */
  save: call(z.strictObject({ token }), saved),
  /** Throws where the item has no link for everyone. */
  qr: call(z.strictObject({ mediaId }), qrCode),
  /** Asks where, and saves the code as a picture; null when no file was chosen. */
  saveQr: call(z.strictObject({ token, as: qrFile }), saved),
  /** Puts the code on the clipboard as a picture. */
  copyQr: call(z.strictObject({ token }), z.undefined()),
} as const;
