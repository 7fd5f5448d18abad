import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walkFolders } from '../../electron/intake/walkFolders.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-walk-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (path: string, text = 'x') => {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
};
const limits = { files: 100, depth: 32 };
const walk = async (paths: readonly string[], changed: Partial<typeof limits> = {}) => {
  const all = { ...limits, ...changed };
  const full = paths.map((path) => join(dir, path));
  const { paths: found, ...rest } = await walkFolders(full, all, new AbortController().signal);
  return { found: found.map((path) => relative(dir, path)), ...rest };
};
const nothingElse = { hidden: 0, links: 0, others: 0, beyond: null };

describe('walkFolders', () => {
  it('finds all files, folder by folder, in the order in which people count', async () => {
    for (const name of ['trip/10.png', 'trip/9.png', 'trip/day 2/b.png', 'trip/day 10/a.png']) {
      write(name, 'four');
    }
    write('one.txt', '1');
    expect(await walk(['one.txt', 'trip'])).toEqual({
      found: ['one.txt', 'trip/9.png', 'trip/10.png', 'trip/day 2/b.png', 'trip/day 10/a.png'],
      sizeBytes: 17,
      folders: 3,
      ...nothingElse,
    });
  });

  it('leaves out what is hidden, links and pipes, and counts them', async () => {
    write('trip/a.png');
    write('trip/.secret');
    write('trip/.git/config');
    write('trip/Thumbs.db');
    write('outside/b.png');
    symlinkSync(join(dir, 'outside'), join(dir, 'trip/way out'));
    symlinkSync(join(dir, 'trip'), join(dir, 'trip/circle'));
    symlinkSync(join(dir, 'outside/b.png'), join(dir, 'trip/b.png'));
    execFileSync('mkfifo', [join(dir, 'trip/pipe')]);
    expect(await walk(['trip'])).toMatchObject({
      found: ['trip/a.png'],
      hidden: 3,
      links: 3,
      others: 1,
    });
  });

  it('takes what was dropped by itself, hidden or a link to a file, but follows no link to a folder', async () => {
    write('.profile.png');
    write('outside/b.png');
    symlinkSync(join(dir, 'outside/b.png'), join(dir, 'b'));
    symlinkSync(join(dir, 'outside'), join(dir, 'folder'));
    expect(await walk(['.profile.png', 'b', 'folder', 'missing'])).toMatchObject({
      found: ['.profile.png', 'b', 'missing'],
      links: 1,
    });
  });

  it('stops at so many files and so deep, and says so', async () => {
    for (let n = 0; n < 12; n += 1) write(`many/${n}`);
    expect(await walk(['many'], { files: 10 })).toMatchObject({ beyond: 'files' });
    expect((await walk(['many'], { files: 12 })).beyond).toBeNull();
    write('a/b/c/d.png');
    expect(await walk(['a'], { depth: 2 })).toMatchObject({ found: [], beyond: 'depth' });
    expect(await walk(['a'], { depth: 3 })).toMatchObject({ found: ['a/b/c/d.png'] });
  });
});
