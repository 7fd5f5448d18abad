import { useEffect, useState } from 'react';
import type { RefusalClass } from '../../shared/contract/runs.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import { client } from '../bridge/client.ts';

/** As many items as a reason is told with. */
const mostNamed = 4;

export interface Refused {
  readonly classes: readonly RefusalClass[];
  /** Some of the items, as far as they are known. */
  readonly rows: ReadonlyMap<MediaId, MediaRow>;
}

/** Why items could not be done, by reason, and some of their names; empty until it is told. `runId` names what is asked. */
export function useRefused(
  runId: string,
  ask: (runId: string) => Promise<readonly RefusalClass[]>,
): Refused {
  const [told, setTold] = useState<Refused>({ classes: [], rows: new Map() });
  useEffect(() => {
    let over = false;
    const learn = async () => {
      const classes = (await ask(runId)).map((one) => ({
        ...one,
        first: one.first.slice(0, mostNamed),
      }));
      if (!over) setTold({ classes, rows: new Map() });
      const mediaIds = classes.flatMap(({ first }) => first);
      if (mediaIds.length === 0) return;
      const rows = await client.library.items({ mediaIds });
      if (!over) setTold({ classes, rows: new Map(rows.map((row) => [row.id, row])) });
    };
    // How many they are is told already.
    learn().catch(() => {});
    return () => {
      over = true;
    };
  }, [runId, ask]);
  return told;
}
