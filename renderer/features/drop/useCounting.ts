import { useCallback, useState } from 'react';
import type { IntakeCount } from '../../../shared/intake.ts';
import { client, countFiles } from '../../client.ts';
import { createCounter } from './counter.ts';

export type Counting =
  | { readonly state: 'counting'; readonly files: number }
  | { readonly state: 'asking'; readonly count: IntakeCount };

export const forgetCount = ({ token }: IntakeCount) =>
  void client.intake.forget({ token }).catch(() => undefined);

const newCounter = () =>
  createCounter({
    countFiles,
    stopCounting: () => void client.intake.stopCounting(undefined).catch(() => undefined),
    forget: forgetCount,
  });

/** What is shown of a counting, and how it is begun and given up. */
export function useCounting() {
  const [counting, setCounting] = useState<Counting | null>(null);
  const [counter] = useState(newCounter);
  const stop = useCallback(() => {
    counter.stop();
    setCounting(null);
  }, [counter]);
  const count = useCallback(
    (files: readonly File[]) =>
      counter.count(files, (soFar) =>
        setCounting(soFar === null ? null : { state: 'counting', files: soFar }),
      ),
    [counter],
  );
  const ask = useCallback(
    (found: IntakeCount) => setCounting({ state: 'asking', count: found }),
    [],
  );
  return { counting, count, ask, stop };
}
