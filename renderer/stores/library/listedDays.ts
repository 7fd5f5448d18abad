import { useEffect, useMemo } from 'react';
import type { ListedDay } from '../../../shared/contract/library.ts';
import { datedBy, forgetDays, loadDays, stretchDays, useDays } from './daysStore.ts';
import { useLibrary } from './libraryStore.ts';

/**
 * The days of the list that is shown; none where it is in another order than that of time or of ends, or they are not
 * known yet.
 */
export function useListedDays(): readonly ListedDay[] {
  const token = useLibrary((state) => state.token);
  const total = useLibrary((state) => state.total);
  const sort = useLibrary((state) => state.query?.sort);
  const { days, by: before } = useDays();
  const by = datedBy(sort);
  useEffect(() => {
    if (by === null) forgetDays();
    else if (token !== null) void loadDays(token, by);
  }, [token, by]);
  const newestFirst = sort?.descending === true;
  return useMemo(
    // The days of one order say nothing of another.
    () => (by !== null && by === before ? stretchDays(days, total, newestFirst) : []),
    [days, total, by, before, newestFirst],
  );
}
