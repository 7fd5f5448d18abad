import { X } from 'lucide-react';
import { useState } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { usePartialReadings } from '../../stores/accounts/accountsInView.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { IconButton } from '../../ui/Button.tsx';

const words = en.library.unread;

/** Says that accounts have entries that could not be read, what that means, and what can be done. */
export function UnreadEntries() {
  const partly = usePartialReadings();
  const { accountLabel } = useAccountIndex();
  /** What was known when it was put away: more than that is said again. */
  const [dismissed, setDismissed] = useState<ReadonlyMap<AccountId, number>>(new Map());
  const shown = partly.filter(({ accountId, unread }) => unread > (dismissed.get(accountId) ?? 0));
  if (shown.length === 0) return null;
  const count = shown.reduce((sum, { unread }) => sum + unread, 0);
  const labels = shown.map(({ accountId }) => accountLabel(accountId));
  const putAway = () =>
    setDismissed(
      new Map([
        ...dismissed,
        ...shown.map(({ accountId, unread }) => [accountId, unread] as const),
      ]),
    );
  const title = words.title(count, formatCount(count), labels);
  return (
    <Banner
      tone="warn"
      title={<bdi>{title}</bdi>}
      action={
        <IconButton size="small" label={en.shell.dismiss} of={title} onPress={putAway}>
          <X />
        </IconButton>
      }
    >
      {words.text}
    </Banner>
  );
}
