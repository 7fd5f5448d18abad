import type { Failure } from '../../shared/failure.ts';

const worn: readonly (number | null)[] = [401, 403, 404, 410];

/** What the host of a link answers once the link has ended, which says nothing of the item. */
export function isWornLink(failure: Failure): boolean {
  if (failure.kind === 'not-found') return true;
  return failure.kind === 'provider-refused' && worn.includes(failure.status);
}
