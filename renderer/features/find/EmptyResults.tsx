import { SearchX } from 'lucide-react';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import {
  change,
  isWords,
  narrowedTo,
  queryOf,
  searchedLink,
  showAll,
  useView,
  type View,
} from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { chipsOf } from '../../ui/filter/chips.ts';
import styles from './EmptyResults.module.css';
import { NoLinkedItem } from './NoLinkedItem.tsx';

const words = en.find.empty;
const views = en.library.emptyFilter;

interface Loosening {
  readonly id: string;
  readonly label: string;
  readonly to: Partial<View>;
}

/** What was asked for, one part after the other, and how each of them is given up. */
function partsOf(view: View, labelOf: (view: View) => string | null): Loosening[] {
  const typed = view.search.trim();
  const place = labelOf(view);
  return [
    ...(typed === '' ? [] : [{ id: 'text', label: `“${typed}”`, to: { search: '' } }]),
    ...chipsOf(view.filter, []).flatMap(({ id, label, without }): Loosening[] =>
      id.startsWith('account ') ? [] : [{ id, label, to: { filter: without } }],
    ),
    ...(place === null
      ? []
      : [{ id: 'place', label: place, to: { name: 'all' as const, accountId: null } }]),
  ];
}

/** Nothing was found: what was asked for, and what could be asked for instead. */
export function EmptyResults() {
  const view = useView();
  const { accountLabel } = useAccountIndex();
  const nothing =
    view.name === 'messages' || view.name === 'activity' ? views.views.all : views.views[view.name];
  const whose = searchedLink(view);
  if (whose !== null && !isWords(whose)) {
    return <NoLinkedItem whose={whose} />;
  }
  const narrowed = Object.keys(narrowedTo(view)).length > 0;
  if (!narrowed) {
    return (
      <EmptyState icon={<SearchX aria-hidden />} title={nothing}>
        <Button onPress={showAll}>{views.showAll}</Button>
      </EmptyState>
    );
  }
  const parts = partsOf(view, ({ name, accountId }) => {
    if (accountId !== null) return en.library.inAccount(accountLabel(accountId));
    return name === 'all' ? null : en.library.views[name];
  });
  const { filter } = queryOf(view);
  const canShowGone = filter.gone === undefined && filter.endsWithinMs === undefined;
  const typed = view.search.trim();
  const alone = parts.length === 1 && typed !== '';
  const title = typed === '' ? words.title : views.search(typed);
  return (
    <EmptyState icon={<SearchX aria-hidden />} title={title}>
      {alone ? null : (
        <ul className={styles.asked} aria-label={words.asked}>
          {parts.map(({ id, label, to }) => (
            <li key={id}>
              <bdi>{label}</bdi>
              <Button
                size="small"
                look="quiet"
                aria-label={en.names.of(words.without, label)}
                onPress={() => change(to)}
              >
                {words.without}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.loosen}>
        {canShowGone ? (
          <Button onPress={() => change({ filter: { ...view.filter, gone: 'also' } })}>
            {words.withGone}
          </Button>
        ) : null}
        {view.accountId === null ? null : (
          <Button onPress={() => change({ accountId: null })}>{words.everywhere}</Button>
        )}
        {view.name === 'all' ? null : (
          <Button onPress={() => change({ name: 'all' })}>{words.everyView}</Button>
        )}
        <Button look="quiet" onPress={() => change({ search: '', filter: {} })}>
          {alone ? views.clear : en.find.clearAll}
        </Button>
      </div>
    </EmptyState>
  );
}
