import { expect, it } from 'vitest';
import { queryOf, showsOthers, useView } from '../../../../renderer/stores/view/viewStore.ts';
import { libraryQuery } from '../../../../shared/contract/library.ts';

const view = useView.getInitialState();
const byName = { by: 'name', descending: false } as const;

it('asks what the contract takes, in every view', () => {
  for (const name of ['all', 'expiring', 'images', 'video', 'documents'] as const) {
    const query = queryOf({ ...view, name, search: ` ${'x'.repeat(400)} ` });
    expect(libraryQuery.safeParse(query).success).toBe(true);
  }
});

it('shows documents as PDF and text, and what ends soon by its end', () => {
  expect(queryOf({ ...view, name: 'documents' }).filter.kinds).toEqual(['pdf', 'text']);
  const soon = queryOf({ ...view, name: 'expiring', sort: byName, filter: { gone: 'also' } });
  expect(soon.sort).toEqual({ by: 'end', descending: false });
  expect(soon.filter).toEqual({ endsWithinMs: 7_200_000 });
});

it('knows what shows other items, and what the same in another way', () => {
  const others = [{ name: 'images' as const }, { name: 'messages' as const }, { search: 'a' }];
  for (const change of others) expect(showsOthers(view, { ...view, ...change })).toBe(true);
  expect(showsOthers(view, { ...view, accountId: 'a' as never })).toBe(true);
  const same = [{ sort: byName }, { trayOpen: true }, { search: ' ' }];
  for (const change of same) expect(showsOthers(view, { ...view, ...change })).toBe(false);
});
