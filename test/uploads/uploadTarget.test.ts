import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { UploadJob } from '../../shared/upload.ts';
import { inOwnWords } from './support/ownWords.ts';
import {
  main,
  openUploadRig,
  picture,
  sha256,
  type UploadRigOptions,
} from './support/uploadRig.ts';
import { toConversations } from './support/way.ts';

let rig: Awaited<ReturnType<typeof openUploadRig>>;
/** As slow as nothing that is waited out allows: what has arrived dies in its five minutes. */
const open = async ({ speed = 30, ...options }: UploadRigOptions = {}) => {
  rig = await openUploadRig({ way: toConversations, speed, ...options });
  return rig;
};
afterEach(() => rig.close());

const target = async () => {
  const {
    targets: [first],
  } = await rig.service().targets({ accountId: main, search: 'order' });
  if (first === undefined) throw new Error('there is no conversation');
  return first;
};
const held = () => rig.sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);
const count = (route: string) =>
  rig.sandbox.requests().filter((request) => request.route === route).length;
const only = async () => {
  const [job] = await rig.service().list(undefined);
  if (job === undefined) throw new Error('there is no job');
  return job;
};
const isIn = (state: UploadJob['state']) => (jobs: UploadJob[]) =>
  jobs.every((job) => job.state === state);
const item = () =>
  rig.database().prepare('SELECT message_ref, used_at, expires_at, stored_at FROM media').all();

describe('an upload with a target', () => {
  it('is stored once it is there', async () => {
    await open();
    const bytes = picture(1);
    const { id, label } = await target();
    const counts = { chat: 1, sms: 1, whatsapp: 0, other: 0, unnamed: 0 };
    await rig.add([rig.file('a.png', bytes)], { id, label });
    await rig.settled();
    const job = await only();
    expect(job).toMatchObject({ state: 'stored', target: { id, label, audience: { counts } } });
    expect(job).not.toHaveProperty('arrived');
    expect(held()).toMatchObject([{ sha256: sha256(bytes) }]);
    expect(held()[0]?.attachedTo).not.toBeNull();
    expect(item()).toMatchObject([{ expires_at: null }]);
    await rig.restart();
    expect(await only()).toEqual(job);
  });

  it('of any type is taken', async () => {
    await open();
    const file = rig.file('blob', Buffer.from([0, 1, 2, 3, 254, 255]));
    await rig.add([file], await target());
    await rig.settled();
    expect(held()).toMatchObject([{ contentType: 'application/octet-stream', name: 'blob' }]);
  });

  it('of text in any encoding is text there, byte for byte', async () => {
    await open();
    const bytes = Buffer.from('Gr\xfc\xdfe aus M\xfcnchen\r\n', 'latin1');
    await rig.add([rig.file('a.txt', bytes)], await target());
    await rig.settled();
    expect(held()).toMatchObject([{ contentType: 'text/plain', sha256: sha256(bytes) }]);
  });

  it('that was refused there lies at the provider, and the next try only puts it there', async () => {
    await open();
    const body = { code: 50511, message: 'Type not allowed' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'chat-send', status: 400, body });
    await rig.add([rig.file('a.png', picture(1))], await target());
    await rig.settled();
    const job = await only();
    expect(job).toMatchObject({ state: 'failed', failure: { code: '50511' } });
    const left = (job.arrived?.untilAt ?? 0) - rig.clock.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(300_000);
    // Its five minutes are known to the library.
    expect(item()).toMatchObject([{ message_ref: null, used_at: null }]);
    expect(held()).toMatchObject([{ attachedTo: null }]);

    await rig.service().retry({ jobIds: [job.id] });
    await rig.until(isIn('stored'));
    expect(count('mcs-upload')).toBe(1);
    expect(held()).toHaveLength(1);
    expect(held()[0]?.attachedTo).not.toBeNull();
    expect(item()).toHaveLength(1);
  });

  it('is uploaded anew when what arrived is gone', async () => {
    await open();
    rig.sandbox.faults.arm({ ...inOwnWords(400), route: 'chat-send' });
    await rig.add([rig.file('a.png', picture(1))], await target());
    await rig.settled();
    rig.sandbox.wind(300_000);
    await rig.service().retry({ jobIds: [(await only()).id] });
    await rig.until(isIn('stored'));
    expect(count('mcs-upload')).toBe(2);
    expect(held().filter(({ attachedTo }) => attachedTo !== null)).toHaveLength(1);
  });

  it('never puts there what the file is no more, and nothing else until a person saw it', async () => {
    await open();
    rig.sandbox.faults.arm({ ...inOwnWords(400), route: 'chat-send' });
    const path = rig.file('a.png', picture(1));
    await rig.add([path], await target());
    await rig.settled();
    writeFileSync(path, picture(2));
    utimesSync(path, 1_000, 2_000);
    const { id } = await only();
    for (let times = 0; times < 2; times += 1) {
      await rig.service().retry({ jobIds: [id] });
      await rig.settled();
      const failure = { kind: 'file-rejected', rule: 'changed' };
      expect(await only()).toMatchObject({ state: 'failed', failure });
    }
    const { audience } = (await only()).target ?? {};
    if (audience === undefined) throw new Error('it was confirmed for nobody');
    const seen = new Map([[id, { sizeBytes: 2_000, mtimeMs: 2_000_000 }]]);
    expect(await rig.service().remakes.readdress([id], audience, seen)).toEqual([id]);
    await rig.until(isIn('stored'));
    const attached = held().filter(({ attachedTo }) => attachedTo !== null);
    expect(attached).toMatchObject([{ sha256: sha256(picture(2)) }]);
  });

  it.each([
    ['taken', 'stored'],
    ['not taken', 'received'],
  ] as const)('is looked for when no answer came: %s', async (_name, at) => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'chat-send', at });
    await rig.add([rig.file('a.png', picture(1))], await target());
    await rig.settled();
    expect((await only()).state).toBe('stored');
    expect(count('mcs-upload')).toBe(1);
    expect(count('chat-send')).toBe(at === 'stored' ? 1 : 2);
    expect(held()).toHaveLength(1);
    expect(held()[0]?.attachedTo).not.toBeNull();
  });

  it('that the process died over is looked for, and put there once', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'hang', route: 'chat-send', at: 'stored' });
    await rig.add([rig.file('a.png', picture(1))], await target());
    await rig.until((jobs) => jobs[0]?.arrived !== undefined);
    await rig.restart();
    await rig.settled();
    expect((await only()).state).toBe('stored');
    expect(count('chat-send')).toBe(1);
    expect(held()).toHaveLength(1);
  });

  it('is not for an account without targets', async () => {
    rig = await openUploadRig();
    const path = rig.file('a.png', picture(1));
    const work = rig.add([path], { id: 'x', label: 'X' });
    await expect(work).rejects.toMatchObject({ failure: { detail: 'no-targets' } });
  });
});

