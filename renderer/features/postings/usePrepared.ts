import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';

export type Stage<T> =
  | { readonly at: 'asking' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | { readonly at: 'shown'; readonly prepared: T; readonly pending: boolean };

const forget = (token: string) => void client.postings.forget({ token }).catch(() => undefined);

/** Goes from asking who receives it to sending it; what is not confirmed is forgotten. */
export function usePrepared<T extends { readonly token: string }>(prepare: () => Promise<T>) {
  const [stage, setStage] = useState<Stage<T>>({ at: 'asking' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    let over = false;
    let token: string | null = null;
    setStage({ at: 'asking' });
    prepare().then(
      (prepared) => {
        token = prepared.token;
        if (over) forget(token);
        else setStage({ at: 'shown', prepared, pending: false });
      },
      (error) => {
        if (!over) setStage({ at: 'failed', failure: failureOf(error) });
      },
    );
    return () => {
      over = true;
      if (token !== null) forget(token);
    };
  }, [prepare, attempt]);

  /** Answers how many it was too late for, and null when nothing was sent. */
  async function confirm(): Promise<number | null> {
    if (stage.at !== 'shown' || stage.pending) return null;
    setStage({ ...stage, pending: true });
    try {
      const { refused } = await client.postings.confirm({ token: stage.prepared.token });
      return refused.length;
    } catch (error) {
      setStage({ at: 'failed', failure: failureOf(error) });
      return null;
    }
  }

  return { stage, confirm, again: () => setAttempt((count) => count + 1) };
}
