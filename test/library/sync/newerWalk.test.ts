import { afterEach, expect, it } from 'vitest';
import type { SessionSource } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { open } from '../../providers/support.ts';
import { passWhile } from '../support/handClock.ts';
import { createLibraryRig, type LibraryRig, shop } from '../support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

const hourMs = 3_600_000;

it('within a day of a whole walk only what is new is asked for, and nothing thought gone', async () => {
  rig = await createLibraryRig({ items: 120 });
  const provider = providerById('twilioMessaging');
  if (provider === null) throw new Error('no such provider');
  const session = open(provider, rig.sandbox);
  const source: SessionSource = async () => ({ provider, session });
  const { sync } = rig.begin(source);
  const refresh = () => passWhile(rig.clock, sync.refresh(shop));
  const asked = async (work: () => Promise<void>) => {
    const before = rig.sandbox.requests().length;
    await work();
    return rig.sandbox.requests().slice(before);
  };
  try {
    const whole = await asked(refresh);
    expect(rig.table.liveCount(shop)).toBe(120);
    rig.clock.advance(2 * hourMs);
    const files = [{ name: 'a.png', contentType: 'image/png', bytes: Buffer.from('new') }];
    rig.sandbox.receive('twilioMessaging', { files });
    rig.clock.advance(60_000);
    const newer = await asked(refresh);
    expect(rig.table.liveCount(shop)).toBe(121);
    expect(newer[0]?.query).toContain('DateSent%3E=');
    expect(newer.length).toBeLessThan(whole.length / 4);
    // A day later the whole list is walked again, and what was removed elsewhere is noticed.
    rig.clock.advance(25 * hourMs);
    const again = await asked(refresh);
    expect(again[0]?.query).not.toContain('DateSent');
    expect(again.length).toBeGreaterThanOrEqual(whole.length);
    expect(rig.table.liveCount(shop)).toBe(121);
  } finally {
    await sync.close();
  }
});
