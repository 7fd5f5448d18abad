import { useMemo } from 'react';
import type { AccountId } from '../../../../shared/ids.ts';
import { useAccountIndex } from '../../../stores/accounts/accountIndex.ts';
import { keptIds, useKeepAlive } from '../../../stores/keepAliveStore.ts';
import { datedBy } from '../../../stores/library/daysStore.ts';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { useListedDays } from '../../../stores/library/listedDays.ts';
import { useMatches } from '../../../stores/library/matchesStore.ts';
import { rowAt } from '../../../stores/library/pages.ts';
import { useAppearance } from '../../../stores/view/appearanceStore.ts';
import { accountInView, useView } from '../../../stores/view/viewStore.ts';
import { namedDays } from '../../../text/cardTime.ts';
import { nextMidnight } from '../../../text/nextMidnight.ts';
import { accountColour } from '../../../ui/accountColour.ts';
import { useProviderNow } from '../../../ui/time/useNow.ts';
import type { Owner } from '../cards/cardFacts.ts';
import { shapes } from '../cards/shapes.ts';
import { foundBriefly } from '../items/FoundLine.tsx';
import { createEvenLayout } from '../layout/evenLayout.ts';
import { addedBy, type Group, groupsOf } from '../layout/groups.ts';
import { createJustifiedLayout } from '../layout/justifiedLayout.ts';
import { columnsFor, type Measures } from '../layout/layout.ts';
import type { GridScene } from './gridController.ts';
import type { ContentSize } from './useContentSize.ts';

/** How many lines of words a card has: none where it is too small for any. */
export type Words = 'none' | 'one' | 'two';

const heights: Readonly<Record<Words, number>> = { none: 0, one: 20, two: 36 };
const leastForWords = 112;

/** What the cards say of their accounts, where several stand together; the same until the accounts change. */
function useOwners(): ReadonlyMap<AccountId, Owner> | null {
  const { accounts } = useAccountIndex();
  const mixed = useView(accountInView) === null && accounts.length > 1;
  return useMemo(() => {
    if (!mixed) return null;
    return new Map(
      accounts.map(({ id, label, colour }) => [id, { label, colour: accountColour(colour) }]),
    );
  }, [accounts, mixed]);
}

/** Between cards, and below each, in CSS pixels. */
export const gapIn = (density: 'comfortable' | 'compact') => (density === 'compact' ? 4 : 8);

/** How the list of the view is laid out in a grid of some size; null until that is known. */
export function useScene({
  width,
  full,
  height,
}: ContentSize): (GridScene & { words: Words }) | null {
  const owners = useOwners();
  const { providerOf } = useAccountIndex();
  const token = useLibrary((state) => state.token);
  const total = useLibrary((state) => state.total);
  const dated = useLibrary((state) => datedBy(state.query?.sort));
  const mixed = useLibrary((state) => state.query?.filter.direction === undefined);
  const found = useMatches((state) => state.found);
  const kept = useKeepAlive(keptIds);
  const { fit, cardSize, byDay, density } = useAppearance();
  const days = useListedDays();
  const today = useProviderNow(nextMidnight);
  const compact = density === 'compact';
  const words: Words = cardSize < leastForWords ? 'none' : compact ? 'one' : 'two';

  const gap = gapIn(density);
  // What opens beside the list makes its cards smaller, and leaves each in its row and column.
  const columns = columnsFor(full, cardSize, gap);
  const measures = useMemo<Measures>(
    () => ({
      width,
      columns,
      cardSize: Math.min(width, cardSize * (width / Math.max(1, full))),
      gap,
      wordsHeight: heights[words],
      headingHeight: 34,
    }),
    [width, full, columns, cardSize, gap, words],
  );
  const groups = useMemo<readonly Group[] | null>(
    () => (byDay && days.length > 0 ? groupsOf(days, columns, namedDays(today)) : null),
    [byDay, days, columns, today],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of the same length has other pictures.
  const layout = useMemo(() => {
    if (fit !== 'justified') return createEvenLayout(total, groups, measures);
    return createJustifiedLayout(total, groups, measures, (index) => {
      const row = rowAt(useLibrary.getState().pages, index);
      return row === undefined ? undefined : shapes.aspectOf(row);
    });
  }, [token, total, groups, measures, fit]);
  const said = addedBy(groups, dated);
  const context = useMemo<GridScene['context']>(
    () => ({
      said,
      mixed,
      providerOf: (row) => providerOf(row.accountId),
      foundOf: (row) => foundBriefly(found.get(row.id)),
      ownerOf: (row) => owners?.get(row.accountId),
      keptOf: ({ id }) => kept.has(id),
    }),
    [said, mixed, providerOf, owners, found, kept],
  );
  return useMemo(() => {
    if (width === 0) return null;
    const frame = fit === 'fit' ? ('whole' as const) : ('fill' as const);
    return { token, layout, groups, view: height, fit: frame, context, words };
  }, [width, height, token, layout, groups, fit, context, words]);
}
