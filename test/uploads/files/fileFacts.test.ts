import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/base/clock.ts';
import { readFileFacts } from '../../../electron/uploads/files/fileFacts.ts';
import { fitFile } from '../../../electron/uploads/files/fitFile.ts';
import { createPatience } from '../../../electron/uploads/files/patience.ts';
import { placed } from '../../location/support/located.ts';
import { picture } from '../support/uploadRig.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'satchel-facts-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const unreadable = { readable: false, folder: false, sizeBytes: null, contentType: null };

describe('readFileFacts', () => {
  it('goes by the bytes and not by the name', async () => {
    const path = join(dir, 'report.pdf');
    writeFileSync(path, picture(1, 70_000));
    expect((await readFileFacts(path)).facts).toEqual({
      readable: true,
      folder: false,
      sizeBytes: 70_000,
      contentType: 'image/png',
    });
  });

  it('sees where a TIFF was taken whose tags stand at its end', async () => {
    const path = join(dir, 'scan.tif');
    writeFileSync(path, await placed('tiff', [700, 600]));
    const seen = await readFileFacts(path);
    expect(seen).toMatchObject({ facts: { contentType: 'image/tiff' }, place: { answer: 'here' } });
  });

  it('knows a folder and an empty file', async () => {
    const empty = join(dir, 'empty.txt');
    writeFileSync(empty, '');
    expect((await readFileFacts(dir)).facts.folder).toBe(true);
    expect((await readFileFacts(empty)).facts).toMatchObject({ readable: true, sizeBytes: 0 });
  });

  it('does not wait for a pipe, nor open a device, nor fail on what is not there', async () => {
    const pipe = join(dir, 'pipe');
    execFileSync('mkfifo', [pipe]);
    symlinkSync(join(dir, 'nowhere'), join(dir, 'dangling'));
    for (const path of [pipe, '/dev/zero', join(dir, 'nowhere'), join(dir, 'dangling'), 'a\0b']) {
      expect((await readFileFacts(path)).facts).toEqual(unreadable);
    }
  });
});

describe('fitFile', () => {
  const limits = { maxFileBytes: 5_000, maxFilesPerRequest: 10, accepts: ['image/png'] };
  const patience = createPatience(systemClock, 10_000);

  it('says what was checked of a file that fits', async () => {
    const path = join(dir, 'fits.png');
    writeFileSync(path, picture(2, 5_000));
    const fit = await fitFile(path, limits, patience);
    expect(fit).toMatchObject({ fits: true, sizeBytes: 5_000, contentType: 'image/png' });
  });

  it('does not wait for ever for a drive that does not answer', async () => {
    const hasty = {
      ...systemClock,
      after(_: number, task: () => void) {
        task();
        return () => {};
      },
    };
    const fit = await fitFile(join(dir, 'fits.png'), limits, createPatience(hasty, 1));
    expect(fit).toMatchObject({ fits: false, failure: { rule: 'unreadable' } });
  });

  it('names the rule and both figures of one that does not', async () => {
    const path = join(dir, 'large.png');
    writeFileSync(path, picture(2, 5_001));
    expect(await fitFile(path, limits, patience)).toEqual({
      fits: false,
      failure: {
        kind: 'file-rejected',
        rule: 'too-large',
        sizeBytes: 5_001,
        limitBytes: 5_000,
        foundType: 'image/png',
        accepts: ['image/png'],
      },
    });
  });
});
