import type { Failure } from '../../../shared/failure.ts';
import { createBugs } from '../../base/failures/bugs.ts';
import type { Log } from '../../base/log.ts';

/** What can be explained is passed on; anything else is a bug, logged with its stack. */
export function failureOf(error: unknown, log: Log): Failure {
  return createBugs(log).failureOf(error, 'uploads');
}
