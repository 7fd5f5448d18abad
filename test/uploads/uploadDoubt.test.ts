import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SatchelError } from '../../shared/failure.ts';
import { main, openUploadRig, picture, type UploadRigOptions } from './support/uploadRig.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
const open = async (options?: UploadRigOptions) => {
  rig = await openUploadRig(options);
  return rig;
};
afterEach(() => rig.close());

const many = (count: number, sizeBytes?: number) =>
  Array.from({ length: count }, (_, i) => rig.file(`shot-${i}.png`, picture(i, sizeBytes)));
const states = async () => (await rig.service().list(undefined)).map((job) => job.state);

describe('asking the provider', () => {
  it.each([-2, 2])('finds its files though the server’s clock is %i hours off', async (hours) => {
    await open();
    rig.sandbox.wind(hours * 3_600_000);
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await rig.add(many(3));
    await rig.settled();
    expect(await states()).toEqual(['stored', 'stored', 'stored']);
    expect(rig.uploads().length).toBe(1);
  });

  it('does not take an earlier copy of the same file for the one in doubt', async () => {
    await open();
    const [path = ''] = many(1);
    await rig.add([path]);
    await rig.settled();
    await rig.service().clearFinished(undefined);
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await rig.add([path]);
    await rig.settled();
    expect(await states()).toEqual(['stored']);
    expect(rig.uploaded().length).toBe(2);
  });

  it('gives each of several equal files an item of its own', async () => {
    await open();
    const path = rig.file('same.png', picture(1));
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored', times: 3 });
    await rig.add([path, path, path]);
    const jobs = await rig.settled();
    const ids = jobs.flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    expect(new Set(ids).size).toBe(3);
    expect(rig.uploaded().length).toBe(3);
  });

  it('is not deceived by a file of the same name and size', async () => {
    await open();
    await rig.add([rig.file('same.png', picture(1))]);
    await rig.settled();
    await rig.service().clearFinished(undefined);
    await rig.restart();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await rig.add([rig.file('same.png', picture(2))]);
    await rig.settled();
    expect(rig.uploaded().length).toBe(2);
    expect(rig.uploads().length).toBe(3);
  });

  it('does not take an earlier item for an equal file, though its job was cleared', async () => {
    await open();
    const path = rig.file('same.png', picture(1));
    await rig.add([path]);
    await rig.settled();
    await rig.service().clearFinished(undefined);
    await rig.restart();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await rig.add([path]);
    await rig.settled();
    expect(await states()).toEqual(['stored']);
    expect(rig.uploaded().length).toBe(2);
  });

  it('sends nothing again while it cannot ask', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'list', status: 500, times: 6 });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'bytes', times: 2 });
    await rig.add(many(2));
    await rig.settled();
    expect(await states()).toEqual(['stored', 'stored']);
    expect(rig.uploads().length).toBe(1);
    const lists = rig.sandbox.requests().filter((request) => request.route === 'list');
    expect(lists.length).toBeGreaterThanOrEqual(7);
    expect(rig.sandbox.leaks()).toBe(0);
  });

  it('finds out about a request that was never answered', async () => {
    await open({ limits: { answerMs: 1_000, inFlightBytes: 0 } });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'stored' });
    await rig.add(many(2));
    await rig.settled();
    expect(await states()).toEqual(['stored', 'stored']);
    expect(rig.uploads().length).toBe(1);
  });

  it('looks through names that the wire had to change', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    const names = ['say "hi".png', 'line\nbreak.png', 'rtl\u202Egnp.png', `${'é'.repeat(120)}.png`];
    await rig.service().add(
      main,
      names.map((name, i) => ({ kind: 'bytes', name, bytes: picture(i) })),
    );
    await rig.settled();
    expect(await states()).toEqual(names.map(() => 'stored'));
    expect(rig.uploads().length).toBe(1);
  });
});

describe('this machine in trouble', () => {
  it('waits for a full disk to be cleared, and loses nothing', async () => {
    await open();
    await rig.add(many(40));
    const pages = rig.database().prepare('PRAGMA page_count').get() as { page_count: number };
    rig.database().exec(`PRAGMA max_page_count = ${pages.page_count}`);
    await rig.until(() => rig.state.errors.length > 0);
    rig.database().exec('PRAGMA max_page_count = 1000000');
    await rig.settled();
    expect(new Set(await states())).toEqual(new Set(['stored']));
    expect(rig.uploaded().length).toBe(40);
  });

  it('keeps its jobs while the keychain is locked', async () => {
    await open();
    const { open: unlock } = rig.lock({ kind: 'keychain-unavailable', cause: 'locked' });
    await rig.add(many(12));
    const jobs = await rig.until((all) => all.every((job) => job.state === 'waiting'));
    expect(
      jobs.every((job) => job.state === 'waiting' && job.failure.kind === 'keychain-unavailable'),
    ).toBe(true);
    unlock();
    rig.service().resumeAccount(main);
    await rig.settled();
    expect(rig.uploaded().length).toBe(12);
  });
});

describe('private copies', () => {
  it('are private, live as long as their job, and leave no orphans', async () => {
    await open();
    const spool = join(rig.dir, 'spool');
    const { open: unlock } = rig.lock({ kind: 'unauthorized' });
    await rig.service().add(main, [{ kind: 'bytes', name: 'pasted.png', bytes: picture(1) }]);
    await rig.until((all) => all.every((job) => job.state === 'waiting'));
    const [name = ''] = readdirSync(spool);
    expect(statSync(spool).mode & 0o777).toBe(0o700);
    expect(statSync(join(spool, name)).mode & 0o777).toBe(0o600);
    await rig.restart(() => writeFileSync(join(spool, 'orphan'), 'x'));
    await rig.until((all) => all.every((job) => job.state === 'waiting'));
    unlock();
    rig.service().resumeAccount(main);
    await rig.settled();
    await rig.until(() => readdirSync(spool).length === 0);
    expect(rig.uploaded().length).toBe(1);
  });

  it('go with a job that is cleared or whose account is removed', async () => {
    await open();
    const spool = join(rig.dir, 'spool');
    rig.lock({ kind: 'unauthorized' });
    const add = (name: string) =>
      rig.service().add(main, [{ kind: 'bytes', name, bytes: picture(1) }]);
    await add('one.png');
    const [job] = await rig.until((all) => all.every((one) => one.state === 'waiting'));
    await rig.service().cancel({ jobIds: job ? [job.id] : [] });
    expect(readdirSync(spool).length).toBe(1);
    await rig.service().clearFinished(undefined);
    await add('two.png');
    rig.service().forgetAccount(main);
    await rig.until(() => readdirSync(spool).length === 0);
    expect(await states()).toEqual([]);
    expect(existsSync(spool)).toBe(true);
  });
});

describe('an account that goes', () => {
  it('takes its jobs with it while they are sent', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'headers', times: 9 });
    await rig.add(many(40));
    await rig.until((all) => all.some((job) => job.state === 'sending'));
    rig.database().exec("DELETE FROM accounts WHERE id = 'main'");
    rig.service().forgetAccount(main);
    await rig.until((all) => all.length === 0);
    // By then all that was on its way has come to its end.
    await rig.restart();
    expect(await states()).toEqual([]);
    expect(rig.state.errors).toEqual([]);
    expect(rig.uploaded()).toEqual([]);
  });

  it('is told apart from one that takes no files', async () => {
    await open();
    rig.takesNoFiles();
    const refused = await rig.add([]).catch((error: unknown) => error);
    expect(refused).toEqual(new SatchelError({ kind: 'invalid-input', detail: 'no-upload' }));
  });
});
