import { join } from 'node:path';
import { openJournal } from './journal.ts';

interface Started {
  readonly kind: string;
  readonly at: number;
}

/** When the practice accounts were seeded: now, or at the first start that wrote to this folder. */
export function seededAt(storeDir: string | undefined, now: number): number {
  if (storeDir === undefined) return now;
  const journal = openJournal<Started>(join(storeDir, 'journal.jsonl'));
  const started = journal.restored.find(({ kind }) => kind === 'started');
  if (started !== undefined) return started.at;
  journal.add([{ kind: 'started', at: now }]);
  return now;
}
