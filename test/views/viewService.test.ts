import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { createViewService } from '../../electron/views/viewService.ts';
import type { SavedView } from '../../shared/contract/window/views.ts';
import { newestFirst } from '../../shared/query/mediaFilter.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';

const films: SavedView = {
  id: 'films',
  title: 'Films of last week',
  icon: 'film',
  filter: { kinds: ['video'], storedWithinMs: 7 * 86_400_000 },
  sort: newestFirst,
};
const large: SavedView = { ...films, id: 'large', title: 'Large', filter: { minBytes: 2_000_000 } };

it('gives back views and searches after a restart, in their order', async () => {
  const path = `${freshFolder()}/library.sqlite`;
  const database = openDatabase(path);
  const service = createViewService(database);
  expect(await service.list(undefined)).toEqual([]);
  await service.keep({ views: [films, large] });
  await service.keep({ views: [large, films] });
  await service.keepSearches({ searches: ['kind:video', 'coupon'] });
  database.close();
  const again = openDatabase(path);
  const reopened = createViewService(again);
  expect(await reopened.list(undefined)).toEqual([large, films]);
  expect(await reopened.searches(undefined)).toEqual(['kind:video', 'coupon']);
  again.close();
});

it('loses no view but the one that cannot be read', async () => {
  const database = openDatabase(':memory:');
  const service = createViewService(database);
  const views = [films, { ...large, sort: 'upwards' }, null, 7, large];
  database
    .prepare('INSERT INTO settings (key, value) VALUES (:key, :value)')
    .run({ key: 'views', value: JSON.stringify({ version: 1, views }) });
  expect(await service.list(undefined)).toEqual([films, large]);
  database.close();
});

it('starts without views where a text cannot be read, and keeps what a newer one left', async () => {
  const database = openDatabase(':memory:');
  const service = createViewService(database);
  database
    .prepare('INSERT INTO settings (key, value) VALUES (:key, :value)')
    .run({ key: 'views', value: '{"version":9,"views":[{"id":"later"}]}' });
  expect(await service.list(undefined)).toEqual([]);
  await service.keep({ views: [films] });
  expect(await service.list(undefined)).toEqual([films]);
  const kept = database.prepare('SELECT value FROM settings WHERE key LIKE :like').all({
    like: 'views (%',
  });
  expect(kept).toHaveLength(1);
  database.close();
});
