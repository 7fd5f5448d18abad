import { z } from 'zod';
import { mediaId } from '../ids.ts';
import { call, token } from './parts.ts';

/** A file that is being written, since its path was chosen. */
export const saveUnderWay = z.object({
  token,
  mediaId,
  /** What the person called it; never where it is. */
  name: z.string(),
  doneBytes: z.number().int().nonnegative(),
  /** Null while nobody told how large it is. */
  ofBytes: z.number().int().nonnegative().nullable(),
});
export type SaveUnderWay = z.infer<typeof saveUnderWay>;

/** Copies of items on this computer. The window names an item, and never a path: the system's dialog does. */
export const saving = {
  /** Asks where, and answers when the file is there whole; null when nothing was chosen. */
  save: call(z.strictObject({ mediaId }), z.object({ token, name: z.string() }).nullable()),
  /** `save` then throws `cancelled`, and leaves nothing behind. */
  stop: call(z.strictObject({ token }), z.undefined()),
  /** Shows a file that was saved since the start in the system's file manager. */
  show: call(z.strictObject({ token }), z.undefined()),
} as const;
