import type { IncomingMessage } from 'node:http';
import type { HostRules } from './exchange.ts';
import type { SeenRequest } from './seenRequest.ts';

export interface Recorded {
  readonly seen: SeenRequest;
  status: number | null;
  receivedBytes: number;
}

/** Every request that came, for assertions; never the credentials it came with. */
export interface RequestLog {
  add(request: IncomingMessage, url: URL, rules: HostRules, at: number): Recorded;
  all(): SeenRequest[];
  /** An id of a kind with those of the requests, for an answer that needs one of its own. */
  nextId(): string;
}

export function createRequestLog(nextId: () => string): RequestLog {
  const entries: Recorded[] = [];
  return {
    nextId,
    add(request, url, rules, at) {
      const hidden = ['authorization', ...(rules.credentialHeaders ?? [])];
      const method = request.method ?? 'GET';
      const recorded: Recorded = {
        status: null,
        receivedBytes: 0,
        seen: {
          id: nextId(),
          host: rules.host,
          route: rules.routeOf(method, url.pathname),
          method,
          path: url.pathname,
          query: url.search,
          headers: Object.fromEntries(
            Object.entries(request.headers)
              .filter(([name]) => !hidden.includes(name))
              .map(([name, value]) => [name, String(value)]),
          ),
          hasAuthorization: hidden.some((name) => request.headers[name] !== undefined),
          at,
          receivedBytes: 0,
          status: null,
        },
      };
      entries.push(recorded);
      return recorded;
    },
    all: () =>
      entries.map(({ seen, status, receivedBytes }) => ({ ...seen, status, receivedBytes })),
  };
}
