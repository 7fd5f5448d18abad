import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedRoom } from '../../electron/remedies/sharedRoom.ts';

describe('createSharedRoom', () => {
  it('never gives more than all shares together, whatever is used or given up', () => {
    const file = fc.record({
      share: fc.integer({ min: 1, max: 5_000_000 }),
      used: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const room = createSharedRoom(files.length);
        let taken = 0;
        for (const { share, used } of files) {
          const most = room.roomFor(share);
          expect(most).toBeGreaterThanOrEqual(share);
          const bytes = used === null ? null : Math.floor(most * used);
          taken += bytes ?? share;
          room.passed(share, bytes);
        }
        expect(taken).toBeLessThanOrEqual(files.reduce((sum, { share }) => sum + share, 0));
      }),
    );
  });

  it('leaves to the last what the others did not use', () => {
    const room = createSharedRoom(3);
    room.passed(100, 40);
    expect(room.roomFor(100)).toBe(130);
    room.passed(100, 100);
    expect(room.roomFor(100)).toBe(160);
  });
});
