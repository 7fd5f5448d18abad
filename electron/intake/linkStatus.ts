import type { IncomingMessage } from 'node:http';
import type { PlainDetail } from '../../shared/failures.ts';

/**
 * Why an answer brings no file, in the words of links: what a web host refuses is no trouble of a
 * provider. Null for one that may bring one.
 */
export function troubleOf({
  statusCode = 0,
}: Pick<IncomingMessage, 'statusCode'>): PlainDetail | null {
  if (statusCode === 200) return null;
  if (statusCode === 404 || statusCode === 410) return 'link-gone';
  // 503 and 509 are how hosts of pictures say that they are asked too much.
  if (statusCode === 429 || statusCode === 503 || statusCode === 509) return 'link-busy';
  return statusCode >= 500 ? 'link-down' : 'link-refused';
}
