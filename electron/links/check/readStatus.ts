import type { IncomingMessage } from 'node:http';
import type { LinkVerdict } from '../../../shared/links/verdict.ts';

/** Longer than anybody waits for one link. */
const longestRest = 15_000;

/** How long the file is, as its host tells: of a part of it, by what it is a part of. */
export function lengthTold({
  statusCode = 0,
  headers,
}: Pick<IncomingMessage, 'statusCode' | 'headers'>): number | null {
  // What is packed unasked says how much is sent, which is not how much there will be.
  if (headers['content-encoding'] !== undefined) return null;
  const whole =
    statusCode === 206
      ? /^bytes \d+-\d+\/(\d{1,15})$/.exec(headers['content-range'] ?? '')?.[1]
      : statusCode === 200
        ? headers['content-length']
        : undefined;
  return whole !== undefined && /^\d{1,15}$/.test(whole) ? Number(whole) : null;
}

/** Whether a refused link is one whose time is over, by what stands in it or what its host says. */
export function isOver(url: URL, refusal: Uint8Array, now: number): boolean {
  const said = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  if (/\bexpired\b/i.test(Buffer.from(refusal).toString('latin1'))) return true;
  const expires = said.get('expires') ?? '';
  if (/^\d{9,11}$/.test(expires)) return Number(expires) * 1_000 <= now;
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(said.get('x-amz-date') ?? '') ?? [];
  const life = said.get('x-amz-expires') ?? '';
  if (parts.length === 0 || !/^\d{1,7}$/.test(life)) return false;
  const [year = 0, month = 1, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + Number(life) * 1_000 <= now;
}

/** What an answer without a file means. */
export function verdictOf(
  { statusCode = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>,
  over: boolean,
): { readonly verdict: LinkVerdict; readonly retryAfterMs: number | null } {
  const said = (verdict: LinkVerdict) => ({ verdict, retryAfterMs: null });
  // Storage answers 404 for what it may not tell of too, once the time is over.
  if ((statusCode === 401 || statusCode === 403 || statusCode === 400) && over) {
    return said('expired');
  }
  if (statusCode === 401 || statusCode === 403) return said('protected');
  if (statusCode === 404 || statusCode === 410) return said('gone');
  if (statusCode === 429 || statusCode === 503 || statusCode === 509) {
    return { verdict: 'busy', retryAfterMs: restOf(headers['retry-after']) };
  }
  // It is there, and has no first byte.
  if (statusCode === 416 || statusCode === 204) return said('cut');
  return said(statusCode >= 500 ? 'down' : 'refused');
}

function restOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text)
    ? Math.min(Number(text) * 1_000, longestRest)
    : null;
}
