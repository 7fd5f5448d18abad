import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Trouble } from '../../faults/fault.ts';
import { jsonReply, type Reply } from '../../wire/reply.ts';
import type { PlivoRoute } from './plivoOptions.ts';

/** A request that was matched to a route; its body is still to be read. */
export interface Call {
  readonly route: PlivoRoute;
  /** Media or message id in the path. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  readonly troubles: readonly Trouble[];
  /** `api_id` of the answer. */
  readonly requestId: string;
}

/** Reads the body first and acts later, so that faults can fall in between. */
export type Handler = (call: Call) => Promise<() => Promise<Reply>>;

export function plivoError(status: number, requestId: string, error: string): Reply {
  return jsonReply(status, { api_id: requestId, error });
}

const routes: readonly { pattern: RegExp; methods: Readonly<Record<string, PlivoRoute>> }[] = [
  { pattern: /^Media\/$/, methods: { GET: 'list', POST: 'upload' } },
  { pattern: /^Media\/([^/]+)\/$/, methods: { GET: 'get' } },
  { pattern: /^Message\/$/, methods: { GET: 'messages', POST: 'send' } },
  { pattern: /^Message\/([^/]+)\/$/, methods: { GET: 'message' } },
  { pattern: /^Message\/([^/]+)\/Media\/$/, methods: { GET: 'message-media' } },
];

export type Match =
  | {
      readonly kind: 'route';
      readonly accountId: string;
      readonly route: PlivoRoute;
      readonly id: string;
    }
  | { readonly kind: 'wrong-method'; readonly accountId: string }
  | { readonly kind: 'unslashed'; readonly accountId: string }
  | { readonly kind: 'unknown' };

export function matchRoute(method: string, path: string): Match {
  const [, accountId, rest] = /^\/v1\/Account\/([^/]+)\/(.*)$/.exec(path) ?? [];
  if (accountId === undefined || rest === undefined) return { kind: 'unknown' };
  for (const { pattern, methods } of routes) {
    const found = pattern.exec(rest);
    if (found) {
      const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (route === undefined) return { kind: 'wrong-method', accountId };
      return { kind: 'route', accountId, route, id: found[1] ?? '' };
    }
    if (pattern.test(`${rest}/`)) return { kind: 'unslashed', accountId };
  }
  return { kind: 'unknown' };
}
