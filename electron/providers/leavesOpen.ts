import type { Failure } from '../../shared/failure.ts';

/** Failures that leave open whether a request that was whole has been acted upon. */
export function leavesOpen(failure: Failure): boolean {
  switch (failure.kind) {
    case 'provider-down':
      return failure.cause !== 'redirected' && failure.cause !== 'tls';
    case 'offline':
    case 'cancelled':
    case 'bug':
      return true;
    default:
      return false;
  }
}
