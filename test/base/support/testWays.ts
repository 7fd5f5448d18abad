import { createSecureContext, type SecureContext } from 'node:tls';
import { parseRoutes, type Route } from '../../../electron/http/proxy/routes.ts';
import type { ProxyCredentials, Ways } from '../../../electron/http/proxy/ways.ts';
import { certificates } from './certificates.ts';

/** Ways that a test sets: by a PAC answer, trusting the tests' authority once that was asked for. */
export function testWays(answer: string, authority = certificates.authority) {
  const state = {
    answer,
    credentials: null as ProxyCredentials | null,
    version: 1,
    /** The authority is known from the start, is learnt, or never is. */
    trusts: 'at-once' as 'at-once' | 'when-asked' | 'never',
    learnt: 0,
    failed: [] as Route[],
    askedFor: [] as string[],
  };
  let trust: SecureContext | undefined;
  const ways: Ways = {
    async routes(host, port) {
      state.askedFor.push(`${host}:${port}`);
      return parseRoutes(state.answer);
    },
    credentials: async () => state.credentials,
    failed: (route) => void state.failed.push(route),
    trust() {
      if (state.trusts === 'at-once') trust ??= createSecureContext({ ca: authority });
      return trust;
    },
    async learn() {
      state.learnt += 1;
      if (state.trusts === 'when-asked') {
        trust ??= createSecureContext({ ca: authority });
      }
    },
    version: () => state.version,
  };
  return { ways, state };
}
