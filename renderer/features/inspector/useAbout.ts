import { useEffect, useState } from 'react';
import type { AboutItem } from '../../../shared/contract/library.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';

/** A selection that is only passed over asks nobody. */
const restMs = 120;

/** What is known of an item beyond its row; null until it is told, or where it is no more. */
export function useAbout(row: MediaRow): AboutItem | null {
  const [told, setTold] = useState<AboutItem | null>(null);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(async () => {
      const about = await client.library.about({ mediaId: row.id }).catch(() => null);
      if (!over) setTold(about);
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [row]);
  return told?.row.id === row.id ? told : null;
}
