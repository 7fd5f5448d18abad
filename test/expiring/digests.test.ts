import { afterEach, describe, expect, it } from 'vitest';
import { hour, minute, openExpiringRig, settled } from './support/expiringRig.ts';

let rig: ReturnType<typeof openExpiringRig>;
const open = (startAt?: number) => {
  rig = openExpiringRig(startAt);
  return rig;
};
afterEach(() => rig.close());

/** The local noon of a day. */
const noon = new Date(2027, 0, 15, 12).getTime();

describe('before items expire', () => {
  it('one notification tells of all that do within the time that is set', () => {
    const { add, pass, titles } = open();
    add(hour, 90 * minute, 5 * hour);
    pass(settled);
    expect(titles()).toEqual(['2 items expire within 90 minutes']);
    pass(10 * minute);
    expect(titles()).toHaveLength(1);
    // The third is told of when its turn comes.
    pass(3 * hour);
    expect(titles()).toEqual(['2 items expire within 90 minutes', '1 item expires within 2 hours']);
  });

  it('a flood of new ones is told together', () => {
    const { add, pass, titles } = open();
    add(hour);
    pass(settled);
    for (let n = 0; n < 60; n += 1) {
      add(90 * minute + n);
      pass(10_000);
    }
    expect(titles()).toHaveLength(1);
    pass(hour);
    expect(titles()).toHaveLength(2);
    expect(titles()[1]).toMatch(/^60 items/);
  });

  it('nobody is told twice, over restarts too', () => {
    const { add, pass, titles, restart } = open();
    add(hour);
    pass(settled);
    restart();
    pass(30 * minute);
    restart(5 * minute);
    pass(2 * hour);
    expect(titles()).toHaveLength(1);
  });

  it('a kill as it is shown, after it was written, does not bring it again', () => {
    const { add, pass, titles, kill, whenShown } = open();
    add(hour);
    whenShown(kill);
    pass(settled);
    pass(2 * hour);
    expect(titles()).toHaveLength(1);
  });

  it('a kill before anything was written costs nothing', () => {
    const { add, pass, titles, kill } = open();
    add(hour);
    kill();
    pass(settled);
    expect(titles()).toHaveLength(1);
  });

  it('a click opens what expires, once', async () => {
    const { add, pass, shown, service, events } = open();
    add(hour);
    pass(settled);
    expect(await service().takeOpened(undefined)).toBe(false);
    shown[0]?.onClick();
    expect(events.map(({ event }) => event)).toContain('expiringOpened');
    expect(await service().takeOpened(undefined)).toBe(true);
    expect(await service().takeOpened(undefined)).toBe(false);
  });

  it('says nothing while notifications are off, and makes up for it when they are on', () => {
    const { add, pass, titles, set } = open();
    set({ enabled: false });
    add(hour);
    pass(10 * minute);
    expect(titles()).toEqual([]);
    set({ enabled: true });
    pass(settled);
    expect(titles()).toEqual(['1 item expires within 50 minutes']);
  });

  it('goes by the providers’ clock where this computer’s is off', () => {
    const { add, pass, titles, clock, serverTime } = open();
    // By this computer it expires in five hours; by its provider in one.
    add(5 * hour);
    pass(settled);
    expect(titles()).toEqual([]);
    const [sentAt, heardAt] = [clock.monotonic(), clock.monotonic()];
    const serverAt = clock.now() + 4 * hour;
    serverTime().heard({ origin: 'https://api.plivo.com', serverAt, sentAt, heardAt });
    pass(settled);
    expect(titles()).toEqual(['1 item expires within 1 hour']);
  });
});

describe('in quiet hours', () => {
  it('nothing is shown, over a restart too; what ends in them is told before', () => {
    const { add, pass, titles, set, restart } = open(noon);
    set({ quietFrom: 13 * 60, quietUntil: 15 * 60 });
    add(2.5 * hour);
    pass(settled);
    // It is quiet from one to three, and this ends at half past two: told in the last quarter before.
    expect(titles()).toEqual([]);
    pass(hour - settled - minute);
    expect(titles()).toHaveLength(1);
    pass(2 * minute);
    add(4 * hour);
    pass(30 * minute);
    restart(30 * minute);
    pass(55 * minute);
    expect(titles()).toHaveLength(1);
    pass(2 * hour);
    expect(titles()).toHaveLength(2);
  });
});

describe('of what is renewed by itself', () => {
  it('no notification tells, until it is renewed no more', () => {
    const { add, pass, titles, kept, hear } = open();
    const [mine = 0 as never] = add(hour, 90 * minute);
    kept.add(mine);
    pass(settled);
    expect(titles()).toEqual(['1 item expires within 90 minutes']);
    kept.delete(mine);
    hear();
    pass(50 * minute);
    expect(titles()).toHaveLength(2);
  });
});
