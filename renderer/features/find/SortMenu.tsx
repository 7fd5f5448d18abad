import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import type { MediaSort, SortKey } from '../../../shared/query/mediaFilter.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { change, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';
import styles from './SortMenu.module.css';

const words = en.find;

type Order = keyof typeof words.orders;

/** What its orders are called, and whether the falling one is what people want first. */
const orders: Readonly<Record<SortKey, { readonly words: Order; readonly falls?: true }>> = {
  stored: { words: 'time', falls: true },
  name: { words: 'word' },
  size: { words: 'size', falls: true },
  end: { words: 'end' },
  kind: { words: 'word' },
  type: { words: 'word' },
  from: { words: 'word' },
  to: { words: 'word' },
  conversation: { words: 'word' },
  account: { words: 'word' },
  direction: { words: 'direction' },
  status: { words: 'word' },
  used: { words: 'time', falls: true },
  text: { words: 'word' },
  pixels: { words: 'size', falls: true },
  archived: { words: 'archived', falls: true },
  ref: { words: 'word' },
};
/** What only messages have. */
const ofMessages: ReadonlySet<SortKey> = new Set([
  'from',
  'to',
  'conversation',
  'direction',
  'status',
  'text',
]);
const keys = Object.keys(orders) as SortKey[];

export function orderWords({ by, descending }: MediaSort): string {
  const [rising = '', falling = ''] = words.orders[orders[by].words];
  return descending ? falling : rising;
}

/** By what items are ordered, and which end comes first. */
export function SortMenu() {
  const sort = useView((view) => view.sort);
  const { directed, accounts } = useAccountIndex();
  const offered = keys.filter(
    (by) =>
      by === sort.by ||
      ((directed || !ofMessages.has(by)) && (by !== 'account' || accounts.length > 1)),
  );
  const byEntries = offered.map(
    (by): MenuEntry => ({
      id: by,
      label: words.sortBy[by],
      checked: by === sort.by,
      closes: true,
      run: () => change({ sort: { by, descending: orders[by].falls === true } }),
    }),
  );
  const ways = [false, true].map(
    (descending): MenuEntry => ({
      id: descending ? 'falling' : 'rising',
      label: orderWords({ by: sort.by, descending }),
      checked: sort.descending === descending,
      closes: true,
      run: () => change({ sort: { by: sort.by, descending } }),
    }),
  );
  const shown = words.sortedBy(words.sortBy[sort.by], orderWords(sort));
  return (
    <MenuButton
      trigger={
        <Button aria-label={en.names.of(words.sort, shown)}>
          {sort.descending ? (
            <ArrowDownWideNarrow aria-hidden />
          ) : (
            <ArrowUpNarrowWide aria-hidden />
          )}
          <span className={styles.word}>{words.sortBy[sort.by]}</span>
        </Button>
      }
      entries={[...byEntries, 'separator', ...ways]}
    />
  );
}
