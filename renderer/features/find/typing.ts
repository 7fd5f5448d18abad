import { isLink } from '../../../shared/links/isLink.ts';
import { mergeFilters } from '../../../shared/query/mergeFilters.ts';
import { takeFilters } from '../../../shared/query/takeFilters.ts';
import { queryContext } from '../../stores/view/queryContext.ts';
import { change, useView } from '../../stores/view/viewStore.ts';

const longestSearch = 200;

/** What there is room for; a link needs all of it. */
const roomFor = (typed: string) => (isLink(typed) ? typed : typed.slice(0, longestSearch));

/** Puts filters of what is typed among the chips: the finished ones, or all of them. */
function type(typed: string, which: 'all' | 'finished'): void {
  if (isLink(typed)) {
    change({ search: typed });
    return;
  }
  const { filter, rest } = takeFilters(typed, which, queryContext());
  const search = roomFor(rest);
  if (Object.keys(filter).length === 0) change({ search });
  else change({ search, filter: mergeFilters(useView.getState().filter, filter) });
}

/** What stands in the search from now on. */
export const typeSearch = (typed: string) => type(typed, 'finished');

/** Nothing more is typed to it for now. */
export const finishTyping = () => type(useView.getState().search, 'all');
