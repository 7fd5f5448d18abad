import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { createSettingsService } from '../../electron/settings/settingsService.ts';
import { defaults, type Settings } from '../../shared/settings/settings.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';

function rig(path = ':memory:') {
  const database = openDatabase(path);
  const told: Settings[] = [];
  const made = createSettingsService({
    database,
    emit: (event, payload) => {
      if (event === 'settingsChanged') told.push(payload as Settings);
    },
    forget: async () => {},
  });
  return { ...made, database, told };
}

function keptOf(database: ReturnType<typeof openDatabase>, key: string): string | undefined {
  const row = database.prepare('SELECT value FROM settings WHERE key = :key').get({ key });
  return (row as { value: string } | undefined)?.value;
}

describe('settings', () => {
  it('are the defaults until somebody sets them, and what was set after a restart', async () => {
    const path = `${freshFolder()}/library.sqlite`;
    const first = rig(path);
    expect(await first.service.all(undefined)).toEqual(defaults);
    const now = await first.service.put({ keepAlive: { mostDays: 7 } });
    expect(now).toEqual({ ...defaults, keepAlive: { ...defaults.keepAlive, mostDays: 7 } });
    first.database.close();
    const second = rig(path);
    expect(await second.service.all(undefined)).toEqual(now);
    second.database.close();
  });

  it('tell those who go by a section of its changes alone, after they are on disk', async () => {
    const { reader, service, told, database } = rig();
    const heard: unknown[] = [];
    const stop = reader.subscribe('notifications', (now) =>
      heard.push([now.aheadMs, keptOf(database, 'settings notifications')]),
    );
    await service.put({ appearance: { theme: 'dark' } });
    expect(heard).toEqual([]);
    await service.put({ notifications: { aheadMs: 600_000 } });
    expect(heard).toEqual([[600_000, '{"version":1,"chosen":{"aheadMs":600000}}']]);
    expect(reader.get('notifications').aheadMs).toBe(600_000);
    await service.put({ notifications: { aheadMs: 600_000 } });
    expect(told).toHaveLength(2);
    stop();
    await service.reset({ section: 'notifications' });
    expect(heard).toHaveLength(1);
    database.close();
  });

  it('go back to their default one by one and by section, and are then not kept at all', async () => {
    const { service, database } = rig();
    await service.put({ keepAlive: { mostDays: 7, mostItems: 8 } });
    const one = await service.reset({ section: 'keepAlive', key: 'mostDays' });
    expect(one.keepAlive).toEqual({ ...defaults.keepAlive, mostItems: 8 });
    expect(await service.reset({ section: 'keepAlive' })).toEqual(defaults);
    await service.put({ appearance: { theme: 'dark' } });
    await service.put({ appearance: { theme: 'system' } });
    expect(keptOf(database, 'settings appearance')).toBe('{"version":1,"chosen":{}}');
    database.close();
  });

  it('refuse what only together is wrong, and keep all of what was before', async () => {
    const { service, database } = rig();
    const quiet = { quietFrom: 1_320, quietUntil: 420 };
    await service.put({ notifications: quiet });
    await expect(
      service.put({ appearance: { theme: 'dark' }, notifications: { quietUntil: 1_320 } }),
    ).rejects.toMatchObject({ failure: { kind: 'invalid-input', detail: 'call-unfit' } });
    await expect(service.put({ notifications: { quietFrom: null } })).rejects.toThrow();
    const now = await service.all(undefined);
    expect(now.notifications).toEqual({ ...defaults.notifications, ...quiet });
    expect(now.appearance).toEqual(defaults.appearance);
    database.close();
  });

  it('lose no field but the one that cannot be read', async () => {
    const { database } = rig();
    const value = JSON.stringify({ version: 1, chosen: { mostDays: -4, mostItems: 8, later: 1 } });
    database
      .prepare('INSERT INTO settings (key, value) VALUES (:key, :value)')
      .run({ key: 'settings keepAlive', value });
    const { service } = createSettingsService({ database, emit: () => {}, forget: async () => {} });
    const { keepAlive } = await service.all(undefined);
    expect(keepAlive).toEqual({ ...defaults.keepAlive, mostItems: 8 });
    database.close();
  });

  it('of a newer Satchel are kept beside those that are set here', async () => {
    const { database } = rig();
    const newer = '{"version":9,"chosen":{"theme":"sepia"}}';
    database
      .prepare('INSERT INTO settings (key, value) VALUES (:key, :value)')
      .run({ key: 'settings appearance', value: newer });
    const { service } = createSettingsService({ database, emit: () => {}, forget: async () => {} });
    expect((await service.all(undefined)).appearance).toEqual(defaults.appearance);
    await service.put({ appearance: { theme: 'dark' } });
    expect(keptOf(database, 'settings appearance (version 9)')).toBe(newer);
    database.close();
  });
});
