import type { AccountId } from './ids.ts';
import type { LinkKind } from './link.ts';

/** What decides of an account whether copies of items can be kept in it to be sent. */
export interface HolderAccount {
  readonly accountId: AccountId;
  readonly practice: boolean;
  /** Content types that it takes outside conversations; null when it takes none. */
  readonly accepts: readonly string[] | null;
  readonly link: LinkKind | null;
}

/** What smaller copies of pictures are as a rule. */
const copyType = 'image/jpeg';

/**
 * Which account smaller copies are uploaded to, for a message of `sender`: itself, else the first of
 * the others whose links everybody can open, where the provider fetches by link. Null for none.
 */
export function copyHolderFor(
  sender: AccountId,
  needsPublicLinks: boolean,
  accounts: readonly HolderAccount[],
): AccountId | null {
  const own = accounts.find(({ accountId }) => accountId === sender);
  if (own === undefined) return null;
  const able = [own, ...accounts].find(({ accountId, practice, accepts, link }) => {
    if (practice !== own.practice || accepts === null) return false;
    if (!accepts.includes(copyType) && !accepts.includes('*/*')) return false;
    return needsPublicLinks ? link === 'public' : accountId === sender;
  });
  return able?.accountId ?? null;
}
