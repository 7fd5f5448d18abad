import { describe, expect, it } from 'vitest';
import { isNameless, namePasted, stampOf } from '../../../../renderer/features/drop/pasted.ts';

const now = new Date(2026, 10, 21, 10, 15, 30).getTime();

describe('pasted files', () => {
  it('are stamped in a way that every file system takes', () => {
    expect(stampOf(new Date(now))).toBe('2026-11-21-at-10.15.30');
  });

  it('are told from files of the disk by being made just now', () => {
    expect(isNameless({ name: 'image.png', lastModified: now - 10 }, now)).toBe(true);
    expect(isNameless({ name: 'image.png', lastModified: now - 86_400_000 }, now)).toBe(false);
    expect(isNameless({ name: 'photo.png', lastModified: now }, now)).toBe(false);
    expect(isNameless({ name: '', lastModified: 0 }, now)).toBe(true);
  });

  it('get names of their own, and keep their bytes', async () => {
    const picture = (bytes: string) =>
      new File([bytes], 'image.png', { type: 'image/png', lastModified: now });
    const disk = new File(['c'], 'notes.txt', { type: 'text/plain', lastModified: 5 });
    const named = namePasted([picture('a'), disk, picture('b')], now);
    expect(named.map(({ name }) => name)).toEqual([
      'pasted-2026-11-21-at-10.15.30.png',
      'notes.txt',
      'pasted-2026-11-21-at-10.15.30-2.png',
    ]);
    expect(named[1]).toBe(disk);
    expect(await named[2]?.text()).toBe('b');
  });
});
