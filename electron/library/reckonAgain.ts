import { setImmediate as pause } from 'node:timers/promises';
import type { AccountId } from '../../shared/ids.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import type { Database } from '../database/database.ts';
import { reckonEnds } from './reckonEnds.ts';

export interface ReckonAgainDeps {
  readonly database: Database;
  readonly ruleOf: (accountId: AccountId) => RetentionRule | null;
  /** Items of the account end at another time now. */
  changed(accountId: AccountId): void;
}

/**
 * Reckons all ends anew while Satchel runs, a portion at a time, so that nobody waits for it. Called again meanwhile it
 * starts over: what is being written went by the rule of before. Answers when all that it began is written or left.
 */
export function createReckonAgain(deps: ReckonAgainDeps) {
  let newest = 0;
  let closed = false;
  return {
    async again(): Promise<void> {
      newest += 1;
      const mine = newest;
      for (const accountId of reckonEnds(deps.database, deps.ruleOf)) {
        deps.changed(accountId);
        await pause();
        if (closed || mine !== newest) return;
      }
    },
    close(): void {
      closed = true;
    },
  };
}
