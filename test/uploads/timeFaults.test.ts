import { afterEach, describe, expect, it } from 'vitest';
import { expectUnharmed, type UploadRig } from './support/afterRow.ts';
import { openUploadRig, picture } from './support/uploadRig.ts';
import { openWire } from './support/wire.ts';

let rig: UploadRig;
afterEach(() => rig.close());

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const sent = Array.from({ length: 20 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 20_000),
}));
const add = () => rig.add(sent.map(({ name, bytes }) => rig.file(name, bytes)));

/** The wall clock of this machine alone is set; what measures durations goes on, the server's too. */
function setClock(byMs: number): void {
  const { now } = rig.clock;
  rig.clock.now = () => now() + byMs;
}

const days = [
  ['a day forward', dayMs],
  ['a day back', -dayMs],
] as const;

describe.each(days)('a clock that is set %s', (_, byMs) => {
  it('while the provider has asked to wait', async () => {
    rig = await openUploadRig();
    const headers = { 'Retry-After': '30' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 429, headers, times: 2 });
    await add();
    await rig.until((jobs) => jobs.some(({ state }) => /waiting|unsure/.test(state)));
    setClock(byMs);
    await rig.settled();
    await expectUnharmed(rig, sent, 6);
  });

  it('while it is not known what arrived', async () => {
    rig = await openUploadRig();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored', times: 2 });
    await add();
    await rig.until((jobs) => jobs.some((job) => job.state === 'unsure'));
    setClock(byMs);
    await rig.settled();
    await expectUnharmed(rig, sent, 2);
  });

  it('while Satchel is closed', async () => {
    rig = await openUploadRig();
    const headers = { 'Retry-After': '60' };
    rig.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 429, headers, times: 2 });
    await add();
    await rig.until((jobs) => jobs.some(({ state }) => /waiting|unsure/.test(state)));
    await rig.restart(() => setClock(byMs));
    await rig.settled();
    await expectUnharmed(rig, sent, 6);
  });
});

it('a machine that sleeps for an hour in the middle of sending', async () => {
  let sleptMs = 0;
  const began = Date.now();
  const opened: { rig?: UploadRig } = {};
  rig = await openUploadRig({
    // What dies in its sleep says nothing of it.
    limits: { windowMs: 1_200, answerMs: 2_400, inFlightBytes: 0 },
    sandbox: { now: () => opened.rig?.clock.now() ?? began },
  });
  opened.rig = rig;
  const { now } = rig.clock;
  rig.clock.now = () => now() + sleptMs;
  const wire = await openWire(rig.sandbox.plivo.baseUrl);
  rig.state.baseUrl = `${wire.origin}${new URL(rig.sandbox.plivo.baseUrl).pathname}`;
  rig.sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 200, times: 2 });
  await add();
  await rig.until((jobs) => jobs.some((job) => job.state === 'sending' && job.committing));
  await wire.leave();
  // The hour passes on every wall, and for none of this machine's timers.
  sleptMs = hourMs;
  await wire.comeBack();
  await rig.settled();
  await expectUnharmed(rig, sent, 6);
  expect(rig.uploaded()).toHaveLength(sent.length);
  await wire.close();
});
