import { failureOf } from './door.ts';
import type { Log } from './log.ts';

/**
 * What nobody caught goes to the log rather than into a dialog of the system, which would show its
 * stack; the app goes on, since what matters is on disk at every moment.
 */
export function catchBugs(log: Log, newReference: () => string): void {
  const note = (error: unknown) => void failureOf(error, 'nobody', log, newReference);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
}
