import type { Bugs } from '../bugs.ts';

interface Process {
  on(event: 'uncaughtException' | 'unhandledRejection', heard: (error: unknown) => void): unknown;
}

/**
 * What nobody caught goes to the log rather than into a dialog of the system, which would show its
 * stack; the app goes on, since what matters is on disk at every moment.
 */
export function catchBugs(bugs: Bugs, from: Process = process): void {
  const note = (error: unknown) => void bugs.failureOf(error, 'nobody');
  from.on('uncaughtException', note);
  from.on('unhandledRejection', note);
}
