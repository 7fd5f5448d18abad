import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import type { MadeLinks } from '../../library/madeLinks.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import type { Provider } from '../../providers/provider.ts';

export interface LinkOwner {
  readonly accountId: AccountId;
  readonly provider: Provider;
  /** Value of the provider's identity field. */
  readonly identity: string;
  /** The origins that its requests go to; none where these cannot be had now. */
  readonly own: readonly string[];
}

export interface RecogniseDeps {
  readonly providers: readonly Provider[];
  readonly items: {
    named(accountId: AccountId, ref: string): StoredMedia | null;
    endingWith(accountId: AccountId, last: string): StoredMedia | null;
    byId(id: number): StoredMedia | null;
  };
  readonly made: Pick<MadeLinks, 'find'>;
  readonly rowOf: (stored: StoredMedia) => MediaRow;
}

/** The address in a line of text; null where there is none, or one of another kind. */
export function linkIn(text: string): URL | null {
  try {
    const url = new URL(text.trim().replace(/^<|>$/g, ''));
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/**
 * Whose a link is: that of an item which it names, or which it was made for; of an account; of a provider; or of
 * nobody that is known. Nobody is asked, and a link whose time is over is as good as another.
 */
export function createRecognise({ providers, items, made, rowOf }: RecogniseDeps) {
  return (text: string, owners: readonly LinkOwner[]): Recognised => {
    const url = linkIn(text);
    if (url === null) return { kind: 'no-link' };
    const madeFor = made.find(url);
    const known = madeFor === null ? null : items.byId(madeFor);
    if (known !== null && owners.some(({ accountId }) => accountId === known.accountId)) {
      return { kind: 'item', row: rowOf(known) };
    }
    let ofAccount: Recognised | null = null;
    for (const { accountId, provider, identity, own } of owners) {
      const form = provider.readLink(url, own);
      if (form === null) continue;
      if (form.account !== null && !sameAccount(form.account, identity)) continue;
      const { item } = form;
      if (item === null) {
        if (form.account !== null) ofAccount ??= { kind: 'unnamed', accountId };
        continue;
      }
      const row =
        'ref' in item
          ? items.named(accountId, item.ref)
          : items.endingWith(accountId, item.endsWith);
      const fits =
        !('ref' in item) ||
        item.messageRef === null ||
        row?.messageRef === null ||
        row?.messageRef === item.messageRef;
      if (row !== null && fits) return { kind: 'item', row: rowOf(row) };
      if (form.account !== null) ofAccount = { kind: 'unknown-item', accountId };
    }
    if (ofAccount !== null) return ofAccount;
    const provider = providers.find((one) => one.readLink(url, []) !== null);
    if (provider !== undefined) return { kind: 'not-connected', provider: provider.label };
    return { kind: 'foreign', host: url.hostname };
  };
}

/** Sids are hexadecimal, and people copy them in either case. */
const sameAccount = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
