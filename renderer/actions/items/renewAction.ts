import { RefreshCw } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { renew } from '../renewing/renew.ts';
import type { ItemAction } from './itemAction.ts';

/** Whether what is uploaded there stays by itself. */
function keepsUploads(provider: ProviderInfo | undefined): boolean {
  const upload = provider?.capabilities.upload ?? null;
  return upload !== null && (upload.targets?.withoutLifeMs ?? null) === null;
}

/** Uploads items again to their own accounts, before or after their end, as long as their bytes can be had. */
export const renewAction: ItemAction = {
  id: 'renew',
  Icon: RefreshCw,
  look: 'outlined',
  surfaces: ['menu', 'inspector'],
  label: ({ count }) => en.renewing.action(count, formatCount(count)),
  keys: {
    chords: [{ key: 'r', mod: true, shift: true }],
    heard: 'window',
    meaning: en.renewing.keys,
  },
  alsoFrom: ['archives', 'originals'],
  possible({ accounts: all, count: total }, { providerOf }) {
    const isAble = (accountId: AccountId) => keepsUploads(providerOf(accountId));
    // What ended too, where an archive has its bytes, or the file that it was uploaded from.
    const accounts = all.map(({ accountId, obtainable, original = 0 }) => ({
      accountId,
      count: obtainable + original,
    }));
    const living = accounts.reduce((sum, { count }) => sum + count, 0);
    const able = accounts.filter(({ accountId, count }) => count > 0 && isAble(accountId));
    const others = accounts.filter(({ accountId }) => !isAble(accountId));
    const { accountLabel } = accountIndex();
    const why = new Set(others.map(({ accountId }) => en.renewing.why(accountLabel(accountId))));
    if (living < total) why.add(en.renewing.ended);
    return {
      count: able.reduce((sum, { count }) => sum + count, 0),
      accountIds: able.map(({ accountId }) => accountId),
      living,
      blocked: false,
      linkLifeMs: null,
      why: [...why],
    };
  },
  run: renew,
};
