import type { FailureOf } from '../../../shared/failure.ts';
import { libraryUnavailable } from '../../../shared/failures.ts';

type Cause = FailureOf<'library-unavailable'>['cause'];

/** Result codes of SQLite (sqlite.org/rescode.html) that are this machine's doing, not a bug. */
const causes: Readonly<Record<number, Cause>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'failed',
  11: 'damaged',
  13: 'full',
  14: 'failed',
  26: 'damaged',
};

/** Why the library could not be written or read; null for any other error. */
export function libraryFailure(error: unknown): FailureOf<'library-unavailable'> | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  const { errcode } = error;
  const cause = typeof errcode === 'number' ? causes[errcode & 0xff] : undefined;
  return cause === undefined ? null : libraryUnavailable(cause);
}
