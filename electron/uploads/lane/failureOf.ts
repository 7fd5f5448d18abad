import { randomUUID } from 'node:crypto';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { libraryFailure } from '../../base/libraryFailure.ts';
import type { Log } from '../../base/log.ts';

/** What can be explained is passed on; anything else is a bug, logged with its stack. */
export function failureOf(error: unknown, log: Log): Failure {
  if (error instanceof SatchelError) return error.failure;
  const unavailable = libraryFailure(error);
  if (unavailable !== null) {
    log.error({ event: 'library-unavailable', cause: unavailable.cause });
    return unavailable;
  }
  const reference = randomUUID().slice(0, 8);
  const stack = error instanceof Error ? error.stack : undefined;
  log.error({ event: 'upload-bug', reference, stack });
  return { kind: 'bug', reference };
}
