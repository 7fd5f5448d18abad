import { useCallback, useRef, useState } from 'react';
import type { IntakeCount } from '../../../shared/intake.ts';
import { client, countFiles } from '../../client.ts';
import { portion } from './brought.ts';

export type Counting =
  | { readonly state: 'counting'; readonly files: number }
  | { readonly state: 'asking'; readonly count: IntakeCount };

/** Hands files over in portions and has them counted, with the frames between them left to the window. */
async function countInPortions(
  files: readonly File[],
  onCount: (count: IntakeCount) => boolean,
): Promise<IntakeCount | null> {
  let count: IntakeCount | null = null;
  for (let start = 0; start < files.length; start += portion) {
    count = await countFiles(files.slice(start, start + portion), count?.token ?? null);
    if (!onCount(count)) return count;
  }
  return count;
}

export const forgetCount = ({ token }: IntakeCount) =>
  void client.intake.forget({ token }).catch(() => undefined);

/** One counting at a time; what is shown of it, and how it is begun and given up. */
export function useCounting() {
  const [counting, setCounting] = useState<Counting | null>(null);
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    setCounting(null);
  }, []);
  const count = useCallback(async (files: readonly File[]): Promise<IntakeCount | null> => {
    turn.current += 1;
    const mine = turn.current;
    setCounting({ state: 'counting', files: 0 });
    const wanted = () => turn.current === mine;
    try {
      const found = await countInPortions(files, (soFar) => {
        if (wanted()) setCounting({ state: 'counting', files: soFar.files });
        return wanted();
      });
      if (found === null || wanted()) return found;
      forgetCount(found);
      return null;
    } finally {
      if (wanted()) setCounting(null);
    }
  }, []);
  const ask = useCallback(
    (found: IntakeCount) => setCounting({ state: 'asking', count: found }),
    [],
  );
  return { counting, count, ask, stop };
}
