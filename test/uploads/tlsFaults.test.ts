import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import type { Network } from '../../electron/http/httpTransport.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { badIdentities } from '../base/support/badIdentities.ts';
import { certificates } from '../base/support/certificates.ts';
import { good, type Identity, openTlsFront } from '../base/support/tlsFront.ts';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';

let rig: UploadRig;
let front: Awaited<ReturnType<typeof openTlsFront>>;
afterEach(async () => {
  await rig.close();
  await front.close();
});

const trusting: Network = { ca: certificates.authority };
const sent = Array.from({ length: 12 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 20_000),
}));

/** The sandbox behind TLS, under whatever name, and files that are on their way there. */
async function open(identity: Identity, host = '127.0.0.1', network = trusting): Promise<void> {
  rig = await openUploadRig({ keepSession: true });
  const behind = new URL(rig.sandbox.plivo.baseUrl);
  front = await openTlsFront(behind.origin, identity);
  const { authId, authToken } = rig.sandbox.plivo;
  rig.state.kept = createSession(
    plivo,
    { authId, authToken },
    { endpoints: `https://${host}:${front.port}${behind.pathname}` },
    {
      clock: { ...rig.clock, after: (ms, task) => rig.clock.after(ms * 100, task) },
      log: silentLog,
      network,
    },
  );
}
const add = () => rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));
const passes = (ms: number) => new Promise<void>((resolve) => rig.clock.after(ms, resolve));

describe('a certificate', () => {
  it('of a trusted authority lets everything through', async () => {
    await open(good);
    await add();
    await rig.settled();
    await expectUnharmed(rig, sent, 2);
    expect(front.state.heardBytes).toBeGreaterThan(12 * 20_000);
  });

  it.each(badIdentities)('%s pauses the account until a person looks', async (_, bad) => {
    await open(bad);
    await add();
    const parked = await rig.until((jobs) => jobs.every((job) => job.state === 'waiting'));
    for (const job of parked) {
      expect(job).toMatchObject({ failure: { kind: 'provider-down', cause: 'tls' } });
    }
    const tried = front.state.taken;
    expect(tried).toBeLessThanOrEqual(6);
    // Longer than any wait of its own: nothing is tried again by itself, and nothing was told.
    await passes(2 * 60_000);
    expect(front.state).toMatchObject({ taken: tried, heardBytes: 0 });
    expect(rig.uploads()).toEqual([]);

    front.become(good);
    rig.service().resumeAccount(main);
    const jobs = await rig.settled();
    expect(jobs.map((job) => job.attempt)).toEqual(sent.map(() => 1));
    await expectUnharmed(rig, sent, 2);
  });
});

describe('TLS that is cut', () => {
  it('in the middle of a body', async () => {
    await open(good);
    front.state.cutAfterBytes = 60_000;
    await add();
    await rig.until((jobs) => jobs.some((job) => job.state === 'waiting'));
    front.state.cutAfterBytes = null;
    await rig.settled();
    await expectUnharmed(rig, sent, 8);
  });

  it('before the answer, when everything was stored', async () => {
    await open(good);
    front.state.cutAnswer = true;
    await add();
    await rig.until((jobs) => jobs.every((job) => job.state === 'unsure'));
    front.state.cutAnswer = false;
    await rig.settled();
    await expectUnharmed(rig, sent, 2);
  });

  it('by an answer that is none of it, when everything was stored', async () => {
    await open(good);
    front.state.bareAnswer = true;
    await add();
    const jobs = await rig.until((all) => all.every(({ state }) => /unsure|waiting/.test(state)));
    expect(jobs).toContainEqual(
      expect.objectContaining({
        state: 'unsure',
        failure: expect.objectContaining({ cause: 'tls' }),
      }),
    );
    front.state.bareAnswer = false;
    rig.service().resumeAccount(main);
    await rig.settled();
    await expectUnharmed(rig, sent, 2);
  });
});

it('a name that cannot be found for a while is waited for, without an attempt spent', async () => {
  let known = false;
  let asked = 0;
  await open(good, 'files.test', {
    ...trusting,
    lookup(name, _options, found) {
      expect(name).toBe('files.test');
      asked += 1;
      if (known) return found(null, [{ address: '127.0.0.1', family: 4 }]);
      const code = asked % 2 === 0 ? 'EAI_AGAIN' : 'ENOTFOUND';
      return found(Object.assign(new Error('no such name'), { code }), '');
    },
  });
  await add();
  await rig.until(() => asked >= 4);
  const waiting = await rig.until((jobs) => jobs.some((job) => job.state === 'waiting'));
  const failures = waiting.flatMap((job) => (job.state === 'waiting' ? [job.failure] : []));
  const host = `files.test:${front.port}`;
  expect(failures).toContainEqual({ kind: 'offline', host });
  expect(front.state.taken).toBe(0);
  known = true;
  const jobs = await rig.settled();
  expect(jobs.map((job) => job.attempt)).toEqual(sent.map(() => 1));
  await expectUnharmed(rig, sent, 2);
});
