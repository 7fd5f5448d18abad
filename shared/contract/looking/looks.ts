import { z } from 'zod';
import { mediaId } from '../../ids.ts';
import { mediaRow } from '../../media.ts';
import { call } from '../parts/parts.ts';

/** What an item told of itself by being looked at; the parts of its row that are known now. */
export const learntLook = mediaRow.pick({
  id: true,
  width: true,
  height: true,
  durationMs: true,
  placeholder: true,
});
export type LearntLook = z.infer<typeof learntLook>;

export const looks = {
  /**
   * How many pages a document has, each a picture at `satchel-media://page/ID/N`, from 1 on; null for one that needs
   * a password, and for what is no document. Throws what its provider says where it cannot be had.
   */
  pages: call(z.strictObject({ mediaId }), z.number().int().positive().nullable()),
} as const;
