import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArchiveFinding } from '../../../shared/contract/archives.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';

const atOnce = 200;

interface Findings {
  /** Null until it is told. */
  readonly total: number | null;
  at(index: number): ArchiveFinding | undefined;
  /** These are in sight: what of them is not known is asked for. */
  want(first: number, last: number): void;
}

/** What the look at an archive at this instant found, some at a time. */
export function useFindings(archiveId: string, verifiedAt: number): Findings {
  const [total, setTotal] = useState<number | null>(null);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly ArchiveFinding[]>>(new Map());
  const asked = useRef(new Set<number>());
  // A later look found other things.
  const look = useRef(0);

  const ask = useCallback(
    (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = look.current;
      client.archives.findings({ archiveId, start: page * atOnce, count: atOnce }).then(
        (told) => {
          if (mine !== look.current) return;
          setTotal(told.total);
          setPages((known) => new Map(known).set(page, told.findings));
        },
        (error: unknown) => {
          asked.current.delete(page);
          sayFailure(failureOf(error));
        },
      );
    },
    [archiveId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each look is asked for anew.
  useEffect(() => {
    look.current += 1;
    asked.current = new Set();
    setPages(new Map());
    ask(0);
  }, [ask, verifiedAt]);

  return {
    total,
    at: (index) => pages.get(Math.floor(index / atOnce))?.[index % atOnce],
    want: useCallback(
      (first: number, last: number) => {
        for (let page = Math.floor(first / atOnce); page <= Math.floor(last / atOnce); page += 1) {
          ask(page);
        }
      },
      [ask],
    ),
  };
}
