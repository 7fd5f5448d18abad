import { timingSafeEqual } from 'node:crypto';
import type { HostRules } from '../../wire/exchange.ts';
import { jsonReply } from '../../wire/reply.ts';
import { plivoLists } from './listPage.ts';
import { type Handler, matchRoute, plivoError } from './plivoApi.ts';
import type { PlivoWording } from './plivoBodies.ts';
import type { PlivoOptions, PlivoRoute } from './plivoOptions.ts';

export interface PlivoHostDeps {
  readonly authId: string;
  readonly authToken: string;
  readonly wording: PlivoWording;
  readonly unslashed: NonNullable<PlivoOptions['unslashed']>;
  readonly handlers: Readonly<Partial<Record<PlivoRoute, Handler>>>;
  /** Whether this request is one too many; it is counted by asking. */
  readonly overRate: () => boolean;
}

/** The API's own host: who may ask, and which route it is. */
export function createPlivoHost(deps: PlivoHostDeps): HostRules {
  const expected = `Basic ${Buffer.from(`${deps.authId}:${deps.authToken}`).toString('base64')}`;
  return {
    host: 'api',
    lists: plivoLists,
    routeOf(method, path) {
      const match = matchRoute(method, path);
      return match.kind === 'route' ? match.route : 'other';
    },
    async answer({ request, url, seen, body, troubles }) {
      const match = matchRoute(seen.method, url.pathname);
      if (match.kind === 'unknown') return plivoError(404, seen.id, 'not found');
      if (!same(request.headers.authorization ?? '', expected) || match.accountId !== deps.authId) {
        const reply = jsonReply(401, deps.wording.unauthorized());
        return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Basic' } };
      }
      if (deps.overRate()) return plivoError(429, seen.id, 'too many requests');
      if (match.kind === 'unslashed') {
        if (deps.unslashed === 'not-found') return plivoError(404, seen.id, 'not found');
        const location = `${url.pathname}/${url.search}`;
        return { status: 301, headers: { location }, body: Buffer.alloc(0) };
      }
      const handler = match.kind === 'route' ? deps.handlers[match.route] : undefined;
      if (match.kind !== 'route' || !handler) {
        return plivoError(405, seen.id, 'method not allowed');
      }
      return handler({
        route: match.route,
        id: match.id,
        query: url.searchParams,
        headers: request.headers,
        body,
        troubles,
        requestId: seen.id,
      });
    },
  };
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
