import { signalwire } from './laml/signalwire.ts';
import { twilioMessaging } from './laml/twilioMessaging.ts';
import { mcs } from './mcs/mcs.ts';
import { plivo } from './plivo/plivo.ts';
import type { Provider } from './provider.ts';

/** Every API that Satchel speaks; a new one joins by being listed here. */
export const providers: readonly Provider[] = [plivo, signalwire, twilioMessaging, mcs];

/** Looks among the registered providers unless others are given. */
export function providerById(id: string, among = providers): Provider | null {
  return among.find((provider) => provider.id === id) ?? null;
}
