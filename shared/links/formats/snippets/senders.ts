/** Whose messages a snippet can send. */
export const snippetProviders = ['plivo', 'twilio', 'signalwire'] as const;
export type SnippetProvider = (typeof snippetProviders)[number];

export const snippetLanguages = ['curl', 'node', 'python', 'xml'] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

/** A part of an address: as it stands, or what a variable of the environment holds. */
export type AddressPart = string | { readonly variable: string };

/** How a message is sent by HTTP. Numbers and credentials are named by variables of the environment and never written. */
export interface Sender {
  readonly address: readonly AddressPart[];
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly to: string;
  /** A form names its media one field each; JSON has a list of them. */
  readonly body: 'form' | 'json';
  /** How many media one message carries at most. */
  readonly mostMedia: number;
}

/**
 * Plivo: `POST Message/` with JSON, `type: mms` and `media_urls`, at most 10. Twilio and SignalWire: `POST Messages` as
 * a form with a `MediaUrl` for each, at most 10 at Twilio and 8 by SignalWire's newer documents (docs/providers.md).
 */
export const senders: Readonly<Record<SnippetProvider, Sender>> = {
  plivo: {
    address: ['https://api.plivo.com/v1/Account/', { variable: 'PLIVO_AUTH_ID' }, '/Message/'],
    user: 'PLIVO_AUTH_ID',
    password: 'PLIVO_AUTH_TOKEN',
    from: 'PLIVO_FROM',
    to: 'PLIVO_TO',
    body: 'json',
    mostMedia: 10,
  },
  twilio: {
    address: [
      'https://api.twilio.com/2010-04-01/Accounts/',
      { variable: 'TWILIO_ACCOUNT_SID' },
      '/Messages.json',
    ],
    user: 'TWILIO_ACCOUNT_SID',
    password: 'TWILIO_AUTH_TOKEN',
    from: 'TWILIO_FROM',
    to: 'TWILIO_TO',
    body: 'form',
    mostMedia: 10,
  },
  signalwire: {
    address: [
      'https://',
      { variable: 'SIGNALWIRE_SPACE' },
      '.signalwire.com/api/laml/2010-04-01/Accounts/',
      { variable: 'SIGNALWIRE_PROJECT_ID' },
      '/Messages.json',
    ],
    user: 'SIGNALWIRE_PROJECT_ID',
    password: 'SIGNALWIRE_API_TOKEN',
    from: 'SIGNALWIRE_FROM',
    to: 'SIGNALWIRE_TO',
    body: 'form',
    mostMedia: 8,
  },
};
