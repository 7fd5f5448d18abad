import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SatchelError } from '../../shared/failure.ts';
import { main, openWorkshop, picture, type WorkshopOptions } from './support/workshop.ts';

let shop: Awaited<ReturnType<typeof openWorkshop>>;
const open = async (options?: WorkshopOptions) => {
  shop = await openWorkshop(options);
  return shop;
};
afterEach(() => shop.close());

const many = (count: number, sizeBytes?: number) =>
  Array.from({ length: count }, (_, i) => shop.file(`shot-${i}.png`, picture(i, sizeBytes)));
const states = async () => (await shop.service().list(undefined)).map((job) => job.state);

describe('asking the provider', () => {
  it.each([-2, 2])('finds its files though the server’s clock is %i hours off', async (hours) => {
    await open();
    shop.sandbox.wind(hours * 3_600_000);
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    await shop.add(many(3));
    await shop.settled();
    expect(await states()).toEqual(['stored', 'stored', 'stored']);
    expect(shop.uploads().length).toBe(1);
  });

  it('does not take an earlier copy of the same file for the one in doubt', async () => {
    await open();
    const [path = ''] = many(1);
    await shop.add([path]);
    await shop.settled();
    await shop.service().clearFinished(undefined);
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await shop.add([path]);
    await shop.settled();
    expect(await states()).toEqual(['stored']);
    expect(shop.uploaded().length).toBe(2);
  });

  it('gives each of several equal files an item of its own', async () => {
    await open();
    const path = shop.file('same.png', picture(1));
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored', times: 3 });
    await shop.add([path, path, path]);
    const jobs = await shop.settled();
    const ids = jobs.flatMap((job) => (job.state === 'stored' ? [job.mediaId] : []));
    expect(new Set(ids).size).toBe(3);
    expect(shop.uploaded().length).toBe(3);
  });

  it('is not deceived by a file of the same name and size', async () => {
    await open();
    await shop.add([shop.file('same.png', picture(1))]);
    await shop.settled();
    await shop.service().clearFinished(undefined);
    await shop.restart();
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await shop.add([shop.file('same.png', picture(2))]);
    await shop.settled();
    expect(shop.uploaded().length).toBe(2);
    expect(shop.uploads().length).toBe(3);
  });

  it('does not take an earlier item for an equal file, though its job was cleared', async () => {
    await open();
    const path = shop.file('same.png', picture(1));
    await shop.add([path]);
    await shop.settled();
    await shop.service().clearFinished(undefined);
    await shop.restart();
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'received' });
    await shop.add([path]);
    await shop.settled();
    expect(await states()).toEqual(['stored']);
    expect(shop.uploaded().length).toBe(2);
  });

  it('sends nothing again while it cannot ask', async () => {
    await open();
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    shop.sandbox.faults.arm({ kind: 'answer', route: 'list', status: 500, times: 6 });
    shop.sandbox.faults.arm({ kind: 'reset', route: 'bytes', times: 2 });
    await shop.add(many(2));
    await shop.settled();
    expect(await states()).toEqual(['stored', 'stored']);
    expect(shop.uploads().length).toBe(1);
    const lists = shop.sandbox.requests().filter((request) => request.route === 'list');
    expect(lists.length).toBeGreaterThanOrEqual(7);
    expect(shop.sandbox.leaks()).toBe(0);
  });

  it('finds out about a request that was never answered', async () => {
    await open({ limits: { answerMs: 1_000, inFlightBytes: 0 } });
    shop.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'stored' });
    await shop.add(many(2));
    await shop.settled();
    expect(await states()).toEqual(['stored', 'stored']);
    expect(shop.uploads().length).toBe(1);
  });

  it('looks through names that the wire had to change', async () => {
    await open();
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
    const names = ['say "hi".png', 'line\nbreak.png', 'rtl\u202Egnp.png', `${'é'.repeat(120)}.png`];
    await shop.service().add(
      main,
      names.map((name, i) => ({ kind: 'bytes', name, bytes: picture(i) })),
    );
    await shop.settled();
    expect(await states()).toEqual(names.map(() => 'stored'));
    expect(shop.uploads().length).toBe(1);
  });
});

