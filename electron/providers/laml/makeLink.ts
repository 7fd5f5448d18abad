import { SatchelError } from '../../../shared/failure.ts';
import { parseBaseUrl, resolvePath } from '../../http/httpOrigin.ts';
import type { ItemKey, Link, Session } from '../provider.ts';
import type { LamlAccount } from './api.ts';
import { mediaPath } from './api.ts';
import type { Dialect } from './dialect.ts';
import { linkEnd } from './linkEnd.ts';

/** So long what was seen of one item is believed of the next, so that a selection is linked at once. */
const believedMs = 30_000;
const seenOpen = new WeakMap<Session, { open: boolean; untilMs: number }>();

/** What was seen is asked for anew: a person who changed the setting reads the account again. */
export function forgetProtection(session: Session): void {
  seenOpen.delete(session);
}

/** The address of the bytes: the API's own host and path without extension (providers.md 2.8, 3.5). */
export function bytesUrl({ session, root }: LamlAccount, item: ItemKey): string {
  return resolvePath(parseBaseUrl(session.http.baseUrl), mediaPath(root, item)).href;
}

/** Whether a stranger gets the bytes; the only sign of an account's protection that there is. */
async function isOpen(session: Session, url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { body } = await session.http.bytes(url, signal, { anonymous: true });
    body.destroy();
    return true;
  } catch (error) {
    const failure = error instanceof SatchelError ? error.failure : null;
    const refused = failure?.kind === 'provider-refused';
    if (refused && (failure.status === 401 || failure.status === 403)) return false;
    throw error;
  }
}

/** A link as the account's settings let it be: for everyone, signed for a while, or for nobody else. */
export async function makeLink(
  { protection }: Pick<Dialect, 'protection'>,
  account: LamlAccount,
  item: ItemKey,
  signal: AbortSignal,
): Promise<Link> {
  const { session } = account;
  const { clock, http } = session;
  const url = bytesUrl(account, item);
  const whole = protection.kind === 'credentials';
  const seen = whole ? seenOpen.get(session) : undefined;
  const known = seen !== undefined && clock.monotonic() < seen.untilMs ? seen.open : null;
  const open = known ?? (await isOpen(session, url, signal));
  if (whole && known === null) {
    seenOpen.set(session, { open, untilMs: clock.monotonic() + believedMs });
  }
  if (open) return { url, access: 'public', expiresAt: null };

  const signed = protection.kind === 'signed' ? await http.leadsTo(url, signal) : null;
  if (signed === null || protection.kind !== 'signed') {
    return { url, access: 'protected', expiresAt: null };
  }
  const expiresAt = linkEnd(signed, clock.now(), protection.lifeMs);
  return { url: signed.href, access: 'temporary', expiresAt };
}
