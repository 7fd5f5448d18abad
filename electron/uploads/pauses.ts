import { z } from 'zod';
import { type AccountId, accountId } from '../../shared/ids.ts';
import type { UploadPauses } from '../../shared/upload.ts';
import type { Database } from '../database/database.ts';

const kept = z.object({ all: z.boolean(), accountIds: z.array(accountId) });
const key = 'uploads-paused';

export type Pauses = ReturnType<typeof createPauses>;

/** What a person has paused: it stays so over a restart. */
export function createPauses(database: Database) {
  const write = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  let state = load(database);

  function become(next: UploadPauses): void {
    write.run(key, JSON.stringify(next));
    state = next;
  }

  return {
    state: () => state,
    isPaused: (id: AccountId) => state.all || state.accountIds.includes(id),
    pause(id: AccountId | null): void {
      if (id === null) become({ ...state, all: true });
      else become({ ...state, accountIds: [...new Set([...state.accountIds, id])] });
    },
    /** Of all of them, also of those that were paused one by one. */
    resume(id: AccountId | null): void {
      if (id === null) become({ all: false, accountIds: [] });
      else become({ ...state, accountIds: state.accountIds.filter((other) => other !== id) });
    },
  };
}

function load(database: Database): UploadPauses {
  const none: UploadPauses = { all: false, accountIds: [] };
  const row = database.prepare('SELECT value FROM settings WHERE key = ?').get(key);
  try {
    return kept.parse(JSON.parse(String((row as { value?: unknown } | undefined)?.value)));
  } catch {
    return none;
  }
}
