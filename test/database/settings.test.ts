import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, openDatabase } from '../../electron/database/database.ts';
import { createSettings, probeWriting, type Setting } from '../../electron/database/settings.ts';
import { versionedJson } from '../../electron/database/versionedJson.ts';

let database: Database;
beforeEach(() => {
  database = openDatabase(':memory:');
});
afterEach(() => database.close());

const volume: Setting<{ percent: number }> = {
  key: 'volume',
  json: versionedJson({
    version: 2,
    schema: z.object({ percent: z.number() }),
    upgrades: { 1: (percent) => ({ percent }) },
  }),
  fallback: { percent: 50 },
  whileNewer: { percent: 0 },
};
const put = (value: string) =>
  database
    .prepare('INSERT INTO settings (key, value) VALUES (:key, :value)')
    .run({ key: 'volume', value });
const rows = () => database.prepare('SELECT key, value FROM settings ORDER BY key').all();

it('remembers what was set, and nothing else', () => {
  const settings = createSettings(database);
  expect(settings.get(volume)).toEqual({ percent: 50 });
  settings.set(volume, { percent: 10 });
  settings.set(volume, { percent: 20 });
  expect(createSettings(database).get(volume)).toEqual({ percent: 20 });
  expect(rows()).toEqual([{ key: 'volume', value: '{"version":2,"percent":20}' }]);
});

it('reads what an earlier version remembered', () => {
  put('30');
  expect(createSettings(database).get(volume)).toEqual({ percent: 30 });
});

it('falls back where what is there cannot be read', () => {
  put('loud');
  expect(createSettings(database).get(volume)).toEqual({ percent: 50 });
});

it('keeps what a newer version remembered beside what is set now', () => {
  const newer = '{"version":3,"left":1,"right":2}';
  put(newer);
  const settings = createSettings(database);
  expect(settings.get(volume)).toEqual({ percent: 0 });
  settings.set(volume, { percent: 10 });
  expect(settings.get(volume)).toEqual({ percent: 10 });
  expect(rows()).toEqual([
    { key: 'volume', value: '{"version":2,"percent":10}' },
    { key: 'volume (version 3)', value: newer },
  ]);
});

it('leaves nothing of a probe', () => {
  probeWriting(database);
  expect(rows()).toEqual([]);
});
