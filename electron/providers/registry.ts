import { plivo } from './plivo/plivo.ts';
import type { Provider } from './provider.ts';

/** Every API that Satchel speaks; a new one joins by being listed here. */
export const providers: readonly Provider[] = [plivo];

export function providerById(id: string): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
