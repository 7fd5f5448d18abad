import { useEffect, useState } from 'react';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';

/** The items that reasons name, once they are told; their names are all that is missing until then. */
export function useRows(ids: readonly MediaId[]): ReadonlyMap<MediaId, MediaRow> {
  const [rows, setRows] = useState<ReadonlyMap<MediaId, MediaRow>>(new Map());
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another text.
  useEffect(() => {
    let over = false;
    if (ids.length === 0) return;
    client.library.items({ mediaIds: ids.slice(0, 1_000) }).then(
      (told) => {
        if (!over) setRows(new Map(told.map((row) => [row.id, row])));
      },
      // Without names the reasons stand all the same.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [key]);
  return rows;
}
