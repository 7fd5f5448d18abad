import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { FoundTargets } from '../../../shared/upload.ts';
import { client, failureOf } from '../../bridge/client.ts';

interface Found {
  /** null while the provider is asked for the first time. */
  readonly found: FoundTargets | null;
  readonly failure: Failure | null;
}

/** The targets of an account that fit a search; what was found last stays until the next is there. */
export function useTargets(accountId: AccountId, search: string): Found & { retry: () => void } {
  const [state, setState] = useState<Found>({ found: null, failure: null });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let over = false;
    client.uploads.targets({ accountId, search }).then(
      (found) => {
        if (!over) setState({ found, failure: null });
      },
      (error) => {
        if (!over) setState(({ found }) => ({ found, failure: failureOf(error) }));
      },
    );
    return () => {
      over = true;
    };
  }, [accountId, search, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
