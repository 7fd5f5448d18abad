import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, wrongField } from '../../shared/failures.ts';
import type { HttpDeps } from '../http/createHttp.ts';
import { createHttp } from '../http/createHttp.ts';
import type { Endpoints } from '../http/endpoints.ts';
import type { Http } from '../http/http.ts';
import type { Credentials, Provider, Session } from './provider.ts';

const unusable = () => new SatchelError(invalidInput('unusable'));

function declaredOnly(provider: Provider, credentials: Credentials): Credentials {
  const own: Record<string, string> = {};
  for (const { name, optional } of provider.credentials) {
    const value = Object.hasOwn(credentials, name) ? (credentials[name] ?? '') : '';
    if (value === '' && optional === true) continue;
    if (value === '' || /\p{Cc}/u.test(value)) throw new SatchelError(wrongField(name));
    own[name] = value;
  }
  return Object.freeze(own);
}

/**
 * Binds credentials to the provider's origins, or to practice or custom endpoints in their place:
 * text replaces the main one, a record those that it names. Whether the credentials are right, only
 * `provider.verify` can tell.
 */
export function createSession(
  provider: Provider,
  credentials: Credentials,
  options: { readonly endpoints?: Endpoints },
  deps: HttpDeps,
): Session {
  const bound = declaredOnly(provider, credentials);
  const declared = Object.entries(provider.endpoints(bound));
  const [main] = declared;
  if (main === undefined) throw unusable();
  const { endpoints = {} } = options;
  const replaced = typeof endpoints === 'string' ? { [main[0]]: endpoints } : endpoints;
  const unknown = Object.keys(replaced).find((name) => !declared.some(([own]) => own === name));
  // Half obeyed, secrets meant for a stand-in would go to the real service.
  if (unknown !== undefined) throw unusable();

  const authorization = provider.authorize(bound);
  const speakers = new Map<string, Http>();
  for (const [name, own] of declared) {
    const baseUrl = Object.hasOwn(replaced, name) ? (replaced[name] ?? own) : own;
    speakers.set(name, createHttp({ baseUrl, authorization }, deps));
  }
  const at = (name: string): Http => {
    const http = speakers.get(name);
    if (http === undefined) throw new Error(`no endpoint ${name}`);
    return http;
  };
  return { credentials: bound, http: at(main[0]), at, clock: deps.clock };
}
