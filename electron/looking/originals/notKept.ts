import { type FailureOf, SatchelError } from '../../../shared/failure.ts';
import { libraryUnavailable } from '../../../shared/failures.ts';

type Cause = FailureOf<'library-unavailable'>['cause'];

/** Errors of the file system that are this machine's doing (nodejs.org/api/errors.html), not a bug. */
const causes: Readonly<Record<string, Cause>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOTDIR: 'failed',
  EEXIST: 'failed',
  EISDIR: 'failed',
  EIO: 'failed',
  ENODEV: 'failed',
  ESTALE: 'failed',
};

/** Why what was fetched could not be kept, beside the library; the same error where that is not what went wrong. */
export function notKept(error: unknown): unknown {
  if (error instanceof SatchelError || !(error instanceof Error) || !('code' in error))
    return error;
  const cause = causes[String(error.code)];
  return cause === undefined ? error : new SatchelError(libraryUnavailable(cause));
}
