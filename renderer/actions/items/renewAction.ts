import { RefreshCw } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { renew } from '../renewing/renew.ts';
import type { ItemAction } from './itemAction.ts';
import { thoseOf } from './possible.ts';

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
  needsBytes: true,
  possible(chosen, { providerOf }) {
    const isAble = (id: Parameters<typeof providerOf>[0]) => keepsUploads(providerOf(id));
    const able = thoseOf(chosen, isAble);
    const others = chosen.accounts.filter(({ accountId }) => !isAble(accountId));
    const { accountLabel } = accountIndex();
    const why = new Set(others.map(({ accountId }) => en.renewing.why(accountLabel(accountId))));
    // What ended too, where an archive has its bytes.
    const all = chosen.accounts.map(({ accountId }) => accountId);
    const own =
      others.length === 0
        ? { count: chosen.obtainable, accountIds: chosen.obtainable === 0 ? [] : all }
        : able;
    return {
      ...own,
      living: others.length === 0 ? chosen.obtainable : chosen.living,
      blocked: false,
      linkLifeMs: null,
      why: [...why],
    };
  },
  run: renew,
};
