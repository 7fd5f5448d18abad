import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { atomically } from '../../electron/database/atomically.ts';
import { openDatabase } from '../../electron/database/database.ts';
import { createMediaTable } from '../../electron/library/mediaTable.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { createUploadService } from '../../electron/uploads/uploadService.ts';
import { nothingCopied } from '../../shared/contract/library.ts';
import { isFinished } from '../../shared/upload.ts';
import { freshFolder } from '../accounts/support/freshFolder.ts';
import { fastClock } from './support/fastClock.ts';
import { main, picture, sha256 } from './support/uploadRig.ts';

/** Files by their name, and how often they are opened before their drive stops answering. */
const stalls = vi.hoisted(() => new Map<string, number>());

/** The one thing that is not real here: reads of some open files that never come back. */
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    async open(...given: Parameters<typeof real.open>) {
      const handle = await real.open(...given);
      const name = String(given[0]).split('/').at(-1) ?? '';
      const bearable = stalls.get(name);
      if (bearable !== undefined) stalls.set(name, bearable - 1);
      if (bearable === 0) Object.assign(handle, { read: () => new Promise(() => {}) });
      return handle;
    },
  };
});

it.each([
  ['while it is looked at', 0],
  ['when it is to be sent', 1],
])('a drive that stalls %s fails its own files, and no others wait for it', async (_, opens) => {
  const dir = freshFolder();
  const sandbox = await startSandbox({ items: 3 });
  const database = openDatabase(join(dir, 'library.db'));
  database.exec("INSERT INTO accounts VALUES ('main','plivo','Main','MA',0,'session','{}',0, 0)");
  const clock = fastClock(100);
  const { authId, authToken, baseUrl } = sandbox.plivo;
  const session = createSession(
    plivo,
    { authId, authToken },
    { endpoints: baseUrl },
    { clock: { ...clock, after: (ms, task) => clock.after(ms * 100, task) }, log: silentLog },
  );
  const media = createMediaTable(database, () => plivo.retention);
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const service = createUploadService({
    database,
    transaction: atomically,
    sessions: async () => ({ provider: plivo, session }),
    providerOf: () => plivo,
    record: (id, items) => media.upsert(id, items, clock.now()).ids,
    copyLinks: async () => nothingCopied('plain'),
    spoolDir: join(dir, 'spool'),
    clock,
    random: Math.random,
    readPatienceMs: 200_000,
    emit(event) {
      if (event !== 'uploadsChanged') return;
      void service.list(undefined).then((jobs) => {
        if (jobs.every(isFinished)) finish();
      });
    },
    log: silentLog,
  });
  onTestFinished(async () => {
    await service.close();
    database.close();
    await sandbox.close();
  });

  // As many as are read side by side, and more, all at the beginning.
  const stalled = [0, 1, 2, 3, 5];
  const files = Array.from({ length: 24 }, (_each, i) => ({
    path: join(dir, `shot-${i}.png`),
    bytes: picture(i + 1, 9_000),
  }));
  for (const { path, bytes } of files) writeFileSync(path, bytes);
  for (const i of stalled) stalls.set(`shot-${i}.png`, opens);
  service.start();
  await service.add(
    main,
    files.map(({ path }) => ({ kind: 'path', path })),
  );
  await finished;

  const jobs = await service.list(undefined);
  for (const [i, job] of jobs.entries()) {
    if (!stalled.includes(i)) expect(job.state).toBe('stored');
    else expect(job).toMatchObject({ state: 'failed', failure: { rule: 'unreadable' } });
  }
  const held = sandbox.ledger().filter((entry) => !entry.seeded);
  const sound = files.filter((_each, i) => !stalled.includes(i));
  expect(held.map((entry) => entry.sha256).sort()).toEqual(
    sound.map(({ bytes }) => sha256(bytes)).sort(),
  );
});
