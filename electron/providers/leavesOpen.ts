import type { Failure } from '../../shared/failure.ts';

/** Failures that leave open whether a request that was whole has been acted upon. */
export function leavesOpen(failure: Failure): boolean {
  switch (failure.kind) {
    case 'provider-down':
      // TLS that breaks once the whole request was sent breaks in the answer to it.
      return failure.cause !== 'redirected';
    case 'offline':
    case 'cancelled':
    case 'bug':
      return true;
    default:
      return false;
  }
}