describe('this machine in trouble', () => {
  it('waits for a full disk to be cleared, and loses nothing', async () => {
    await open();
    await shop.add(many(40));
    const pages = shop.database().prepare('PRAGMA page_count').get() as { page_count: number };
    shop.database().exec(`PRAGMA max_page_count = ${pages.page_count}`);
    await shop.until(() => shop.state.errors.length > 0);
    shop.database().exec('PRAGMA max_page_count = 1000000');
    await shop.settled();
    expect(new Set(await states())).toEqual(new Set(['stored']));
    expect(shop.uploaded().length).toBe(40);
  });

  it('keeps its jobs while the keychain is locked', async () => {
    await open();
    const { open: unlock } = shop.lock({ kind: 'keychain-unavailable', cause: 'locked' });
    await shop.add(many(12));
    const jobs = await shop.until((all) => all.every((job) => job.state === 'waiting'));
    expect(
      jobs.every((job) => job.state === 'waiting' && job.failure.kind === 'keychain-unavailable'),
    ).toBe(true);
    unlock();
    shop.service().resumeAccount(main);
    await shop.settled();
    expect(shop.uploaded().length).toBe(12);
  });
});

describe('private copies', () => {
  it('are private, live as long as their job, and leave no orphans', async () => {
    await open();
    const spool = join(shop.dir, 'spool');
    const { open: unlock } = shop.lock({ kind: 'unauthorized' });
    await shop.service().add(main, [{ kind: 'bytes', name: 'pasted.png', bytes: picture(1) }]);
    await shop.until((all) => all.every((job) => job.state === 'waiting'));
    const [name = ''] = readdirSync(spool);
    expect(statSync(spool).mode & 0o777).toBe(0o700);
    expect(statSync(join(spool, name)).mode & 0o777).toBe(0o600);
    await shop.restart(() => writeFileSync(join(spool, 'orphan'), 'x'));
    await shop.until((all) => all.every((job) => job.state === 'waiting'));
    unlock();
    shop.service().resumeAccount(main);
    await shop.settled();
    await shop.until(() => readdirSync(spool).length === 0);
    expect(shop.uploaded().length).toBe(1);
  });

  it('go with a job that is cleared or whose account is removed', async () => {
    await open();
    const spool = join(shop.dir, 'spool');
    shop.lock({ kind: 'unauthorized' });
    const add = (name: string) =>
      shop.service().add(main, [{ kind: 'bytes', name, bytes: picture(1) }]);
    await add('one.png');
    const [job] = await shop.until((all) => all.every((one) => one.state === 'waiting'));
    await shop.service().cancel({ jobIds: job ? [job.id] : [] });
    expect(readdirSync(spool).length).toBe(1);
    await shop.service().clearFinished(undefined);
    await add('two.png');
    shop.service().forgetAccount(main);
    await shop.until(() => readdirSync(spool).length === 0);
    expect(await states()).toEqual([]);
    expect(existsSync(spool)).toBe(true);
  });
});

describe('an account that goes', () => {
  it('takes its jobs with it while they are sent', async () => {
    await open();
    shop.sandbox.faults.arm({ kind: 'hang', route: 'upload', at: 'headers', times: 9 });
    await shop.add(many(40));
    await shop.until((all) => all.some((job) => job.state === 'sending'));
    shop.database().exec("DELETE FROM accounts WHERE id = 'main'");
    shop.service().forgetAccount(main);
    await shop.until((all) => all.length === 0);
    // By then all that was on its way has come to its end.
    await shop.restart();
    expect(await states()).toEqual([]);
    expect(shop.state.errors).toEqual([]);
    expect(shop.uploaded()).toEqual([]);
  });

  it('is told apart from one that takes no files', async () => {
    await open();
    shop.takesNoFiles();
    const refused = await shop.add([]).catch((error: unknown) => error);
    expect(refused).toEqual(new SatchelError({ kind: 'invalid-input', detail: 'no-upload' }));
  });
});
