import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { main, openWorkshop, picture, sha256, type WorkshopOptions } from './support/workshop.ts';

let shop: Awaited<ReturnType<typeof openWorkshop>>;
const open = async (options?: WorkshopOptions) => {
  shop = await openWorkshop(options);
  return shop;
};
afterEach(() => shop.close());

const many = (count: number, sizeBytes?: number) =>
  Array.from({ length: count }, (_, i) => shop.file(`shot-${i}.png`, picture(i, sizeBytes)));
const states = async () => (await shop.service().list(undefined)).map((job) => job.state);
const repeated = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('sending', () => {
  it('brings thirty files up, ten a request, each once and byte for byte', async () => {
    await open();
    const { batchId } = await shop.add(many(30));
    const jobs = await shop.settled();
    expect(jobs.map((job) => job.state)).toEqual(repeated(30, 'stored'));
    const held = shop.uploaded();
    expect(held.map((entry) => entry.sha256).sort()).toEqual(
      Array.from({ length: 30 }, (_, i) => sha256(picture(i))).sort(),
    );
    expect(shop.uploads().length).toBeLessThanOrEqual(5);
    await shop.service().copyLinks({ batchId });
    const byPosition = jobs
      .sort((a, b) => a.position - b.position)
      .flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    expect(shop.state.linked).toEqual([byPosition]);
    expect(new Set(byPosition).size).toBe(30);
  });

  it('shows bytes on their way and announces every state in order', async () => {
    await open({ speed: 1 });
    await shop.add([shop.file('large.png', picture(1, 1_900_000))]);
    await shop.settled();
    await shop.service().close();
    const path = shop.state.seen.get('large.png') ?? [];
    expect(path.at(-1)).toBe('stored');
    const order = ['checking', 'queued', 'sending', 'stored'];
    expect(path).toEqual(order.filter((state) => path.includes(state as never)));
  });

  it('keeps large files to few a request', async () => {
    await open();
    await shop.add(many(6, 1_500_000));
    await shop.settled();
    expect(await states()).toEqual(repeated(6, 'stored'));
    expect(shop.uploads().length).toBe(3);
  });

  it('takes two files of one name for two files', async () => {
    await open();
    const first = shop.file('same.png', picture(1));
    const { service } = shop;
    await service().add(main, [
      { kind: 'path', path: first },
      { kind: 'bytes', name: 'same.png', bytes: picture(2) },
      { kind: 'bytes', name: 'same.png', bytes: picture(1) },
    ]);
    await shop.settled();
    expect(await states()).toEqual(repeated(3, 'stored'));
    expect(
      shop
        .uploaded()
        .map((entry) => entry.sha256)
        .sort(),
    ).toEqual([picture(1), picture(1), picture(2)].map((bytes) => sha256(bytes)).sort());
  });

  it('refuses what does not fit before a byte is sent, and sends the rest', async () => {
    await open();
    await shop.add([
      shop.file('fine.png', picture(1)),
      shop.file('large.png', picture(2, 2_000_001)),
      shop.file('empty.png', ''),
      shop.file('program.png', Buffer.from('MZ\x90\x00\x03\x00', 'latin1')),
      shop.filesDir,
      `${shop.filesDir}/gone.png`,
    ]);
    const jobs = await shop.settled();
    const rules = jobs.map((job) =>
      job.state === 'failed' && job.failure.kind === 'file-rejected' ? job.failure.rule : job.state,
    );
    expect(rules).toEqual(['stored', 'too-large', 'empty', 'wrong-type', 'folder', 'unreadable']);
    expect(shop.uploaded().length).toBe(1);
  });

  it('keeps five hundred files going', async () => {
    await open({ sandbox: { rate: { count: 300, windowMs: 5_000 } } });
    await shop.add(many(500, 600));
    await shop.settled();
    expect(new Set(await states())).toEqual(new Set(['stored']));
    expect(new Set(shop.uploaded().map((entry) => entry.sha256)).size).toBe(500);
    expect(shop.uploaded().length).toBe(500);
  });
});

