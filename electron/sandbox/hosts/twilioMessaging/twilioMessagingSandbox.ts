import type { LamlRoute } from '../../laml/protocol/lamlOptions.ts';
import { startLaml } from '../../laml/startLaml.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { type TwilioAccountOptions, twilioAccount } from '../twilio/twilioAccount.ts';
import { twilioDialect } from './twilioDialect.ts';

export interface TwilioMessagingAccess {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly filesOrigin: string;
  readonly apiKey: { readonly sid: string; readonly secret: string };
  /** A good key that may not read messages (providers.md 3.7). */
  readonly restrictedKey: { readonly sid: string; readonly secret: string };
}

export interface TwilioMessagingOptions extends TwilioAccountOptions {
  /** Media asks for credentials, unless the account's own options say otherwise. */
  protected?: boolean;
}

const lacksPermission = {
  status: 401,
  code: 70_051,
  message: 'Authorization Error: key lacks permission',
};

/** The far end of Twilio's Programmable Messaging. */
export const twilioMessagingSandbox: SandboxHost<
  LamlRoute,
  'twilio-messaging' | 'twilio-files',
  TwilioMessagingOptions,
  TwilioMessagingAccess
> = {
  async start(deps) {
    const { options } = deps;
    const { accountSid, authToken, apiKey, restrictedKey } = twilioAccount(deps);
    const { origin, filesOrigin, controls } = await startLaml({
      deps,
      dialect: twilioDialect(deps.observed),
      accountSid,
      options: options.twilioMessaging,
      isProtected: options.protected,
      hosts: ['twilio-messaging', 'twilio-files'],
      pairs: [
        { user: accountSid, password: authToken },
        { user: apiKey.sid, password: apiKey.secret },
        { user: restrictedKey.sid, password: restrictedKey.secret, refusal: lacksPermission },
      ],
    });
    return {
      access: { baseUrl: origin, accountSid, authToken, filesOrigin, apiKey, restrictedKey },
      ...controls,
    };
  },
};
