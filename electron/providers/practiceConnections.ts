import { z } from 'zod';
import type { Credentials, Provider } from './provider.ts';

export interface PracticeConnection {
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly credentials: Credentials;
}

const entry = z.object({ baseUrl: z.string() }).catchall(z.unknown());

/**
 * The connection that a practice sandbox offers for one provider. Its line has an object a provider,
 * named as the provider is, with a base URL and the credentials under their declared names.
 */
function practiceConnection(line: unknown, provider: Provider): PracticeConnection | null {
  const all = z.record(z.string(), z.unknown()).safeParse(line);
  if (!all.success || !Object.hasOwn(all.data, provider.id)) return null;
  const offered = entry.safeParse(all.data[provider.id]);
  if (!offered.success) return null;
  const credentials: Record<string, string> = {};
  for (const { name } of provider.credentials) {
    const value = offered.data[name];
    if (typeof value !== 'string') return null;
    credentials[name] = value;
  }
  return { provider, baseUrl: offered.data.baseUrl, credentials };
}

/** All that a practice sandbox offers, in the order of `providers`. */
export function practiceConnections(
  line: unknown,
  providers: readonly Provider[],
): PracticeConnection[] {
  return providers.flatMap((provider) => practiceConnection(line, provider) ?? []);
}
