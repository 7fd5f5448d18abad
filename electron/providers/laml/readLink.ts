import { isOn, type LinkForm, partsOf, type ReadLink } from '../links/readLink.ts';

/** How two APIs that speak alike name their hosts. */
interface LamlHosts {
  /** Where the API is, in every region. */
  readonly api: RegExp;
  /** Where signed links lead, with what stands before the account in their paths. */
  readonly signed: readonly { readonly host: RegExp; readonly before: readonly string[] }[];
}

const accountSid = /^AC[0-9a-f]{32}$/i;

/**
 * A link of the API itself: `…/2010-04-01/Accounts/{account}/Messages/{message}/Media/{id}`, with or without an
 * extension. Twilio's own samples have `Message` too (providers.md 2.2, 3.2).
 */
function ofApi(parts: readonly string[]): LinkForm | null {
  const at = parts.indexOf('2010-04-01');
  const [accounts, account, messages, messageRef, media, name, ...more] = parts.slice(at + 1);
  if (at < 0 || accounts !== 'Accounts' || account === undefined || account === '') return null;
  const inMessage = (messages === 'Messages' || messages === 'Message') && media === 'Media';
  const ref = name?.replace(/\.(json|xml|csv)$/, '') ?? '';
  if (!inMessage || messageRef === undefined || ref === '' || more.length > 0) {
    return { account, item: null };
  }
  return { account, item: { ref, messageRef } };
}

/**
 * Reads links of an API of this language. A signed one names the account and a number of the storage, and no
 * item: what it led to is known to whoever had it made (providers.md 3.5).
 */
export function readLamlLink({ api, signed }: LamlHosts): ReadLink {
  return (url, own) => {
    const parts = partsOf(url);
    if (parts === null) return null;
    if (isOn(url, own, api)) return ofApi(parts);
    for (const { host, before } of signed) {
      if (!isOn(url, [], host)) continue;
      if (!before.every((part, index) => parts[index] === part)) continue;
      const account = parts[before.length] ?? '';
      return { account: accountSid.test(account) ? account : null, item: null };
    }
    return null;
  };
}

/**
 * `api.twilio.com`, and with edge and region (providers.md 3.1). Signed links were seen as
 * `https://mms.twiliocdn.com/AC…/…?Expires=…&Signature=…&Key-Pair-Id=…`, earlier as
 * `https://media.twiliocdn.com/AC…/…`, and for everyone as
 * `https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC…/…` (providers.md 3.5).
 */
export const readTwilioLink = readLamlLink({
  api: /^api(\.[a-z0-9-]+){0,2}\.twilio\.com$/,
  signed: [
    { host: /^(mms|media)\.twiliocdn\.com$/, before: [] },
    {
      host: /^s3(-external-1|[.-][a-z0-9-]+)?\.amazonaws\.com$/,
      before: ['media.twiliocdn.com'],
    },
  ],
});

/** `{space}.signalwire.com` (providers.md 2.1); the files of some lie at `files.signalwire.com` (providers.md 2.8). */
export const readSignalwireLink = readLamlLink({
  api: /^(?!files\.)[a-z0-9][a-z0-9-]*\.signalwire\.com$/,
  signed: [{ host: /^files\.signalwire\.com$/, before: [] }],
});
