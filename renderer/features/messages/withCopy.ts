import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';

/** The copy in the place of its item, unless that was left out meanwhile; nothing twice. */
export function withCopy(
  rows: readonly MediaRow[],
  mediaId: MediaId,
  copy: MediaRow,
): readonly MediaRow[] {
  const there = rows.some(({ id }) => id === copy.id && id !== mediaId);
  return rows.flatMap((row) => (row.id !== mediaId ? [row] : there ? [] : [copy]));
}
