import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';

/** Replaces an item by its copy, unless the item was left out meanwhile; nothing is there twice. */
export function withCopy(
  rows: readonly MediaRow[],
  mediaId: MediaId,
  copy: MediaRow,
): readonly MediaRow[] {
  const there = rows.some(({ id }) => id === copy.id && id !== mediaId);
  return rows.flatMap((row) => (row.id !== mediaId ? [row] : there ? [] : [copy]));
}
