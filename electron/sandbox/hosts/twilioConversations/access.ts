import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may ask: the account itself, or an API key of it. */
export function createBasicAccess(pairs: readonly (readonly [user: string, secret: string])[]) {
  const expected = pairs.map(
    ([user, secret]) => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
  );
  return ({ authorization = '' }: IncomingHttpHeaders): boolean =>
    expected.some((known) => same(authorization, known));
}

/** The header of the browser library's token (providers.md 4.1). */
export const tokenHeader = 'x-twilio-token';

/** The browser library's way in: a token in a header of its own (providers.md 4.1). */
export function createTokenAccess(token: string) {
  return ({ [tokenHeader]: given }: IncomingHttpHeaders): boolean =>
    typeof given === 'string' && same(given, token);
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
