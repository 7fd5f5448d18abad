import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/strings/en.ts';
import { freshText } from '../../../renderer/text/freshText.ts';
import type { ArchivePlan } from '../../../shared/contract/archives.ts';

const words = en.archives;
const plan: ArchivePlan = {
  token: 'token',
  archiveId: null,
  takesUp: false,
  title: 'Kept',
  folderName: 'kept',
  found: 3,
  fresh: 0,
  held: 3,
  underway: 0,
  gone: 0,
  bytes: 0,
  unknownSizes: 0,
  freeBytes: null,
  accounts: [],
  sample: [],
};

describe('what a plan brings into its archive', () => {
  it('is nothing where all of it is there', () => {
    expect(freshText(plan)).toBe(words.upToDate);
  });

  it('says not that everything is there while some is on its way, or can be had no more', () => {
    expect(freshText({ ...plan, held: 1, underway: 2 })).toBe(words.nothingNew);
    expect(freshText({ ...plan, held: 2, gone: 1 })).toBe(words.nothingNew);
  });

  it('tells sizes as far as they are known', () => {
    const some = { ...plan, fresh: 3, held: 0, bytes: 2_000_000 };
    expect(freshText(some)).toBe(words.toDownload(3, '3', '2 MB'));
    expect(freshText({ ...some, unknownSizes: 3 })).toBe(words.toDownload(3, '3', null));
    expect(freshText({ ...some, unknownSizes: 1 })).toContain(words.atLeast('2 MB', 1, '1'));
  });
});
