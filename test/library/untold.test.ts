import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { openDatabase } from '../../electron/database/database.ts';
import { createDownloads } from '../../electron/library/downloadItem.ts';
import { createGathered } from '../../electron/library/gathered.ts';
import { createLibraryService } from '../../electron/library/libraryService.ts';
import { createLinkMaker } from '../../electron/library/linkMaker.ts';
import { createMadeLinks } from '../../electron/library/madeLinks.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { createSync } from '../../electron/library/sync/syncLibrary.ts';
import { twilioMessaging } from '../../electron/providers/laml/twilioMessaging.ts';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import type { Provider, SessionSource } from '../../electron/providers/provider.ts';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../electron/sandbox/startSandbox.ts';
import { SatchelError } from '../../shared/failure.ts';
import { accountId, type MediaId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { silentBugs } from '../base/support/silentBugs.ts';
import { plainCopies } from '../links/copying/support/plainCopies.ts';
import { open } from '../providers/support.ts';
import { everything } from './support/libraryRig.ts';

const shop = accountId.parse('shop');
const never = new AbortController().signal;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A library on disk that has read a practice account whose senders did not always say what they sent. */
async function rigOf(provider: Provider, options: SandboxOptions = {}) {
  const sandbox: Sandbox = await startSandbox({ items: 30, ...options });
  const path = `${freshFolder()}/library.sqlite`;
  const session = open(provider, sandbox);
  const sessions: SessionSource = async () => ({ provider, session });
  const told: string[] = [];
  const begin = () => {
    const database = openDatabase(path);
    database
      .prepare(
        `INSERT OR IGNORE INTO accounts VALUES (?, ?, 'Shop', 'MA', 0, 'session', '{}', 1, 0)`,
      )
      .run(shop, provider.id);
    const table = createMediaTable(database, () => provider.retention);
    const shared = { table, clock: systemClock, random: () => 0.5, bugs: silentBugs };
    const emit = (event: string) => void told.push(event);
    const sync = createSync({
      ...shared,
      sessions,
      accounts: () => [shop],
      database,
      emit,
      log: silentLog,
    });
    const links = createLinkMaker({ ...shared, sessions, made: createMadeLinks(database) });
    const service = createLibraryService({
      ...shared,
      database,
      sync,
      links,
      copies: plainCopies({ links, clipboardWrite: () => {}, emit, clock: systemClock }),
      gathered: createGathered(systemClock, randomUUID, database),
      emit,
      clipboardWrite: () => {},
    });
    const downloads = createDownloads({
      keyOf: service.keyOf,
      sessions,
      table,
      changed: sync.changed,
    });
    const close = async () => {
      await sync.close();
      service.close();
      database.close();
    };
    return { database, table, sync, service, downloads, close };
  };
  let run = begin();
  closing.push(async () => {
    await run.close();
    expect(sandbox.leaks()).toBe(0);
    await sandbox.close();
  });
  await run.sync.refresh(shop, { full: true });
  const rows = async (kinds: MediaRow['kind'][] | null = null) => {
    const { token, total } = await run.service.open({
      ...everything,
      filter: kinds === null ? {} : { kinds },
    });
    return total === 0 ? [] : run.service.rows({ token, start: 0, count: total });
  };
  return {
    sandbox,
    told,
    run: () => run,
    rows,
    untyped: async () =>
      (await rows()).filter(({ contentType }) => contentType === 'application/octet-stream'),
    row: async (id: MediaId) => (await run.service.items({ mediaIds: [id] }))[0],
    /** What was asked of the hosts that give bytes out. */
    asked: () =>
      sandbox
        .requests()
        .filter(({ route }) => /content|bytes|signed|media|file/i.test(route ?? '')),
    async restart() {
      await run.close();
      run = begin();
    },
  };
}

async function drain(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe.each([mcs, twilioMessaging])(
  'an item of $id of which nobody said the type',
  (provider) => {
    it('is told by its first bytes, and so for good', async () => {
      const rig = await rigOf(provider);
      const [item, ...others] = await rig.untyped();
      if (item === undefined) throw new Error('the seed has none');
      expect(others).toEqual([]);
      expect(item.kind).toBe('other');
      const before = rig.sandbox.requests().length;
      const picture = await rig
        .run()
        .downloads.ofPicture(item.id, never)
        .catch((error) => error);
      const row = await rig.row(item.id);
      expect(row?.kind).not.toBe('other');
      expect(await rig.rows([row?.kind ?? 'other'])).toContainEqual(row);
      expect(rig.told).toContain('libraryChanged');
      if (row?.kind === 'image') await drain(picture.body);
      const after = rig.sandbox.requests().length;
      expect(after).toBeGreaterThan(before);
      await rig.run().sync.refresh(shop, { full: true });
      expect(await rig.row(item.id)).toMatchObject({
        contentType: row?.contentType,
        kind: row?.kind,
      });
      await rig.restart();
      await rig.run().sync.refresh(shop, { full: true });
      expect(await rig.row(item.id)).toMatchObject({
        contentType: row?.contentType,
        kind: row?.kind,
      });
    });

    it('is not asked for again', async () => {
      const rig = await rigOf(provider);
      const [item] = await rig.untyped();
      if (item === undefined) throw new Error('the seed has none');
      const { downloads } = rig.run();
      const once = () =>
        downloads.ofPicture(item.id, never).then(
          ({ body }) => drain(body),
          () => null,
        );
      await Promise.all([once(), once(), once()]);
      await once();
      const ranged = rig.sandbox.requests().filter(({ headers }) => headers['range'] !== undefined);
      expect(new Set(ranged.map(({ headers }) => headers['range']))).toEqual(
        new Set(['bytes=0-65535']),
      );
      expect(ranged.filter(({ route }) => route === ranged[0]?.route)).toHaveLength(1);
    });

    it('is told by its bytes when they are fetched anyway, which come through whole', async () => {
      const rig = await rigOf(provider);
      const [item] = await rig.untyped();
      if (item === undefined) throw new Error('the seed has none');
      const { body, sizeBytes } = await rig.run().downloads.whole(item.id, never);
      expect((await drain(body)).length).toBe(sizeBytes);
      expect((await rig.row(item.id))?.kind).not.toBe('other');
    });
  },
);

describe('bytes that say nothing', () => {
  it('are asked for once, over restarts too', async () => {
    const rig = await rigOf(mcs);
    const [item] = await rig.untyped();
    if (item === undefined) throw new Error('the seed has none');
    rig.run().table.learnType(item.id, item.contentType, null);
    const before = rig.sandbox.requests().length;
    await expect(rig.run().downloads.ofPicture(item.id, never)).rejects.toThrow(SatchelError);
    await rig.restart();
    await expect(rig.run().downloads.ofPicture(item.id, never)).rejects.toThrow(SatchelError);
    expect(rig.sandbox.requests().length).toBe(before);
    expect(await rig.row(item.id)).toMatchObject({ contentType: item.contentType, kind: 'other' });
  });

  it('give way to a type that the provider tells later', async () => {
    const rig = await rigOf(mcs);
    const [item] = await rig.untyped();
    if (item === undefined) throw new Error('the seed has none');
    const { table } = rig.run();
    table.learnType(item.id, item.contentType, 'text/plain');
    const known = { ...item, name: null, linkUrl: null };
    table.upsert(shop, [{ ...known, contentType: 'text/csv' }], Date.now());
    expect(await rig.row(item.id)).toMatchObject({ contentType: 'text/csv' });
    table.upsert(shop, [{ ...known, contentType: null }], Date.now());
    table.upsert(shop, [{ ...known, contentType: 'application/octet-stream' }], Date.now());
    expect(await rig.row(item.id)).toMatchObject({ contentType: 'text/plain', kind: 'text' });
    expect(table.learnType(item.id, 'application/octet-stream', 'image/png')).toBe(false);
  });
});
