import { randomBytes } from 'node:crypto';
import { signalwireDialect } from '../hosts/signalwire/signalwireDialect.ts';
import { twilioDialect } from '../hosts/twilioMessaging/twilioDialect.ts';
import type { SandboxOptions } from '../sandbox.ts';
import type { SeedFolder } from '../seeding/seedFolder.ts';
import { uuidOf } from '../seeding/uuidSource.ts';
import type { ExchangeDeps } from '../wire/exchange.ts';
import { type LamlDeps, startLaml } from './startLaml.ts';
import type { IncomingMessage, LamlProvider, LedgerMessage } from './talk/lamlOptions.ts';

/** What a client needs; the further pairs are let in less far, or not at all. */
export interface LamlConnections {
  readonly signalwire: {
    readonly baseUrl: string;
    readonly projectId: string;
    readonly apiToken: string;
    readonly filesOrigin: string;
    /** A good token without the scope for messaging (providers.md 2.1). */
    readonly unscopedToken: string;
  };
  readonly twilioMessaging: {
    readonly baseUrl: string;
    readonly accountSid: string;
    readonly authToken: string;
    readonly filesOrigin: string;
    readonly apiKey: { readonly sid: string; readonly secret: string };
    /** A good key that may not read messages (providers.md 3.7). */
    readonly restrictedKey: { readonly sid: string; readonly secret: string };
  };
}

export interface BothLaml extends LamlConnections {
  messages(): LedgerMessage[];
  receive(provider: LamlProvider, message: IncomingMessage): string;
  protect(on: boolean, provider?: LamlProvider): void;
  close(): Promise<void>;
}

export interface BothLamlDeps {
  readonly options: SandboxOptions;
  readonly exchange: ExchangeDeps;
  readonly folder: SeedFolder;
  readonly items: number;
  readonly startedAt: number;
  readonly seed: number;
  readonly leaked: () => void;
}

export async function startBothLaml(deps: BothLamlDeps): Promise<BothLaml> {
  const { options, seed } = deps;
  const observed = options.profile === 'observed';
  const id = (subject: string) => uuidOf(`${seed}:${subject}`);
  const sid = (prefix: string, subject: string) => prefix + id(subject).replaceAll('-', '');
  const secret = () => randomBytes(20).toString('hex');
  const own = (provider: LamlProvider): LamlDeps['options'] => ({
    ...(options.protected !== undefined && { protected: options.protected }),
    ...options[provider],
  });

  const projectId = id('signalwire:project');
  const apiToken = options.signalwire?.token ?? `PT${secret()}`;
  const unscopedToken = `PT${secret()}`;
  const signalwireTalk = signalwireDialect(observed);
  const { storeDir } = options;
  const signalwire = await startLaml({
    ...deps,
    storeDir,
    dialect: signalwireTalk,
    accountSid: projectId,
    options: own('signalwire'),
    hosts: ['signalwire', 'signalwire-files'],
    pairs: [
      { user: projectId, password: apiToken },
      { user: projectId, password: unscopedToken, refusal: signalwireTalk.unauthorized },
    ],
  });

  const accountSid = sid('AC', 'twilio:account');
  const authToken = options.twilioMessaging?.token ?? secret();
  const apiKey = { sid: sid('SK', 'twilio:key'), secret: secret() };
  const restrictedKey = { sid: sid('SK', 'twilio:restricted'), secret: secret() };
  const refusal = {
    status: 401,
    code: 70_051,
    message: 'Authorization Error: key lacks permission',
  };
  const twilio = await startLaml({
    ...deps,
    storeDir,
    dialect: twilioDialect(observed),
    accountSid,
    options: own('twilioMessaging'),
    hosts: ['twilio-messaging', 'twilio-files'],
    pairs: [
      { user: accountSid, password: authToken },
      { user: apiKey.sid, password: apiKey.secret },
      { user: restrictedKey.sid, password: restrictedKey.secret, refusal },
    ],
  });

  const sides = { signalwire, twilioMessaging: twilio };
  return {
    signalwire: {
      baseUrl: `${signalwire.origin}${signalwireTalk.bases[0]}`,
      projectId,
      apiToken,
      filesOrigin: signalwire.filesOrigin,
      unscopedToken,
    },
    twilioMessaging: {
      baseUrl: twilio.origin,
      accountSid,
      authToken,
      filesOrigin: twilio.filesOrigin,
      apiKey,
      restrictedKey,
    },
    messages: () => [...signalwire.ledger(), ...twilio.ledger()],
    receive: (provider, message) => sides[provider].receive(message),
    protect(on, provider) {
      for (const side of provider ? [sides[provider]] : Object.values(sides)) side.protect(on);
    },
    async close() {
      await Promise.all([signalwire.close(), twilio.close()]);
    },
  };
}
