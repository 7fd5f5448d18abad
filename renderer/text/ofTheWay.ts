import type { Failure } from '../../shared/failure.ts';

/** Whether what lies between this computer and the provider may be why: then its connection is offered to be looked at. */
export function isOfTheWay(failure: Failure): boolean {
  if (failure.kind === 'proxy' || failure.kind === 'offline') return true;
  return failure.kind === 'provider-down' && /^(tls|timed-out|not-provider)$/.test(failure.cause);
}

/** Whether the provider never saw what was typed, so that nothing tells against it. */
export function neverArrived(failure: Failure): boolean {
  if (failure.kind === 'proxy' || failure.kind === 'offline') return true;
  return failure.kind === 'provider-down' && failure.cause === 'tls';
}

/** The proxy that wants to know who is there, by its origin. */
export function askingProxy(failure: Failure): string | null {
  const asks = failure.kind === 'proxy' && /^credentials-/.test(failure.cause);
  return asks ? failure.proxy : null;
}
