import { useCallback, useEffect, useRef, useState } from 'react';
import type { LinkCheckRow, LinkCheckState } from '../../../shared/contract/linkChecks.ts';
import { client } from '../../bridge/client.ts';

const atOnce = 100;

interface CheckRows {
  at(index: number): LinkCheckRow | undefined;
  /** These are in sight: they are asked for, and asked for again whenever the check got on. */
  want(first: number, last: number): void;
  /** The check is known no more. */
  readonly lost: boolean;
}

/** The rows of a check that are in sight, as they are now. */
export function useCheckRows(checkId: string, state: LinkCheckState | undefined): CheckRows {
  const [rows, setRows] = useState<ReadonlyMap<number, LinkCheckRow>>(new Map());
  const [lost, setLost] = useState(false);
  const sight = useRef({ first: 0, last: 0 });
  const asking = useRef<'no' | 'once' | 'again'>('no');
  const gone = useRef(false);

  const ask = useCallback(async () => {
    if (asking.current !== 'no') {
      asking.current = 'again';
      return;
    }
    do {
      asking.current = 'once';
      const start = Math.floor(sight.current.first / atOnce) * atOnce;
      const count = Math.min(500, sight.current.last - start + atOnce);
      try {
        const told = await client.linkChecks.rows({ checkId, start, count });
        if (gone.current) return;
        setRows(new Map(told.map((row, index) => [start + index, row])));
      } catch {
        if (!gone.current) setLost(true);
        return;
      }
    } while ((asking.current as string) === 'again');
    asking.current = 'no';
  }, [checkId]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const { done, state: phase } = state ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it got on, rows are others.
  useEffect(() => void ask(), [ask, done, phase]);

  return {
    at: (index) => rows.get(index),
    lost,
    want: useCallback(
      (first: number, last: number) => {
        if (sight.current.first === first && sight.current.last === last) return;
        sight.current = { first, last };
        void ask();
      },
      [ask],
    ),
  };
}
