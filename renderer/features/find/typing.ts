import { mergeFilters } from '../../../shared/query/mergeFilters.ts';
import { takeFilters } from '../../../shared/query/takeFilters.ts';
import { queryContext } from '../../stores/view/queryContext.ts';
import { change, useView } from '../../stores/view/viewStore.ts';

const longestSearch = 200;

/** Puts filters of what is typed among the chips: the finished ones, or all of them. */
function type(typed: string, which: 'all' | 'finished'): void {
  const { filter, rest } = takeFilters(typed, which, queryContext());
  const search = rest.slice(0, longestSearch);
  if (Object.keys(filter).length === 0) change({ search });
  else change({ search, filter: mergeFilters(useView.getState().filter, filter) });
}

/** What stands in the search from now on. */
export const typeSearch = (typed: string) => type(typed, 'finished');

/** Nothing more is typed to it for now. */
export const finishTyping = () => type(useView.getState().search, 'all');
