import { useEffect, useMemo } from 'react';
import type { ListedDay } from '../../../shared/contract/library.ts';
import { forgetDays, loadDays, stretchDays, useDays } from './daysStore.ts';
import { useLibrary } from './libraryStore.ts';

/** The days of the list that is shown; none where it is in another order than that of time, or not known yet. */
export function useListedDays(): readonly ListedDay[] {
  const token = useLibrary((state) => state.token);
  const total = useLibrary((state) => state.total);
  const sort = useLibrary((state) => state.query?.sort);
  const { days } = useDays();
  const inTime = sort?.by === 'stored';
  useEffect(() => {
    if (!inTime) forgetDays();
    else if (token !== null) void loadDays(token);
  }, [token, inTime]);
  const newestFirst = sort?.descending === true;
  return useMemo(
    () => (inTime ? stretchDays(days, total, newestFirst) : []),
    [days, total, inTime, newestFirst],
  );
}
