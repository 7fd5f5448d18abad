import { isLoopback } from '../../http/httpOrigin.ts';

/** How a link names its item: as its provider does, or by the last part of the item's ref. */
export type LinkedItem =
  | { readonly ref: string; readonly messageRef: string | null }
  | { readonly endsWith: string };

/** What the form of a link says; nothing of it is trusted or asked for. */
export interface LinkForm {
  /** Value of the provider's identity field; null where links of this form name no account. */
  readonly account: string | null;
  /** Null where links of this form name no item. */
  readonly item: LinkedItem | null;
}

/**
 * Reads a link by its form alone. `own` are the origins that an account's requests go to: practice and custom
 * endpoints are on this machine, and only where they are can links lead there. Null for one that is no link of
 * this provider.
 */
export type ReadLink = (url: URL, own: readonly string[]) => LinkForm | null;

/** Whether a link is on one of these hosts, or an account's own origin. */
export function isOn(url: URL, own: readonly string[], hosts: RegExp): boolean {
  if (own.includes(url.origin)) return true;
  return url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname);
}

/** Whether the far end of an account is a stand-in on this machine, and a link leads to this machine too. */
export function isStandIn(url: URL, own: readonly string[]): boolean {
  return isLoopback(url) && own.some((origin) => isLoopback(new URL(origin)));
}

/** The parts of a path as they were meant; null where one cannot be. */
export function partsOf({ pathname }: URL): readonly string[] | null {
  try {
    const parts = pathname.split('/').slice(1).map(decodeURIComponent);
    return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
  } catch {
    return null;
  }
}
