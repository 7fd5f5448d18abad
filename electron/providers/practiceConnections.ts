import { z } from 'zod';
import type { CredentialField } from '../../shared/account.ts';
import type { Credentials, Provider } from './provider.ts';

export interface PracticeConnection {
  readonly provider: Provider;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
}

const line = z.record(z.string(), z.unknown());

/** What a field holds when the line leaves it out: it could only have led to the real address. */
function unsaid(field: CredentialField, provider: Provider): string | null {
  if (field.optional === true) return '';
  if (field.secret || field.name === provider.identityField) return null;
  return field.choices?.[0]?.value ?? 'practice';
}

/**
 * The connection that a practice sandbox offers for one provider. Its line has an object a provider,
 * named as the provider is, with its endpoints and the credentials under their declared names; one
 * that leaves an endpoint out is none, since practice must never reach the real service.
 */
function practiceConnection(offers: unknown, provider: Provider): PracticeConnection | null {
  const all = line.safeParse(offers);
  if (!all.success || !Object.hasOwn(all.data, provider.id)) return null;
  const offered = line.safeParse(all.data[provider.id]);
  if (!offered.success) return null;
  const said = (name: string): string | null => {
    const value = Object.hasOwn(offered.data, name) ? offered.data[name] : undefined;
    return typeof value === 'string' ? value : null;
  };
  const credentials: Record<string, string> = {};
  for (const field of provider.credentials) {
    const value = said(field.name) ?? unsaid(field, provider);
    if (value === null) return null;
    if (value !== '') credentials[field.name] = value;
  }
  const endpoints: Record<string, string> = {};
  for (const name of Object.keys(provider.endpoints(credentials))) {
    const url = said(name);
    if (url === null) return null;
    endpoints[name] = url;
  }
  return { provider, endpoints, credentials };
}

/** All that a practice sandbox offers, in the order of `providers`. */
export function practiceConnections(
  offers: unknown,
  providers: readonly Provider[],
): PracticeConnection[] {
  return providers.flatMap((provider) => practiceConnection(offers, provider) ?? []);
}

/** The accounts that the practice sandbox offers, one a provider. */
export function practiceEnds(line: unknown, providers: readonly Provider[]) {
  return practiceConnections(line, providers).map(({ provider, endpoints, credentials }) => ({
    providerId: provider.id,
    label: `${provider.label} (practice)`,
    endpoints,
    credentials,
  }));
}
