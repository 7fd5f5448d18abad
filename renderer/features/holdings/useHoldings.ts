import { useCallback, useEffect, useRef, useState } from 'react';
import type { Holdings, LearntSizes } from '../../../shared/contract/holdings.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useAccounts } from '../../stores/accounts/accountsStore.ts';

export type Counted =
  | { readonly at: 'counting' }
  | { readonly at: 'counted'; readonly holdings: Holdings }
  | { readonly at: 'failed'; readonly failure: Failure };

/** What a filter finds, added up; anew whenever the library changed, as its badges are. */
export function useHoldings(filter: MediaFilter): readonly [Counted, () => void] {
  const [counted, setCounted] = useState<Counted>({ at: 'counting' });
  const [asked, setAsked] = useState(0);
  const badges = useAccounts(({ counts }) => counts);
  const latest = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of these is a reason to ask again.
  useEffect(() => {
    const mine = latest.current + 1;
    latest.current = mine;
    client.holdings.of({ filter }).then(
      (holdings) => {
        if (latest.current === mine) setCounted({ at: 'counted', holdings });
      },
      (error: unknown) => {
        if (latest.current === mine) setCounted({ at: 'failed', failure: failureOf(error) });
      },
    );
  }, [filter, asked, badges]);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );
  const again = useCallback(() => {
    setCounted({ at: 'counting' });
    setAsked((times) => times + 1);
  }, []);
  return [counted, again];
}

export type Learning =
  | { readonly at: 'rest' }
  | { readonly at: 'learning'; readonly stop: () => void }
  | { readonly at: 'over'; readonly came: LearntSizes }
  | { readonly at: 'failed'; readonly failure: Failure };

/** Asks providers for sizes that are not known, until that is over, stopped, or the window part is closed. */
export function useLearning(filter: MediaFilter): readonly [Learning, () => void] {
  const [learning, setLearning] = useState<Learning>({ at: 'rest' });
  const key = useRef<string | null>(null);
  const stop = useCallback(() => {
    if (key.current === null) return;
    void client.holdings.stopLearning({ key: key.current }).catch(() => undefined);
  }, []);
  useEffect(
    () => () => {
      stop();
      key.current = null;
    },
    [stop],
  );
  const begin = useCallback(() => {
    const mine = crypto.randomUUID();
    key.current = mine;
    const end = (state: Learning) => {
      if (key.current !== mine) return;
      key.current = null;
      setLearning(state);
    };
    setLearning({ at: 'learning', stop });
    client.holdings.learnSizes({ filter, key: mine }).then(
      (came) => end({ at: 'over', came }),
      (error: unknown) => end({ at: 'failed', failure: failureOf(error) }),
    );
  }, [filter, stop]);
  return [learning, begin];
}
