import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellType } from '../../electron/contentType/tellType.ts';
import { createIntakeService, type IntakeDeps } from '../../electron/intake/intakeService.ts';
import { accountId, batchId } from '../../shared/ids.ts';
import { createTestClock } from '../thumbnails/testClock.ts';
import { picture } from '../uploads/support/uploadRig.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-intake-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const main = accountId.parse('main');

function setUp(changed: Partial<IntakeDeps> = {}) {
  const added: unknown[][] = [];
  const clock = createTestClock();
  const intake = createIntakeService({
    async add(account, files, target) {
      added.push([account, files, target]);
      return { batchId: batchId.parse('b') };
    },
    paste() {},
    chooseFiles: async () => [],
    resolve: async () => [],
    allowLoopback: true,
    tellType,
    version: '1.2.3',
    clock,
    ...changed,
  });
  return { added, clock, intake };
}

const ofToken = { kind: 'invalid-input', detail: 'token' };

describe('folders', () => {
  it('of which only a part could be added are added but for that, not twice', async () => {
    for (const name of ['a.png', 'b.png', 'c.png']) writeFileSync(join(dir, name), name);
    const tries: number[] = [];
    const { intake } = setUp({
      async add(_account, files, _target, onAdded) {
        tries.push(files.length);
        if (tries.length > 1) return { batchId: batchId.parse('b') };
        onAdded?.(2);
        throw new Error('the disk is full');
      },
    });
    const { token } = await intake.count([{ kind: 'path', path: dir }]);
    await expect(intake.add({ token, accountId: main })).rejects.toThrow('full');
    await intake.add({ token, accountId: main });
    expect(tries).toEqual([3, 1]);
    await expect(intake.add({ token, accountId: main })).rejects.toMatchObject({
      failure: ofToken,
    });
  });

  it('are counted before anything is added, and added once by their token', async () => {
    writeFileSync(join(dir, 'a.png'), 'four');
    const { added, intake } = setUp();
    const pasted = { kind: 'bytes', name: 'p.png', bytes: picture(1) } as const;
    const count = await intake.count([{ kind: 'path', path: dir }, pasted]);
    expect(count).toMatchObject({ files: 2, folders: 1, beyond: null });
    expect(count.folderName).toBe(undefined);
    expect(JSON.stringify(count)).not.toContain(dir);
    const alone = await intake.count([{ kind: 'path', path: dir }]);
    expect(alone.folderName).toBe(basename(dir));
    expect(added).toEqual([]);
    const { token } = count;
    await intake.add({ token, accountId: main });
    const files = [{ kind: 'path', path: join(dir, 'a.png') }, pasted];
    expect(added).toEqual([[main, files, null]]);
    await expect(intake.add({ token, accountId: main })).rejects.toMatchObject({
      failure: ofToken,
    });
  });

  it('and files that were chosen are counted alike, and never named to the window', async () => {
    writeFileSync(join(dir, 'a.png'), 'four');
    const chosen = join(dir, 'a.png');
    const { added, intake } = setUp({ chooseFiles: async () => [chosen] });
    const count = await intake.choose(undefined);
    expect(count).toMatchObject({ files: 1, folders: 0, sizeBytes: 4, beyond: null });
    expect(JSON.stringify(count)).not.toContain(dir);
    await intake.add({ token: count?.token ?? '', accountId: main });
    expect(added).toEqual([[main, [{ kind: 'path', path: chosen }], null]]);
    expect(await setUp().intake.choose(undefined)).toBe(null);
  });

  it('that are given up are not walked on, leave no token, and are counted anew if wanted', async () => {
    for (let n = 0; n < 2_000; n += 1) writeFileSync(join(dir, `${n}.gif`), '');
    const { intake } = setUp();
    const whole = { kind: 'path', path: dir } as const;
    const earlier = await intake.count([{ kind: 'path', path: join(dir, '1.gif') }]);
    const given = intake.count([whole], earlier.token);
    const judged = expect(given).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await intake.stopCounting(undefined);
    await judged;
    // What was counted before stays as it was.
    expect(await intake.count([], earlier.token)).toMatchObject({ files: 1 });
    expect(await intake.count([whole])).toMatchObject({ files: 2_000, folders: 1 });
  });

  it('are forgotten after a while, or when they are not wanted', async () => {
    const { intake, clock } = setUp();
    const first = await intake.count([{ kind: 'path', path: dir }]);
    clock.advance(10 * 60_000 + 1);
    const second = await intake.count([{ kind: 'path', path: dir }]);
    await intake.forget({ token: second.token });
    for (const { token } of [first, second]) {
      const again = intake.add({ token, accountId: main });
      await expect(again).rejects.toMatchObject({ failure: ofToken });
    }
  });
});

