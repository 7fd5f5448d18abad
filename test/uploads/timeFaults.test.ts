import { afterEach, describe, expect, it } from 'vitest';
import { expectUnharmed, type Shop } from './support/afterRow.ts';
import { openWire } from './support/wire.ts';
import { openWorkshop, picture } from './support/workshop.ts';

let shop: Shop;
afterEach(() => shop.close());

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const sent = Array.from({ length: 20 }, (_, i) => ({
  name: `shot-${i}.png`,
  bytes: picture(i + 1, 20_000),
}));
const add = () => shop.add(sent.map(({ name, bytes }) => shop.file(name, bytes)));

/** The wall clock of this machine alone is set; what measures durations goes on, the server's too. */
function setClock(byMs: number): void {
  const { now } = shop.clock;
  shop.clock.now = () => now() + byMs;
}

const days = [
  ['a day forward', dayMs],
  ['a day back', -dayMs],
] as const;

describe.each(days)('a clock that is set %s', (_, byMs) => {
  it('while the provider has asked to wait', async () => {
    shop = await openWorkshop();
    const headers = { 'Retry-After': '30' };
    shop.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 429, headers, times: 2 });
    await add();
    await shop.until((jobs) => jobs.some(({ state }) => /waiting|unsure/.test(state)));
    setClock(byMs);
    await shop.settled();
    await expectUnharmed(shop, sent, 6);
  });

  it('while it is not known what arrived', async () => {
    shop = await openWorkshop();
    shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored', times: 2 });
    await add();
    await shop.until((jobs) => jobs.some((job) => job.state === 'unsure'));
    setClock(byMs);
    await shop.settled();
    await expectUnharmed(shop, sent, 2);
  });

  it('while Satchel is closed', async () => {
    shop = await openWorkshop();
    const headers = { 'Retry-After': '60' };
    shop.sandbox.faults.arm({ kind: 'answer', route: 'upload', status: 429, headers, times: 2 });
    await add();
    await shop.until((jobs) => jobs.some(({ state }) => /waiting|unsure/.test(state)));
    await shop.restart(() => setClock(byMs));
    await shop.settled();
    await expectUnharmed(shop, sent, 6);
  });
});

it('a machine that sleeps for an hour in the middle of sending', async () => {
  let sleptMs = 0;
  const began = Date.now();
  const opened: { shop?: Shop } = {};
  shop = await openWorkshop({
    // What dies in its sleep says nothing of it.
    limits: { windowMs: 1_200, answerMs: 2_400, inFlightBytes: 0 },
    sandbox: { now: () => opened.shop?.clock.now() ?? began },
  });
  opened.shop = shop;
  const { now } = shop.clock;
  shop.clock.now = () => now() + sleptMs;
  const wire = await openWire(shop.sandbox.plivo.baseUrl);
  shop.state.baseUrl = `${wire.origin}${new URL(shop.sandbox.plivo.baseUrl).pathname}`;
  shop.sandbox.faults.arm({ kind: 'slow-headers', route: 'upload', delayMs: 200, times: 2 });
  await add();
  await shop.until((jobs) => jobs.some((job) => job.state === 'sending' && job.committing));
  await wire.leave();
  // The hour passes on every wall, and for none of this machine's timers.
  sleptMs = hourMs;
  await wire.comeBack();
  await shop.settled();
  await expectUnharmed(shop, sent, 6);
  expect(shop.uploaded()).toHaveLength(sent.length);
  await wire.close();
});
