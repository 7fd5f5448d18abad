import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { keepPrivate } from '../base/privateFolder.ts';

/** Longer than Chromium waits for the Satchel that is there already to answer. */
const patienceMs = 30_000;

/**
 * Runs `work` while no other process that was started on the folder does. Chromium's lock of a single
 * instance is a link first and answers only later: one of several started at once may take it for left
 * behind, and then two have it. Where the folder cannot be used, which `startHost` says, nobody is kept apart.
 */
export function oneAfterAnother<T>(dataDir: string, work: () => T): T {
  const turn = takeTurn(dataDir);
  try {
    return work();
  } finally {
    turn?.close();
  }
}

/** Held by the system's lock of a file, which ends with the process however that ends. */
function takeTurn(dataDir: string): DatabaseSyncInstance | null {
  let turn: DatabaseSyncInstance | null = null;
  try {
    keepPrivate(dataDir);
    turn = new DatabaseSync(join(dataDir, 'starting.lock'));
    turn.exec(`PRAGMA busy_timeout = ${patienceMs}; BEGIN EXCLUSIVE`);
    return turn;
  } catch {
    turn?.close();
    return null;
  }
}