describe('files in portions', () => {
  it('are counted together and added in the order in which they came', async () => {
    const paths = ['c.png', 'a.png', 'b.png'].map((name) => join(dir, name));
    for (const path of paths) writeFileSync(path, 'four');
    const { added, intake } = setUp();
    let token: string | null = null;
    for (const path of paths) {
      const count = await intake.count([{ kind: 'path', path }], token);
      expect(count.token).toBe(token ?? count.token);
      token = count.token;
    }
    const count = await intake.count([{ kind: 'path', path: dir }], token);
    expect(count).toMatchObject({ files: 6, sizeBytes: 24, folders: 1 });
    await intake.add({ token: count.token, accountId: main });
    const files = [...paths, ...[...paths].sort()].map((path) => ({ kind: 'path', path }));
    expect(added).toEqual([[main, files, null]]);
  });
});

describe('pictures from elsewhere', () => {
  it('are fetched and added by their bytes', async () => {
    const server = createServer((_, response) => response.end(picture(3)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { added, intake } = setUp();
    await intake.addLink({ url: `http://127.0.0.1:${port}/sea.png`, accountId: main });
    expect(added).toEqual([[main, [{ kind: 'bytes', name: 'sea.png', bytes: picture(3) }], null]]);
    server.close();
  });

  it('that bring nothing leave it to what else there is, and the first says why', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      if (request.url === '/thumb') response.writeHead(403).end();
      else if (request.url?.startsWith('/full')) response.end(picture(3));
      else response.end('<!doctype html>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { added, intake } = setUp();
    const otherwise = [`${base}/page`, `${base}/full`];
    await intake.addLink({ url: `${base}/thumb`, otherwise, name: 'Blue sea', accountId: main });
    expect(asked).toEqual(['/thumb', '/page', '/full']);
    expect(added).toEqual([
      [main, [{ kind: 'bytes', name: 'Blue sea.png', bytes: picture(3) }], null],
    ]);
    const none = intake.addLink({
      url: `${base}/thumb`,
      otherwise: [`${base}/page`],
      accountId: main,
    });
    await expect(none).rejects.toMatchObject({ failure: { detail: 'link-refused' } });

    const pictures = ['/full', '/page', '/full?2'].map((path) => ({ url: base + path }));
    const { count, failed } = await intake.countLinks({ pictures });
    expect([count.files, failed]).toEqual([2, 1]);
    await intake.add({ token: count.token, accountId: main });
    expect(added[1]?.[1]).toMatchObject([{ name: 'full.png' }, { name: 'full.png' }]);
    await expect(intake.countLinks({ pictures: [{ url: `${base}/page` }] })).rejects.toMatchObject({
      failure: { detail: 'link-is-page' },
    });
    server.close();
  });

  it('that do not come are given up after a while', async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { clock, intake } = setUp();
    const fetched = intake.addLink({ url: `http://127.0.0.1:${port}/`, accountId: main });
    const judged = expect(fetched).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'link-slow' },
    });
    await new Promise((resolve) => server.once('request', resolve));
    clock.advance(180_001);
    await judged;
    server.closeAllConnections();
    server.close();
  });
});
