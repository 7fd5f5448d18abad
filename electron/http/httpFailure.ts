import type { Failure, FailureOf } from '../../shared/failure.ts';
import { SatchelError } from '../../shared/failure.ts';
import {
  forbidden,
  notFound,
  offline,
  providerDown,
  providerRefused,
  rateLimited,
  unauthorized,
} from '../../shared/failures.ts';
import { isTlsCode } from './proxy/issuer.ts';

type DownCause = FailureOf<'provider-down'>['cause'];

export function down(cause: DownCause, status: number | null = null): Failure {
  return providerDown(cause, { status });
}

/** What an answer's head and error body say, already cleaned. */
export interface RefusalFacts {
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly code: string | null;
  readonly said: string | null;
}

/** The failure that an HTTP status other than success means; for one object of an answer as well. */
export function statusFailure({ status, retryAfterMs, code, said }: RefusalFacts): Failure {
  if (status === 401) return unauthorized;
  if (status === 403) return forbidden(said);
  if (status === 404 || status === 410) return notFound;
  // The server gave up waiting: it may or may not hold what was sent.
  if (status === 408) return down('timed-out', status);
  if (status === 429) return rateLimited(retryAfterMs);
  if (status >= 300 && status < 400) return down('redirected', status);
  if (status >= 400 && status < 500) return providerRefused({ status, code, said });
  if (status >= 500) return providerDown('status', { status, retryAfterMs });
  return down('unreadable-answer', status);
}

const offlineCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  // No socket could be made: this machine has as many files open as it may have.
  'EMFILE',
  'ENFILE',
]);
const cut = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_BAD_RESPONSE',
  'ERR_STREAM_DESTROYED',
]);
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code);
    // Happy-eyeballs gives one error for every address that was tried.
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(codesOf));
  }
  return codes;
}

/** Who signed a certificate that is not believed, as `proxy/issuer.ts` noted it. */
function issuerOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('issuer' in at && typeof at.issuer === 'string') return at.issuer;
  }
  return null;
}

function carried(error: unknown): Failure | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof SatchelError) return at.failure;
  }
  return null;
}

/** Without a connection nothing was sent, however it failed: that is the way's fault, not the server's. */
export function unreached(failure: Failure, host: string): Failure {
  const away = failure.kind === 'provider-down' && /^(timed-out|cut-answer)$/.test(failure.cause);
  return away ? offline(host) : failure;
}

/** What a thrown transport error means; null when it is none, which makes it a bug of ours. */
export function transportFailure(error: unknown, host: string): Failure | null {
  const known = carried(error);
  if (known !== null) return known;
  const codes = codesOf(error);
  if (codes.some((code) => offlineCodes.has(code))) return offline(host);
  if (codes.some(isTlsCode)) {
    const issuer = issuerOf(error);
    return issuer === null ? down('tls') : { ...providerDown('tls'), issuer };
  }
  if (codes.includes('ETIMEDOUT')) return down('timed-out');
  if (codes.some((code) => code.startsWith('HPE_'))) return down('unreadable-answer');
  return codes.some((code) => cut.has(code)) ? down('cut-answer') : null;
}
