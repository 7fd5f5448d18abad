import { SatchelError } from '../../shared/failure.ts';
import type { HttpDeps } from '../base/createHttp.ts';
import { createHttp } from '../base/createHttp.ts';
import type { Credentials, Provider, Session } from './provider.ts';

/**
 * Binds credentials to the provider's origin, or to a practice or custom endpoint in its place.
 * Whether they are right, only `provider.verify` can tell.
 */
export function createSession(
  provider: Provider,
  credentials: Credentials,
  options: { readonly baseUrl?: string },
  deps: HttpDeps,
): Session {
  const own: Record<string, string> = {};
  for (const { name, label } of provider.credentials) {
    const value = Object.hasOwn(credentials, name) ? credentials[name] : undefined;
    if (value === undefined || value === '' || /\p{Cc}/u.test(value)) {
      throw new SatchelError({ kind: 'invalid-input', detail: `${label} is missing or unusable.` });
    }
    own[name] = value;
  }
  const bound = Object.freeze(own);
  return {
    credentials: bound,
    http: createHttp(
      {
        baseUrl: options.baseUrl ?? provider.baseUrl(bound),
        auth: provider.basicAuth(bound),
        mediaOrigins: provider.mediaOrigins,
      },
      deps,
    ),
  };
}
