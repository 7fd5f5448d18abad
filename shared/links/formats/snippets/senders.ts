/** Whose messages a snippet can send. */
export const snippetProviders = ['plivo', 'twilio', 'signalwire'] as const;
export type SnippetProvider = (typeof snippetProviders)[number];

export const snippetLanguages = ['curl', 'node', 'python', 'xml'] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

/** A snippet as a format is named. */
export type SnippetFormat = `${SnippetProvider}-${SnippetLanguage}`;

const snippets = snippetProviders.flatMap((provider) =>
  snippetLanguages.map((language) => ({
    format: `${provider}-${language}` as SnippetFormat,
    provider,
    language,
  })),
);

/** All of them, in the order in which menus show them. */
export const snippetFormats: readonly SnippetFormat[] = snippets.map(({ format }) => format);

/** Whose messages the snippet that a format names sends, and in what; undefined where it names none. */
export const snippetOf = (format: string) => snippets.find((one) => one.format === format);

/** A part of an address: as it stands, or what a variable of the environment holds. */
export type AddressPart = string | { readonly variable: string };

/** How a message is sent by HTTP. Numbers and credentials are named by variables of the environment and never written. */
export interface Sender {
  /** The name of the company. */
  readonly label: string;
  readonly address: readonly AddressPart[];
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly to: string;
  /** A form names its media one field each; JSON has a list of them. */
  readonly body: 'form' | 'json';
  /** What its XML `Message` opens with, and whether that carries media or only text. */
  readonly xml: { readonly open: string; readonly carriesMedia: boolean };
  /** How many media one message carries at most. */
  readonly mostMedia: number;
}

/**
 * Plivo: `POST Message/` with JSON, `type: mms` and `media_urls`, at most 10. Twilio and SignalWire: `POST Messages` as
 * a form with a `MediaUrl` for each, at most 10 at Twilio and 8 by SignalWire's newer documents (docs/providers.md).
 */
export const senders: Readonly<Record<SnippetProvider, Sender>> = {
  plivo: {
    label: 'Plivo',
    address: ['https://api.plivo.com/v1/Account/', { variable: 'PLIVO_AUTH_ID' }, '/Message/'],
    user: 'PLIVO_AUTH_ID',
    password: 'PLIVO_AUTH_TOKEN',
    from: 'PLIVO_FROM',
    to: 'PLIVO_TO',
    body: 'json',
    // No media is documented in its XML, only text from one number to another (docs/providers.md).
    xml: {
      open: '<Message src="PLIVO_FROM" dst="PLIVO_TO" type="sms">',
      carriesMedia: false,
    },
    mostMedia: 10,
  },
  twilio: {
    label: 'Twilio',
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
    xml: { open: '<Message>', carriesMedia: true },
    mostMedia: 10,
  },
  signalwire: {
    label: 'SignalWire',
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
    xml: { open: '<Message>', carriesMedia: true },
    mostMedia: 8,
  },
};
