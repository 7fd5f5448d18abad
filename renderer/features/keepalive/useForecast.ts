import { useEffect, useState } from 'react';
import type { KeepOf, KeepPreview } from '../../../shared/contract/keepAlive.ts';
import type { KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import { client } from '../../bridge/client.ts';
import { report } from '../../bridge/report.ts';

/** Whoever still types is not asked about each figure. */
const restMs = 200;

/** What keeping these alive would come to; null while that is counted. What is asked for is the last that was set. */
export function useForecast(of: readonly KeepOf[], limits: KeepLimits | null): KeepPreview | null {
  const [told, setTold] = useState<{ key: string; forecast: KeepPreview } | null>(null);
  const key = JSON.stringify([of, limits]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of what is asked.
  useEffect(() => {
    if (limits === null) return;
    let over = false;
    const timer = setTimeout(() => {
      client.keepAlive.forecast({ of: [...of], limits }).then(
        (forecast) => {
          if (!over) setTold({ key, forecast });
        },
        (error: unknown) => report(error, 'work'),
      );
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key]);
  return told?.key === key ? told.forecast : null;
}
