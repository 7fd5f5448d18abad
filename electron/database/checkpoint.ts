import { z } from 'zod';
import type { Database } from './database.ts';

/** Pages of 4 KiB that were committed, after which the commit that makes them more moves them all itself. */
export const mostInLog = 4_000;
const manyInLog = 2_000;

const counts = z.object({ log: z.number(), checkpointed: z.number() });

/**
 * Moves what was committed from the log into the file where there is much of it, and says whether it did. Who writes
 * many rows calls it in a turn of its own, so that no commit has to do it on top of its own work. What was
 * committed is on disk either way, and nobody is waited for: what others still read stays for the next time.
 */
export function checkpointWhereMany(database: Database): boolean {
  try {
    const told = database.prepare('PRAGMA wal_checkpoint(NOOP)').get();
    const { log, checkpointed } = counts.parse(told);
    if (log - checkpointed < manyInLog) return false;
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    return true;
  } catch {
    // The disk is full, or fails. The rows are safe in the log, and the next commit meets the same.
    return false;
  }
}
