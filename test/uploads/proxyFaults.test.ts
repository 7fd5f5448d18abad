import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { openConnectProxy } from '../base/support/connectProxy.ts';
import { inspection } from '../base/support/inspection.ts';
import { openInspector } from '../base/support/inspector.ts';
import { testWays } from '../base/support/testWays.ts';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';
import { deadOrigin } from './support/wire.ts';

let rig: UploadRig;
let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await rig.close();
  for (const close of closers.splice(0)) await close();
});

const sent = Array.from({ length: 12 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 20_000),
}));

/** The sandbox by the provider’s own names, which a proxy alone finds, and files that are on their way there. */
async function open() {
  rig = await openUploadRig({ keepSession: true });
  const { baseUrl, mediaOrigin } = rig.sandbox.plivo;
  const inspector = await openInspector({
    'api.plivo.com': new URL(baseUrl).origin,
    'media.plivo.com': mediaOrigin,
  });
  const proxy = await openConnectProxy({ hosts: inspector.hosts });
  closers = [proxy.close, inspector.close];
  const { ways, state } = testWays(`PROXY 127.0.0.1:${proxy.port}`, inspection.authority);
  const { authId, authToken } = rig.sandbox.plivo;
  rig.state.kept = createSession(
    plivo,
    { authId, authToken },
    {},
    {
      clock: { ...rig.clock, after: (ms, task) => rig.clock.after(ms * 100, task) },
      log: silentLog,
      network: { ways },
    },
  );
  return { proxy, ways: state };
}
const add = () => rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
const passes = (ms: number) => new Promise<void>((resolve) => rig.clock.after(ms, resolve));

describe('a proxy', () => {
  it('lets everything through', async () => {
    const { proxy } = await open();
    await add();
    await rig.settled();
    await expectUnharmed(rig, sent, 2);
    expect(proxy.state.asked).toContain('api.plivo.com:443');
    expect(proxy.state.others).toEqual([]);
  });

  it('that is not there is waited for, without an attempt spent', async () => {
    const { ways, proxy } = await open();
    ways.answer = `PROXY ${new URL(await deadOrigin()).host}`;
    await add();
    const waiting = await rig.until((jobs) => jobs.some((job) => job.state === 'waiting'));
    expect(waiting.flatMap((job) => (job.state === 'waiting' ? [job.failure] : []))).toContainEqual(
      expect.objectContaining({ kind: 'proxy', cause: 'unreachable' }),
    );
    ways.answer = `PROXY 127.0.0.1:${proxy.port}`;
    const jobs = await rig.settled();
    expect(jobs.map((job) => job.attempt)).toEqual(sent.map(() => 1));
    await expectUnharmed(rig, sent, 2);
  });

  it.each([
    ['wants credentials', 'credentials-needed', { wants: 'me:secret' }],
    ['refuses the host', 'refused', { answer: 403 }],
  ] as const)('that %s pauses the account until a person looks', async (_, cause, change) => {
    const { proxy } = await open();
    Object.assign(proxy.state, change);
    await add();
    const parked = await rig.until((jobs) => jobs.every((job) => job.state === 'waiting'));
    for (const job of parked) expect(job).toMatchObject({ failure: { kind: 'proxy', cause } });
    const tried = proxy.state.asked.length;
    await passes(2 * 60_000);
    // Nothing is tried again by itself: too many wrong answers lock people out.
    expect(proxy.state.asked.length).toBe(tried);
    expect(rig.uploads()).toEqual([]);

    Object.assign(proxy.state, { wants: null, answer: null });
    rig.service().resumeAccount(main);
    const jobs = await rig.settled();
    expect(jobs.map((job) => job.attempt)).toEqual(sent.map(() => 1));
    await expectUnharmed(rig, sent, 2);
  });

  it('that dies in the middle of a body', async () => {
    const { proxy } = await open();
    proxy.state.cutAfterBytes = 60_000;
    await add();
    await rig.until((jobs) => jobs.some((job) => job.state === 'waiting'));
    proxy.state.cutAfterBytes = null;
    await rig.settled();
    await expectUnharmed(rig, sent, 8);
  });

  it('that dies before the answer, when everything was stored', async () => {
    const { proxy } = await open();
    proxy.state.cutAnswerAfterBytes = 60_000;
    await add();
    await rig.until((jobs) => jobs.some((job) => job.state === 'unsure'));
    proxy.state.cutAnswerAfterBytes = null;
    await rig.settled();
    await expectUnharmed(rig, sent, 2);
  });

  it('that wants credentials only now, in the middle of a queue', async () => {
    const { proxy, ways } = await open();
    await add();
    await rig.until((jobs) => jobs.some((job) => job.state !== 'queued'));
    proxy.state.wants = 'me:secret';
    proxy.cutAll();
    await rig.until((jobs) => jobs.every((job) => /waiting|unsure|stored/.test(job.state)));
    ways.credentials = { name: 'me', password: 'secret' };
    rig.service().resumeAccount(main);
    await rig.settled();
    await expectUnharmed(rig, sent, 8);
  });
});
