import { type FailureOf, SatchelError } from '../../shared/failure.ts';
import { notSaved } from '../../shared/failures.ts';

type Cause = FailureOf<'not-saved'>['cause'];

/** Errors of the file system that are this machine's doing (nodejs.org/api/errors.html), not a bug. */
const causes: Readonly<Record<string, Cause>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'too-large',
  EACCES: 'no-rights',
  EPERM: 'no-rights',
  EROFS: 'no-rights',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ENAMETOOLONG: 'name-unfit',
  EINVAL: 'name-unfit',
  EEXIST: 'changed',
  EISDIR: 'changed',
  ENOTEMPTY: 'changed',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  EIO: 'failed',
  ENXIO: 'failed',
  ENODEV: 'failed',
  ESTALE: 'failed',
  ETIMEDOUT: 'failed',
  EHOSTDOWN: 'failed',
};

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The same error where it says why already, or where it is none of the disk's. */
export function diskFailure(error: unknown): unknown {
  const cause = error instanceof SatchelError ? undefined : causes[codeOf(error)];
  return cause === undefined ? error : new SatchelError(notSaved(cause));
}
