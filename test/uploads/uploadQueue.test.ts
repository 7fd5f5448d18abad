import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  main,
  openUploadRig,
  picture,
  sha256,
  type UploadRigOptions,
} from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
const open = async (options?: UploadRigOptions) => {
  rig = await openUploadRig(options);
  return rig;
};
afterEach(() => rig.close());

const many = (count: number, sizeBytes?: number) =>
  Array.from({ length: count }, (_, i) => rig.file(`shot-${i}.png`, picture(i, sizeBytes)));
const states = async () => (await rig.service().list(undefined)).map((job) => job.state);
const repeated = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('sending', () => {
  it('brings thirty files up, ten a request, each once and byte for byte', async () => {
    await open();
    const { batchId } = await rig.add(many(30));
    const jobs = await rig.settled();
    expect(jobs.map((job) => job.state)).toEqual(repeated(30, 'stored'));
    const held = rig.uploaded();
    expect(held.map((entry) => entry.sha256).sort()).toEqual(
      Array.from({ length: 30 }, (_, i) => sha256(picture(i))).sort(),
    );
    expect(rig.uploads().length).toBeLessThanOrEqual(5);
    await rig.service().copyLinks({ batchId });
    const byPosition = jobs
      .sort((a, b) => a.position - b.position)
      .flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    expect(rig.state.linked).toEqual([byPosition]);
    expect(new Set(byPosition).size).toBe(30);
  });

  it('shows bytes on their way and announces every state in order', async () => {
    await open({ speed: 1 });
    await rig.add([rig.file('large.png', picture(1, 1_900_000))]);
    await rig.settled();
    await rig.service().close();
    const path = rig.state.seen.get('large.png') ?? [];
    expect(path.at(-1)).toBe('stored');
    const order = ['checking', 'queued', 'sending', 'stored'];
    expect(path).toEqual(order.filter((state) => path.includes(state as never)));
  });

  it('keeps large files to few a request', async () => {
    await open();
    await rig.add(many(6, 1_500_000));
    await rig.settled();
    expect(await states()).toEqual(repeated(6, 'stored'));
    expect(rig.uploads().length).toBe(3);
  });

  it('takes two files of one name for two files', async () => {
    await open();
    const first = rig.file('same.png', picture(1));
    const { service } = rig;
    await service().add(main, [
      { kind: 'path', path: first },
      { kind: 'bytes', name: 'same.png', bytes: picture(2) },
      { kind: 'bytes', name: 'same.png', bytes: picture(1) },
    ]);
    await rig.settled();
    expect(await states()).toEqual(repeated(3, 'stored'));
    expect(
      rig
        .uploaded()
        .map((entry) => entry.sha256)
        .sort(),
    ).toEqual([picture(1), picture(1), picture(2)].map((bytes) => sha256(bytes)).sort());
  });

  it('refuses what does not fit before a byte is sent, and sends the rest', async () => {
    await open();
    await rig.add([
      rig.file('fine.png', picture(1)),
      rig.file('large.png', picture(2, 2_000_001)),
      rig.file('empty.png', ''),
      rig.file('program.png', Buffer.from('MZ\x90\x00\x03\x00', 'latin1')),
      rig.filesDir,
      `${rig.filesDir}/gone.png`,
    ]);
    const jobs = await rig.settled();
    const rules = jobs.map((job) =>
      job.state === 'failed' && job.failure.kind === 'file-rejected' ? job.failure.rule : job.state,
    );
    expect(rules).toEqual(['stored', 'too-large', 'empty', 'wrong-type', 'folder', 'unreadable']);
    expect(rig.uploaded().length).toBe(1);
  });

  it('keeps five hundred files going', async () => {
    await open({ sandbox: { rate: { count: 300, windowMs: 5_000 } } });
    await rig.add(many(500, 600));
    await rig.settled();
    expect(new Set(await states())).toEqual(new Set(['stored']));
    expect(new Set(rig.uploaded().map((entry) => entry.sha256)).size).toBe(500);
    expect(rig.uploaded().length).toBe(500);
  });
});

