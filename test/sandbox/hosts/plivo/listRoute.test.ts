import { afterEach, expect, test } from 'vitest';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../../electron/sandbox/startSandbox.ts';
import { ask, list, uploadOne } from '../../wire.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
  sandbox = await startSandbox({ items: 45, ...options });
  return sandbox;
};
afterEach(() => sandbox.close());

test('pages by offset, newest first, without gaps or repeats', async () => {
  await start();
  const { media_id: newest } = await uploadOne(sandbox, 'newest.gif');
  const pages = [];
  for (const offset of [0, 20, 40]) pages.push(await list(sandbox, `?limit=20&offset=${offset}`));
  expect(pages.map((page) => page.objects.length)).toEqual([20, 20, 6]);
  const objects = pages.flatMap((page) => page.objects);
  expect(objects[0]?.media_id).toBe(newest);
  expect(new Set(objects.map((object) => object.media_id)).size).toBe(46);
  const times = objects.map((object) => object.upload_time);
  expect([...times].sort().reverse()).toEqual(times);
  expect(pages.map((page) => page.meta)).toMatchObject([
    { limit: 20, offset: 0, total_count: 46, previous: null },
    { limit: 20, offset: 20, total_count: 46 },
    { limit: 20, offset: 40, total_count: 46, next: null },
  ]);
  expect((await list(sandbox, '?offset=1000')).objects).toEqual([]);
});

test('objects of the list and of the call for one are flat and alike', async () => {
  await start();
  const [object] = (await list(sandbox, '?limit=1')).objects;
  const got = await (await ask(sandbox, `Media/${object?.media_id}/`)).json();
  expect(got).toEqual({ api_id: expect.any(String), ...object });
  expect(Object.keys(object ?? {}).sort()).toEqual([
    'content_type',
    'file_name',
    'media_id',
    'media_url',
    'size',
    'upload_time',
  ]);
});

test.each(['?limit=0', '?limit=21', '?limit=-1', '?offset=-1', '?limit=many'])(
  'refuses %s',
  async (query) => {
    await start();
    expect((await ask(sandbox, `Media/${query}`)).status).toBe(400);
  },
);

test('may clamp what is out of range instead', async () => {
  await start({ outOfRange: 'clamp' });
  expect((await list(sandbox, '?limit=500&offset=-3')).meta).toMatchObject({
    limit: 20,
    offset: 0,
  });
});

test.each([
  ['relative', '/v1/Account/MAPRACTICESANDBOX001/Media/?limit=20&offset=20'],
  ['absolute', 'http://media-api.invalid/v1/Account/MAPRACTICESANDBOX001/Media?limit=20&offset=20'],
  ['null', null],
  ['missing', undefined],
] as const)('links of the %s form', async (metaLinks, next) => {
  await start({ metaLinks });
  expect((await list(sandbox)).meta.next).toBe(next);
});

test('a hundred thousand items are paged as few are', async () => {
  await start({ items: 100_000 });
  const { objects, meta } = await list(sandbox, '?offset=99990');
  expect([objects.length, meta.total_count]).toEqual([10, 100_000]);
  const last = objects.at(-1);
  const bytes = await (await fetch(last?.media_url ?? '')).arrayBuffer();
  expect(bytes.byteLength).toBe(last?.size);
});
