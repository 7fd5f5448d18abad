import { describe, expect, it } from 'vitest';
import {
  createPastedNames,
  isNameless,
  stampOf,
} from '../../../../renderer/features/drop/pasted.ts';

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
    const named = createPastedNames().name([picture('a'), disk, picture('b')], null, now);
    expect(named.map(({ name }) => name)).toEqual([
      'pasted-2026-11-21-at-10.15.30.png',
      'notes.txt',
      'pasted-2026-11-21-at-10.15.30-2.png',
    ]);
    expect(named[1]).toBe(disk);
    expect(await named[2]?.text()).toBe('b');
  });

  it('get names of their own also in pastes within a second', () => {
    const names = createPastedNames();
    const picture = () => new File(['a'], 'image.png', { type: 'image/png', lastModified: now });
    const pasted = () => names.name([picture()], null, now + 500)[0]?.name;
    expect([pasted(), pasted(), pasted()]).toEqual([
      'pasted-2026-11-21-at-10.15.30.png',
      'pasted-2026-11-21-at-10.15.30-2.png',
      'pasted-2026-11-21-at-10.15.30-3.png',
    ]);
  });

  it('are called as the page calls them that they were copied from', () => {
    const names = createPastedNames();
    const picture = () => new File(['a'], 'image.png', { type: 'image/png', lastModified: now });
    const carried = { pictures: [], inline: [], called: 'Blue sea', beyond: 0, tooLarge: false };
    expect(names.name([picture()], carried, now)[0]?.name).toBe('Blue sea.png');
    expect(names.name([picture()], carried, now)[0]?.name).toBe('Blue sea-2.png');
    // Of two nobody knows which it is.
    expect(names.name([picture(), picture()], carried, now)[0]?.name).toMatch(/^pasted-/);
  });

  it('that came whole in an address are files with a name', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const inline = [
      { name: 'Chart', ending: 'png', bytes },
      { name: null, ending: 'gif', bytes },
    ];
    const files = createPastedNames().files({ inline }, now);
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['Chart.png', 3],
      ['pasted-2026-11-21-at-10.15.30.gif', 3],
    ]);
  });
});
