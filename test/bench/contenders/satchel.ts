import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../../electron/base/clock.ts';
import { openLog } from '../../../electron/base/logFile.ts';
import { atomically } from '../../../electron/database/atomically.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { createUploadService } from '../../../electron/uploads/uploadService.ts';
import { nothingCopied } from '../../../shared/contract/library.ts';
import { accountId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { measured, type Task } from '../task.ts';

const warmUpFiles = 30;

/** The queue as the app wires it: a real database, durable states, announcements, the library. */
export async function runSatchel(task: Task): Promise<void> {
  const account = accountId.parse('bench');
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  database.exec("INSERT INTO accounts VALUES ('bench','plivo','Bench','MA',0,'session','{}',0, 0)");
  const log = openLog({ dir: join(task.dir, 'logs') });
  const clock = systemClock;
  const newSession = () =>
    createSession(
      plivo,
      { authId: task.authId, authToken: task.authToken },
      { endpoints: task.baseUrl },
      { clock, log },
    );
  let session = newSession();
  const media = createMediaTable(database, () => plivo.retention);
  const wanted = task.paths.length;
  const ended = new Set<string>();
  const sawByte = { at: 0 };
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const service = createUploadService({
    database,
    transaction: atomically,
    sessions: async () => ({ provider: plivo, session }),
    providerOf: () => plivo,
    record: (id, items) => media.upsert(id, items, clock.now()).ids,
    copyLinks: async () => nothingCopied('plain'),
    spoolDir: join(task.dir, 'spool'),
    clock,
    random: Math.random,
    emit(event, payload) {
      if (event !== 'uploadsChanged') return;
      for (const job of payload as UploadJob[]) {
        if (job.state === 'sending' && job.sentBytes > 0 && sawByte.at === 0) {
          sawByte.at = performance.now();
        }
        if (/stored|failed|cancelled/.test(job.state)) ended.add(job.id);
      }
      if (ended.size === wanted) finish();
    },
    log,
  });
  service.start();
  await warmUp();
  session = newSession();
  await service.clearFinished(undefined);
  ended.clear();
  sawByte.at = 0;

  /** A running app has sent something before: its code is compiled, its new connections are cold. */
  async function warmUp(): Promise<void> {
    const bytes = (index: number) => Buffer.from(`GIF89a warm ${index}`);
    await service.add(
      account,
      Array.from({ length: warmUpFiles }, (_, i) => ({
        kind: 'bytes' as const,
        name: `warm-${i}.gif`,
        bytes: bytes(i),
      })),
    );
    while (ended.size < warmUpFiles) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  const pauses = monitorEventLoopDelay({ resolution: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await measured(async () => {
    pauses.enable();
    const began = performance.now();
    await service.add(
      account,
      task.paths.map((path) => ({ kind: 'path', path })),
    );
    const addedMs = performance.now() - began;
    await done;
    pauses.disable();
    const jobs = await service.list(undefined);
    return {
      addedMs,
      firstByteMs: sawByte.at - began,
      longestPauseMs: pauses.max / 1e6,
      stored: jobs.filter((job) => job.state === 'stored').length,
      beforehand: warmUpFiles,
    };
  });
  await service.close();
  database.close();
}
