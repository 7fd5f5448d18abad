import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTransfer } from '../../electron/settings/transferService.ts';
import { defaults, type Settings } from '../../shared/settings/settings.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { manualClock } from '../base/support/manualClock.ts';

/** What a person chose to open, and where they chose to save. */
function rig() {
  const folder = freshFolder();
  const chosen: string[] = [];
  const offered: unknown[] = [];
  const saved: string[] = [];
  let all: Settings = defaults;
  const transfer = createTransfer({
    all: () => all,
    put(patch) {
      const next: Record<string, object> = { ...all };
      for (const [name, fields] of Object.entries(patch)) {
        next[name] = { ...next[name], ...fields };
      }
      all = next as unknown as Settings;
      return all;
    },
    namedAccounts: () => [],
    async saveDocument({ name, bytes }) {
      const parts: Buffer[] = [];
      for await (const part of bytes()) parts.push(Buffer.from(part));
      saved.push(Buffer.concat(parts).toString());
      return { name, path: join(folder, name) };
    },
    async chooseFiles(files) {
      offered.push(files);
      return [...chosen];
    },
    clock: manualClock(),
  });
  return {
    transfer,
    offered,
    saved,
    all: () => all,
    /** A file with this text, chosen. */
    choose(text: string | Buffer, name = 'a.json') {
      const path = join(folder, name);
      writeFileSync(path, text);
      chosen.splice(0, chosen.length, path);
      return path;
    },
    choosePath: (path: string) => chosen.splice(0, chosen.length, path),
    folder,
  };
}

const file = (settings: unknown, version = 1) =>
  JSON.stringify({ satchel: 'settings', version, settings });

describe('a file of settings that is chosen', () => {
  it('is one, of JSON first, and changes nothing before it is agreed to, once', async () => {
    const { transfer, choose, offered, all } = rig();
    choose(`\ufeff${file({ keepAlive: { mostDays: 7 } })}`);
    const plan = await transfer.importFile(undefined);
    expect(offered).toEqual([{ extensions: ['json'], one: true }]);
    expect(plan).toMatchObject({
      kind: 'plan',
      name: 'a.json',
      changes: [{ section: 'keepAlive', key: 'mostDays', value: 7 }],
      left: [],
    });
    expect(all()).toEqual(defaults);
    const token = plan?.kind === 'plan' ? plan.token : null;
    if (token === null) throw new Error('nothing to agree to');
    expect((await transfer.applyImport({ token })).keepAlive.mostDays).toBe(7);
    await expect(transfer.applyImport({ token })).rejects.toThrow();
  });

  it('is what an export wrote, which changes nothing where it was written', async () => {
    const { transfer, choose, saved } = rig();
    choose(file({ appearance: { theme: 'dark' }, keepAlive: { mostDays: 7 } }));
    const plan = await transfer.importFile(undefined);
    if (plan?.kind !== 'plan' || plan.token === null) throw new Error('nothing to agree to');
    await transfer.applyImport({ token: plan.token });
    await transfer.exportFile(undefined);
    choose(saved[0] ?? '');
    expect(await transfer.importFile(undefined)).toMatchObject({ token: null, changes: [] });
  });

  it.each([
    ['is of a newer Satchel', file({}, 2), 'newer'],
    ['is cut short', file({ keepAlive: { mostDays: 7 } }).slice(0, -3), 'not-settings'],
    ['is no text', Buffer.from([0xff, 0xfe, 0, 1, 2, 3]), 'not-settings'],
    ['is empty', '', 'not-settings'],
    ['is of something else', '{"name":"satchel","version":"1.0.0"}', 'not-settings'],
  ])('is refused by name and with the reason where it %s', async (_, text, why) => {
    const { transfer, choose } = rig();
    choose(text);
    expect(await transfer.importFile(undefined)).toEqual({ kind: 'refused', name: 'a.json', why });
  });

  it('is refused where it is huge, of which no more is read than settings can be long', async () => {
    const { transfer, choose } = rig();
    const path = choose(file({ keepAlive: { mostDays: 7 } }));
    truncateSync(path, 64 * 1_024 ** 3);
    const before = process.memoryUsage().rss;
    const answer = await transfer.importFile(undefined);
    expect(answer).toEqual({ kind: 'refused', name: 'a.json', why: 'not-settings' });
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1_024 ** 2);
  });

  it('is said to be unreadable where it went, is a folder, or is a pipe that nobody writes to', async () => {
    const { transfer, choose, choosePath, folder } = rig();
    const gone = choose('{}');
    rmSync(gone);
    const unreadable = (name: string) => ({ kind: 'refused', name, why: 'unreadable' });
    expect(await transfer.importFile(undefined)).toEqual(unreadable('a.json'));
    const inner = join(folder, 'folder.json');
    mkdirSync(inner);
    choosePath(inner);
    expect(await transfer.importFile(undefined)).toEqual(unreadable('folder.json'));
    if (process.platform !== 'win32') {
      const pipe = join(folder, 'pipe.json');
      execFileSync('mkfifo', [pipe]);
      choosePath(pipe);
      expect(await transfer.importFile(undefined)).toEqual(unreadable('pipe.json'));
    }
    choosePath(join(choose('{}', 'b.json'), 'c.json'));
    expect(await transfer.importFile(undefined)).toEqual(unreadable('c.json'));
  });

  it('is said to be unreadable where nobody gave the right to read it', async () => {
    const { transfer, choose } = rig();
    chmodSync(choose('{}'), 0);
    expect(await transfer.importFile(undefined)).toEqual({
      kind: 'refused',
      name: 'a.json',
      why: 'unreadable',
    });
  });

  it('is none where nobody chose one', async () => {
    const { transfer } = rig();
    expect(await transfer.importFile(undefined)).toBeNull();
  });
});
