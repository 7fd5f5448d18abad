import { afterEach, expect, it } from 'vitest';
import {
  awaitsLink,
  change,
  queryOf,
  showAccount,
  showSaved,
  showsOthers,
  showView,
  useView,
  type View,
} from '../../../../renderer/stores/view/viewStore.ts';
import { libraryQuery } from '../../../../shared/contract/library.ts';
import type { Recognised } from '../../../../shared/contract/linkChecks.ts';
import type { SavedView } from '../../../../shared/contract/window/views.ts';
import { accountId } from '../../../../shared/ids.ts';
import { newestFirst } from '../../../../shared/query/mediaFilter.ts';
import { fakeRow } from '../../harness/fakeRows.ts';

const view = useView.getInitialState();
const byName = { by: 'name', descending: false } as const;
const shop = accountId.parse('shop');
const films: SavedView = {
  id: 'films',
  title: 'Films',
  icon: 'film',
  filter: { kinds: ['video'], text: 'reel' },
  sort: byName,
};
afterEach(() => useView.setState(view));

it('asks what the contract takes, in every view', () => {
  for (const name of ['all', 'expiring', 'images', 'video', 'documents'] as const) {
    const query = queryOf({ ...view, name, search: ` ${'x'.repeat(400)} ` });
    expect(libraryQuery.safeParse(query).success).toBe(true);
  }
});

it('asks for all that holds: the view, its chips, and what is typed', () => {
  expect(queryOf({ ...view, name: 'documents' }).filter.kinds).toEqual(['pdf', 'text']);
  const typed = { ...view, search: 'from:+1212 coupon', filter: { used: false } };
  expect(queryOf(typed).filter).toEqual({ from: '+1212', used: false, text: 'coupon' });
  // A view is narrowed, never left.
  const narrowed = { ...view, name: 'images' as const, search: 'kind:image,video' };
  expect(queryOf(narrowed).filter).toEqual({ kinds: ['image'] });
  expect(queryOf({ ...view, name: 'sent', search: 'direction:received' }).filter.kinds).toEqual([]);
  const soon = queryOf({ ...view, name: 'expiring', filter: { gone: 'also' } });
  expect(soon.filter).toEqual({ endsWithinMs: 2_592_000_000 });
});

it('asks for the item of a link, for nothing where none is known, and for the words of any other', () => {
  const search = ' https://media.example/a.png?X-Signature=1 ';
  const asked = (whose: Recognised | null, rest: Partial<View> = {}) => {
    const link = whose === null ? null : { typed: search, whose };
    return queryOf({ ...view, search, link, ...rest }).filter;
  };
  const row = fakeRow(1, 1, false);
  expect(asked({ kind: 'item', row })).toEqual({ itemId: row.id });
  // A view is narrowed, never left.
  const narrow = { name: 'images', filter: { gone: 'also' } } as const;
  expect(asked({ kind: 'item', row }, narrow)).toEqual({
    kinds: ['image'],
    gone: 'also',
    itemId: row.id,
  });
  const unknown: Recognised[] = [
    { kind: 'unknown-item', accountId: shop },
    { kind: 'unnamed', accountId: shop },
    { kind: 'not-connected', provider: 'Plivo' },
  ];
  for (const whose of unknown) {
    expect(asked(whose, { filter: { kinds: ['video'] } })).toEqual({ kinds: [] });
  }
  expect(asked({ kind: 'foreign', host: 'media.example' })).toEqual({ text: search.trim() });
  // Until it is known, nothing is found, and what is typed behind it makes it words.
  expect(asked(null)).toEqual({ kinds: [] });
  expect(awaitsLink({ ...view, search })).toBe(true);
  const link = { typed: search, whose: { kind: 'item', row } } as const;
  expect(awaitsLink({ search, link })).toBe(false);
  const longer = { ...view, search: `${search}a`, link };
  expect(queryOf(longer).filter).toEqual({ text: longer.search.trim() });
  expect(awaitsLink({ ...view, search: 'https://media.example/b', link })).toBe(true);
});

it('shows one thing of the side bar at a time', () => {
  const shown = () => {
    const { name, accountId: id, savedId } = useView.getState();
    return [name, id, savedId];
  };
  showView('images');
  expect(shown()).toEqual(['images', null, null]);
  showAccount(shop);
  expect(shown()).toEqual(['all', shop, null]);
  showSaved(films);
  expect(shown()).toEqual(['all', null, 'films']);
  expect(queryOf(useView.getState())).toEqual({ filter: films.filter, sort: byName });
  change({ name: 'messages' });
  expect(shown()).toEqual(['messages', null, null]);
  change({ accountId: shop });
  expect(shown()).toEqual(['all', shop, null]);
});

it('shows what ends soon by its end, and all else in the order that was chosen', () => {
  change({ sort: byName });
  showView('images');
  expect(useView.getState().sort).toEqual(byName);
  showView('expiring');
  expect(useView.getState().sort).toEqual({ by: 'end', descending: false });
  showView('images');
  expect(useView.getState().sort).toEqual(newestFirst);
});

it('knows what shows other items, and what the same in another way', () => {
  const others = [{ name: 'images' as const }, { name: 'messages' as const }, { search: 'a' }];
  for (const other of others) expect(showsOthers(view, { ...view, ...other })).toBe(true);
  expect(showsOthers(view, { ...view, accountId: shop })).toBe(true);
  expect(showsOthers(view, { ...view, filter: { gone: 'only' } })).toBe(true);
  const same = [{ sort: byName }, { trayOpen: true }, { search: ' ' }];
  for (const other of same) expect(showsOthers(view, { ...view, ...other })).toBe(false);
  expect(showsOthers(view, { ...view, filter: { gone: 'also' } })).toBe(false);
  // What was typed became a chip.
  const typed = { ...view, search: 'kind:video' };
  expect(showsOthers(typed, { ...view, filter: { kinds: ['video'] } })).toBe(false);
});