describe('an upload that nobody can find', () => {
  const doubt = async (at: 'stored' | 'received' = 'stored', speed = 200) => {
    await open({ speed });
    rig.sandbox.faults.arm({ kind: 'reset', route: 'mcs-upload', at });
    await rig.add([rig.file('a.png', picture(1))]);
    await rig.until(isIn('unsure'));
    return only();
  };

  it('waits until it cannot be there, and is sent again', async () => {
    const job = await doubt();
    expect(job).toMatchObject({ state: 'unsure', held: true });
    const untilAt = job.state === 'unsure' ? job.untilAt : Number.POSITIVE_INFINITY;
    await rig.settled();
    const [first, second] = held();
    expect((await only()).state).toBe('stored');
    expect(count('mcs-upload')).toBe(2);
    // The first was dropped before the second came: never two at once.
    expect((second?.storedAt ?? 0) - (first?.storedAt ?? 0)).toBeGreaterThanOrEqual(300_000);
    expect(rig.clock.now()).toBeGreaterThanOrEqual(untilAt);
    expect(count('chat-services')).toBe(0);
  });

  it('is sent at once when a person says so', async () => {
    // At this speed the wait would outlast the test.
    const job = await doubt('stored', 5);
    await rig.service().retry({ jobIds: [job.id] });
    await rig.until(isIn('stored'));
    expect(count('mcs-upload')).toBe(2);
  });

  it('waits on, whatever else the account is told', async () => {
    const job = await doubt('stored', 50);
    rig.service().resumeAccount(main);
    await rig.restart();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const again = await only();
    expect(again).toMatchObject({ state: 'unsure', held: true });
    const untilAt = (one: UploadJob) => (one.state === 'unsure' ? one.untilAt : 0);
    expect(untilAt(again)).toBeGreaterThanOrEqual(untilAt(job));
    expect(count('mcs-upload')).toBe(1);
    await rig.settled();
    expect(count('mcs-upload')).toBe(2);
  });

  it('is waited for also after a death between the last bytes and the answer', async () => {
    await open({ speed: 200 });
    rig.sandbox.faults.arm({ kind: 'hang', route: 'mcs-upload', at: 'stored' });
    await rig.add([rig.file('a.png', picture(1))]);
    await rig.until(() => held().length === 1);
    await rig.restart();
    expect(await only()).toMatchObject({ state: 'unsure', held: true });
    await rig.settled();
    const [first, second] = held();
    expect((second?.storedAt ?? 0) - (first?.storedAt ?? 0)).toBeGreaterThanOrEqual(300_000);
  });

  it('is waited for to the end though the clock was set forward while Satchel was closed', async () => {
    await doubt();
    await rig.restart(() => {
      const { now } = rig.clock;
      rig.clock.now = () => now() + 86_400_000;
    });
    await rig.settled();
    const [first, second] = held();
    expect((second?.storedAt ?? 0) - (first?.storedAt ?? 0)).toBeGreaterThanOrEqual(300_000);
  });

  it('is given up at once: what may be there ends by itself', async () => {
    const job = await doubt();
    await rig.service().cancel({ jobIds: [job.id] });
    expect((await only()).state).toBe('cancelled');
    expect(count('mcs-upload')).toBe(1);
  });

  it('whose file is gone meanwhile fails for that', async () => {
    await doubt('received');
    rmSync(`${rig.filesDir}/a.png`);
    await rig.settled();
    expect(await only()).toMatchObject({ state: 'failed', failure: { rule: 'unreadable' } });
  });
});
