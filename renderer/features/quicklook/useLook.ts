import { useEffect, useState } from 'react';
import type { Look } from '../../../shared/contract/looking/looking.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';

export type LookState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'shown'; readonly look: Look }
  | { readonly phase: 'failed'; readonly failure: Failure };

const loading: LookState = { phase: 'loading' };
/** Items that are only passed by are not asked for. */
const restMs = 120;

/**
 * Has an item fetched, and what is shown of it told; what is still on its way is given up with the next. Null asks
 * for nothing.
 */
export function useLook(mediaId: MediaId | null): { state: LookState; again: () => void } {
  const [told, setTold] = useState<{ id: MediaId; state: LookState } | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks anew.
  useEffect(() => {
    if (mediaId === null) return;
    const key = crypto.randomUUID();
    let over = false;
    const settle = (state: LookState) => {
      if (!over) setTold({ id: mediaId, state });
    };
    const timer = setTimeout(() => {
      client.looking.open({ mediaId, key }).then(
        (look) => settle({ phase: 'shown', look }),
        (error: unknown) => settle({ phase: 'failed', failure: failureOf(error) }),
      );
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
      client.looking.stop({ key }).catch(() => {});
    };
  }, [mediaId, attempt]);
  const again = () => {
    setTold(null);
    setAttempt((before) => before + 1);
  };
  return { state: told?.id === mediaId ? told.state : loading, again };
}
