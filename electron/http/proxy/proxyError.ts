import { type FailureOf, SatchelError } from '../../../shared/failure.ts';
import { proxyFailure } from '../../../shared/failures.ts';
import { plainText } from '../../base/plainText.ts';
import { originOf, type ProxyAddress } from './routes.ts';

type Cause = FailureOf<'proxy'>['cause'];

/** What is to be reached through a proxy. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** The failure of a proxy on the way to a host. `said` is anybody's text. */
export function proxyError(
  cause: Cause,
  proxy: ProxyAddress,
  to: Destination,
  { status = null, said = null }: { status?: number | null; said?: string | null } = {},
): SatchelError {
  return new SatchelError(
    proxyFailure(cause, {
      proxy: originOf(proxy),
      host: to.host,
      status,
      said: said === null ? null : plainText(said).slice(0, 100),
    }),
  );
}

/** Whether another way may be tried: who answered and refused has decided, as Chromium has it too. */
export function mayTryAnother(error: unknown): boolean {
  if (!(error instanceof SatchelError)) return true;
  const { failure } = error;
  return failure.kind === 'proxy' && failure.cause === 'unreachable';
}
