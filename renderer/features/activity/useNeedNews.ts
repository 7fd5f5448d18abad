import { useEffect, useRef } from 'react';
import { speak } from '../../stores/notices/spokenStore.ts';
import type { Entry } from './entry.ts';

/** Reads out what comes to call for attention while the list is looked at; what did before is found in it. */
export function useNeedNews(entries: readonly Entry[], tell: (entry: Entry) => string): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const telling = useRef(tell);
  telling.current = tell;
  useEffect(() => {
    const needing = entries.filter(({ section }) => section === 'attention');
    const before = known.current;
    known.current = new Set(needing.map(({ key }) => key));
    if (before === null) return;
    const news = needing.filter(({ key, at }) => !before.has(key) && Date.now() - at < newMs);
    for (const entry of news.slice(0, mostSpoken)) speak(telling.current(entry));
  }, [entries]);
}

/** What is older was only told late. */
const newMs = 60_000;
/** More at once nobody listens to. */
const mostSpoken = 2;
