import { useMemo } from 'react';
import { datedBy } from '../../../stores/library/daysStore.ts';
import { useLibrary } from '../../../stores/library/libraryStore.ts';
import { useListedDays } from '../../../stores/library/listedDays.ts';
import { useAppearance } from '../../../stores/view/appearanceStore.ts';
import { namedDays } from '../../../text/cardTime.ts';
import { type Group, groupsOf } from '../layout/groups.ts';

/** Days with fewer rows than this stand under their month, unless they are near. */
const leastRows = 3;
const none: readonly Group[] = [];

/** By what the rows of a list that is in the order of ends stand together; when they were added is a column. */
export function useListGroups(now: number): readonly Group[] {
  const days = useListedDays();
  const byDay = useAppearance((state) => state.byDay);
  const byEnd = useLibrary((state) => datedBy(state.query?.sort) === 'end');
  return useMemo(
    () => (byDay && byEnd && days.length > 0 ? groupsOf(days, leastRows, namedDays(now)) : none),
    [byDay, byEnd, days, now],
  );
}
