import { isOn, isStandIn, partsOf, type ReadLink } from '../links/readLink.ts';

/** The API and the hosts of media, also regional ones (providers.md 1.1, 1.2, 1.5). */
const hosts = /^(api\.plivo\.com|([a-z0-9-]+\.)?media\.plivo\.com)$/;

/**
 * `/Account/{auth id}/Media/{id}` and `/Account/{auth id}/Message/{uuid}/Media/{id}`, below `/v1` at the API
 * (providers.md 1.2, 1.3, 1.5).
 */
export const readPlivoLink: ReadLink = (url, own) => {
  if (!isOn(url, own, hosts) && !isStandIn(url, own)) return null;
  const parts = partsOf(url);
  const [head, account, ...rest] = parts?.[0] === 'v1' ? parts.slice(1) : (parts ?? []);
  if (head !== 'Account' || account === undefined || account === '') return null;
  const carried = rest[0] === 'Message' && rest.length === 4 ? rest.slice(2) : rest;
  const [media, ref, ...more] = carried;
  const named = media === 'Media' && ref !== undefined && ref !== '' && more.length === 0;
  // A name is one to a provider, whichever message it is asked for by.
  return { account, item: named ? { ref, messageRef: null } : null };
};