describe('a person', () => {
  it('cancels one file of a request: its bytes stop, the others arrive', async () => {
    await open();
    shop.sandbox.faults.arm({ kind: 'slow-read', route: 'upload', bytesPerSecond: 200_000 });
    shop.state.onJobs = (all) => {
      const moving = all.find((job) => job.name === 'shot-0.png' && job.state === 'sending');
      if (moving?.state !== 'sending' || moving.sentBytes === 0 || moving.committing) return;
      shop.state.onJobs = () => {};
      void shop.service().cancel({ jobIds: [moving.id] });
    };
    await shop.add(many(2, 1_900_000));
    await shop.settled();
    expect(await states()).toEqual(['cancelled', 'stored']);
    expect(shop.uploaded().map((entry) => entry.name)).toEqual(['shot-1.png']);
    expect(shop.uploads()[0]?.status).toBe(null);
  });

  it.each([
    ['stored', 'stored', 1],
    ['received', 'cancelled', 0],
  ] as const)('learns what became of a file cancelled too late: %s', async (at, end, held) => {
    await open();
    shop.sandbox.faults.arm({ kind: 'hang', route: 'upload', at });
    await shop.add(many(1));
    const [job] = await shop.until((all) =>
      all.every((one) => one.state === 'sending' && one.committing),
    );
    await shop.service().cancel({ jobIds: job ? [job.id] : [] });
    expect(await states()).toEqual(['unsure']);
    // Quitting cuts what still hangs; the next run asks.
    await shop.restart();
    await shop.settled();
    expect(await states()).toEqual([end]);
    expect(shop.uploaded().length).toBe(held);
  });

  it('cancels what waits, tries again what was cancelled, clears what is finished', async () => {
    await open();
    shop.sandbox.faults.arm({ kind: 'hang', route: 'upload', times: 3, at: 'headers' });
    await shop.service().add(main, [{ kind: 'bytes', name: 'pasted.png', bytes: picture(5) }]);
    await shop.until((all) => all.every((job) => job.state === 'sending'));
    const [job] = await shop.service().list(undefined);
    const jobIds = job ? [job.id] : [];
    await shop.service().cancel({ jobIds });
    shop.sandbox.faults.clear();
    await shop.until((all) => /cancelled|unsure/.test(all[0]?.state ?? ''));
    await shop.service().cancel({ jobIds });
    await shop.until((all) => all[0]?.state === 'cancelled');
    await shop.service().retry({ jobIds });
    await shop.settled();
    expect(await states()).toEqual(['stored']);
    await shop.service().clearFinished(undefined);
    expect(await states()).toEqual([]);
    await shop.service().close();
    expect(shop.state.removed).toEqual(jobIds);
  });

  it('clears hundreds in portions, and keeps what is tried again meanwhile', async () => {
    await open();
    await shop.service().pause({ accountId: null });
    await shop.add(many(250));
    const jobIds = (await shop.service().list(undefined)).map(({ id }) => id);
    await shop.service().cancel({ jobIds });
    expect(new Set(await states())).toEqual(new Set(['cancelled']));
    const clearing = shop.service().clearFinished(undefined);
    const [first] = shop.state.removed;
    const again = jobIds.slice(-1);
    await shop.service().retry({ jobIds: again });
    await clearing;
    expect((await shop.service().list(undefined)).map(({ id }) => id)).toEqual(again);
    expect(first).toBe(jobIds[0]);
    await shop.service().close();
    expect(shop.state.removed).toHaveLength(249);
  });
});

describe('files that change', () => {
  it('refuses one that changed or vanished between check and send', async () => {
    await open();
    const right = shop.state.token;
    shop.state.token = 'wrong'.repeat(8);
    const [kept = '', changed = '', gone = ''] = many(3);
    await shop.add([kept, changed, gone]);
    await shop.until((all) => all.every(({ state }) => /waiting|unsure/.test(state)));
    writeFileSync(changed, picture(99));
    rmSync(gone);
    shop.state.token = right;
    shop.service().resumeAccount(main);
    const jobs = await shop.settled();
    const rules = jobs.map((job) =>
      job.state === 'failed' && job.failure.kind === 'file-rejected' ? job.failure.rule : job.state,
    );
    expect(rules).toEqual(['stored', 'changed', 'unreadable']);
  });
});

describe('starting again', () => {
  it('goes on in the middle of a queue, nothing lost and nothing twice', async () => {
    await open({ sandbox: { latencyMs: 15 } });
    await shop.add(many(60));
    await shop.until((all) => all.some((job) => job.state === 'stored'));
    await shop.restart();
    await shop.settled();
    expect(await states()).toEqual(repeated(60, 'stored'));
    expect(shop.uploaded().length).toBe(60);
  });

  it('asks about what was past its last bytes when it stopped', async () => {
    await open();
    shop.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'stored' });
    await shop.add(many(3));
    await shop.until((all) => all.every((job) => job.state === 'sending' && job.committing));
    await shop.restart();
    await shop.settled();
    expect(await states()).toEqual(repeated(3, 'stored'));
    expect(shop.uploads().length).toBe(1);
  });

  it('shows a row that it cannot read, keeps it, and can try it again', async () => {
    await open();
    await shop.add(many(1));
    await shop.settled();
    await shop.restart(() => {});
    shop.database().exec("UPDATE upload_jobs SET job = '{\"half'");
    await shop.service().close();
    await shop.restart();
    const [job] = await shop.service().list(undefined);
    expect(job?.state).toBe('failed');
    expect(shop.database().prepare('SELECT job FROM upload_jobs').get()).toEqual({ job: '{"half' });
    await shop.service().retry({ jobIds: job ? [job.id] : [] });
    await shop.settled();
    expect(await states()).toEqual(['stored']);
  });
});
