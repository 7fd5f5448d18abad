import { isOn, isStandIn, partsOf, type ReadLink } from '../links/readLink.ts';
import { mediaRefOf } from './refs.ts';

const mediaSid = /^ME[0-9a-f]{32}$/i;

/**
 * `https://mcs.{region}.twilio.com/v1/Services/{IS}/Media/{ME}[/Content]`, and the signed
 * `https://media.{region}.twilio.com/{ME}?Expires=…` that names no service (providers.md 4.2, 4.6). Neither
 * names the account.
 */
export const readMcsLink: ReadLink = (url, own) => {
  const standIn = isStandIn(url, own);
  const parts = partsOf(url);
  if (parts === null) return null;
  if (isOn(url, own, /^mcs\.[a-z0-9-]+\.twilio\.com$/)) {
    const [version, services, service = '', media, sid = '', content, ...more] = parts;
    const named = version === 'v1' && services === 'Services' && media === 'Media';
    const whole = (content === undefined || content === 'Content') && more.length === 0;
    if (!named || !whole || !mediaSid.test(sid) || !/^[\w-]{1,64}$/.test(service)) return null;
    return { account: null, item: { ref: mediaRefOf(service, sid), messageRef: null } };
  }
  if (!isOn(url, [], /^media\.[a-z0-9-]+\.twilio\.com$/) && !standIn) return null;
  const [sid = '', ...more] = parts;
  if (more.length > 0 || !mediaSid.test(sid)) return null;
  return { account: null, item: { endsWith: sid } };
};
