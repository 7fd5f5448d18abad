import { signalwire } from './laml/signalwire.ts';
import { twilioMessaging } from './laml/twilioMessaging.ts';
import { mcs } from './mcs/mcs.ts';
import { plivo } from './plivo/plivo.ts';
import type { Provider } from './provider.ts';

/** Every API that Satchel speaks; a new one joins by being listed here. */
export const providers: readonly Provider[] = [plivo, signalwire, twilioMessaging, mcs];

export function providerById(id: string): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