describe('a person', () => {
  it('cancels one file of a request: its bytes stop, the others arrive', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'slow-read', route: 'upload', bytesPerSecond: 200_000 });
    rig.state.onJobs = (all) => {
      const moving = all.find((job) => job.name === 'shot-0.png' && job.state === 'sending');
      if (moving?.state !== 'sending' || moving.sentBytes === 0 || moving.committing) return;
      rig.state.onJobs = () => {};
      void rig.service().cancel({ jobIds: [moving.id] });
    };
    await rig.add(many(2, 1_900_000));
    await rig.settled();
    expect(await states()).toEqual(['cancelled', 'stored']);
    expect(rig.uploaded().map((entry) => entry.name)).toEqual(['shot-1.png']);
    expect(rig.uploads()[0]?.status).toBe(null);
  });

  it.each([
    ['stored', 'stored', 1],
    ['received', 'cancelled', 0],
  ] as const)('learns what became of a file cancelled too late: %s', async (at, end, held) => {
    await open();
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', at });
    await rig.add(many(1));
    const [job] = await rig.until((all) =>
      all.every((one) => one.state === 'sending' && one.committing),
    );
    await rig.service().cancel({ jobIds: job ? [job.id] : [] });
    expect(await states()).toEqual(['unsure']);
    // Quitting cuts what still hangs; the next run asks.
    await rig.restart();
    await rig.settled();
    expect(await states()).toEqual([end]);
    expect(rig.uploaded().length).toBe(held);
  });

  it('cancels what waits, tries again what was cancelled, clears what is finished', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', times: 3, at: 'headers' });
    await rig.service().add(main, [{ kind: 'bytes', name: 'pasted.png', bytes: picture(5) }]);
    await rig.until((all) => all.every((job) => job.state === 'sending'));
    const [job] = await rig.service().list(undefined);
    const jobIds = job ? [job.id] : [];
    await rig.service().cancel({ jobIds });
    rig.sandbox.faults.clear();
    await rig.until((all) => /cancelled|unsure/.test(all[0]?.state ?? ''));
    await rig.service().cancel({ jobIds });
    await rig.until((all) => all[0]?.state === 'cancelled');
    await rig.service().retry({ jobIds });
    await rig.settled();
    expect(await states()).toEqual(['stored']);
    await rig.service().clearFinished(undefined);
    expect(await states()).toEqual([]);
    await rig.service().close();
    expect(rig.state.removed).toEqual(jobIds);
  });

  it('clears hundreds in portions, and keeps what is tried again meanwhile', async () => {
    await open();
    await rig.service().pause({ accountId: null });
    await rig.add(many(250));
    const jobIds = (await rig.service().list(undefined)).map(({ id }) => id);
    await rig.service().cancel({ jobIds });
    expect(new Set(await states())).toEqual(new Set(['cancelled']));
    const clearing = rig.service().clearFinished(undefined);
    const [first] = rig.state.removed;
    const again = jobIds.slice(-1);
    await rig.service().retry({ jobIds: again });
    await clearing;
    expect((await rig.service().list(undefined)).map(({ id }) => id)).toEqual(again);
    expect(first).toBe(jobIds[0]);
    await rig.service().close();
    expect(rig.state.removed).toHaveLength(249);
  });
});

describe('files that change', () => {
  it('refuses one that changed or vanished between check and send', async () => {
    await open();
    const right = rig.state.token;
    rig.state.token = 'wrong'.repeat(8);
    const [kept = '', changed = '', gone = ''] = many(3);
    await rig.add([kept, changed, gone]);
    await rig.until((all) => all.every(({ state }) => /waiting|unsure/.test(state)));
    writeFileSync(changed, picture(99));
    rmSync(gone);
    rig.state.token = right;
    rig.service().resumeAccount(main);
    const jobs = await rig.settled();
    const rules = jobs.map((job) =>
      job.state === 'failed' && job.failure.kind === 'file-rejected' ? job.failure.rule : job.state,
    );
    expect(rules).toEqual(['stored', 'changed', 'unreadable']);
  });
});

describe('starting again', () => {
  it('goes on in the middle of a queue, nothing lost and nothing twice', async () => {
    await open({ sandbox: { latencyMs: 15 } });
    await rig.add(many(60));
    await rig.until((all) => all.some((job) => job.state === 'stored'));
    await rig.restart();
    await rig.settled();
    expect(await states()).toEqual(repeated(60, 'stored'));
    expect(rig.uploaded().length).toBe(60);
  });

  it('asks about what was past its last bytes when it stopped', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'stored' });
    await rig.add(many(3));
    await rig.until((all) => all.every((job) => job.state === 'sending' && job.committing));
    await rig.restart();
    await rig.settled();
    expect(await states()).toEqual(repeated(3, 'stored'));
    expect(rig.uploads().length).toBe(1);
  });

  it('shows a row that it cannot read, keeps it, and can try it again', async () => {
    await open();
    await rig.add(many(1));
    await rig.settled();
    await rig.restart(() => {});
    rig.database().exec("UPDATE upload_jobs SET job = '{\"half'");
    await rig.service().close();
    await rig.restart();
    const [job] = await rig.service().list(undefined);
    expect(job?.state).toBe('failed');
    expect(rig.database().prepare('SELECT job FROM upload_jobs').get()).toEqual({ job: '{"half' });
    await rig.service().retry({ jobIds: job ? [job.id] : [] });
    await rig.settled();
    expect(await states()).toEqual(['stored']);
  });
});
