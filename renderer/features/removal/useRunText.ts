import { useCallback } from 'react';
import type { Run } from '../../../shared/contract/runs.ts';
import { useNow } from '../../ui/time/useNow.ts';
import { runText } from './runText.ts';

const secondMs = 1_000;

/** How far a removal is, counted down while it can be undone. */
export function useRunText(run: Run): string {
  const { state, startsAt } = run;
  const next = useCallback(
    (now: number) => {
      if (state !== 'pending' || startsAt === null || now >= startsAt) return null;
      return startsAt - Math.floor((startsAt - now - 1) / secondMs) * secondMs;
    },
    [state, startsAt],
  );
  return runText(run, useNow(next));
}
