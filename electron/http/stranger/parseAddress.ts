import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput, type PlainDetail } from '../../../shared/failures.ts';
import { isLoopback } from '../httpOrigin.ts';

const refuse = (detail: PlainDetail) => new SatchelError(invalidInput(detail));

/**
 * An address that a stranger may ask: https, on the usual port, without credentials. `base` is the address that
 * led here, null for the first. `allowLoopback` lets literal addresses of this machine through, also by http.
 * Throws SatchelError with the reason.
 */
export function parseAddress(text: string, base: URL | null, allowLoopback: boolean): URL {
  let url: URL;
  try {
    url = base === null ? new URL(text.trim()) : new URL(text, base);
  } catch {
    throw refuse('link-not-https');
  }
  const development = allowLoopback && url.protocol === 'http:' && isLoopback(url);
  if (url.protocol !== 'https:' && !development) throw refuse('link-not-https');
  if (url.username !== '' || url.password !== '') throw refuse('link-with-credentials');
  // Other ports are where machines talk among themselves.
  if (url.port !== '' && !(allowLoopback && isLoopback(url))) throw refuse('link-not-public');
  return url;
}
