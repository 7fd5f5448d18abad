import { describe, expect, it } from 'vitest';
import {
  existingOf,
  groupAction,
  groupWhy,
  isDuplicate,
  remedyGroups,
  remedyLabel,
} from '../../../../renderer/features/uploads/remedies.ts';
import { noBatches, withJobs } from '../../../../renderer/stores/uploads/uploadBatches.ts';
import { accountId, jobId, mediaId } from '../../../../shared/ids.ts';
import type { Remedy, RemedyOffer } from '../../../../shared/remedy.ts';
import type { UploadJob } from '../../../../shared/upload.ts';
import { fakeJobs } from '../../harness/fakeRows.ts';

const other = accountId.parse('other');
const label = () => 'Harbour Clinic';
const offer = (remedy: Remedy, estimatedBytes: number | null = null): RemedyOffer => ({
  remedy,
  estimatedBytes,
});
const shrink: Remedy = { kind: 'shrink', flatten: false };
const flatten: Remedy = { kind: 'shrink', flatten: true };
const convert: Remedy = { kind: 'convert', to: 'image/jpeg', flatten: false };
const elsewhere: Remedy = { kind: 'other-account', accountId: other };
const id = (number: number) => jobId.parse(`job-${number}`);

describe('remedies', () => {
  it('say on their buttons what they do', () => {
    expect(remedyLabel(offer(shrink, 1_900_000), label)).toBe('Resize to about 1.9 MB');
    expect(remedyLabel(offer(shrink), label)).toBe('Resize to fit');
    expect(remedyLabel(offer(flatten), label)).toBe('Fill transparency with white and resize');
    expect(remedyLabel(offer(convert), label)).toBe('Convert to JPG');
    expect(remedyLabel(offer(elsewhere), label)).toBe('Upload to Harbour Clinic');
    expect(remedyLabel(offer({ kind: 'remove-place' }), label)).toBe('Remove location');
    expect(remedyLabel(offer({ kind: 'keep-place' }), label)).toBe('Keep location');
    expect(remedyLabel(offer({ kind: 'keep-place', unread: true }), label)).toBe('Upload anyway');
  });

  it('never take files that may say a place for such as do', () => {
    const known = offer({ kind: 'remove-place' });
    const unread = offer({ kind: 'remove-place', unread: true });
    const groups = remedyGroups([
      [id(1), [known]],
      [id(2), [unread]],
      [id(3), [known]],
      [id(4), [unread]],
    ]);
    expect(groups.map(({ jobIds }) => jobIds)).toEqual([
      [id(1), id(3)],
      [id(2), id(4)],
    ]);
    expect(groups.map((group) => groupWhy(group.remedies, 2, label))).toEqual([
      '2 files contain a location',
      '2 files may contain a location',
    ]);
  });

  it('are offered for all of a kind at once, never for one alone', () => {
    const groups = remedyGroups([
      [id(1), [offer(shrink, 5), offer(elsewhere)]],
      [id(2), [offer(shrink, 7)]],
      [id(3), [offer(convert)]],
      [id(4), [offer(shrink), offer(elsewhere)]],
      [id(5), []],
    ]);
    expect(groups).toEqual([
      { remedies: [shrink], jobIds: [id(1), id(2), id(4)] },
      { remedies: [elsewhere], jobIds: [id(1), id(4)] },
    ]);
  });

  it('never convert text that may be read in several ways with text that is read in one', () => {
    const [western, chinese] = ['windows-1252', 'gbk'].map((from) =>
      offer({ kind: 'to-utf8', from }),
    ) as [RemedyOffer, RemedyOffer];
    const groups = remedyGroups([
      [id(1), [western]],
      [id(2), [western, chinese]],
      [id(3), [western]],
      [id(4), [western, chinese]],
    ]);
    expect(groups).toEqual([
      { remedies: [western.remedy], jobIds: [id(1), id(3)] },
      { remedies: [western.remedy, chinese.remedy], jobIds: [id(2), id(4)] },
    ]);
    expect(groups.map((group) => groupWhy(group.remedies, 2, label))).toEqual([
      '2 files are text in Western (Windows-1252)',
      '2 files are text in an unclear encoding',
    ]);
  });

  it('that help the same files stand together', () => {
    const both = [offer(convert), offer(elsewhere)];
    expect(
      remedyGroups([
        [id(1), both],
        [id(2), both],
      ]),
    ).toEqual([{ remedies: [convert, elsewhere], jobIds: [id(1), id(2)] }]);
  });

  it('say what they do to all, and why', () => {
    const said = [shrink, flatten, convert, elsewhere].map((remedy) =>
      groupAction(remedy, 3, label),
    );
    expect(said).toEqual([
      'Resize all 3 to fit',
      'Fill transparency with white and resize all 3',
      'Convert all 3 to JPG',
      'Upload all 3 to Harbour Clinic',
    ]);
    expect(groupWhy([shrink], 3, label)).toBe('3 files are too large');
    expect(groupWhy([convert], 1, label)).toBe('1 file needs converting');
    expect(groupWhy([flatten], 2, label)).toBe('2 files are too large with transparency');
    expect(groupWhy([{ ...convert, flatten: true }], 2, label)).toBe(
      '2 files have transparency, which JPG doesn’t support',
    );
  });
});

describe('a duplicate', () => {
  const [stored, sending] = fakeJobs();
  const duplicate = (more: object): UploadJob => {
    if (stored === undefined) throw new Error('no job');
    const failure = { kind: 'file-rejected', rule: 'duplicate', ...more } as const;
    const facts = { sizeBytes: 1, limitBytes: null, foundType: null, accepts: [] };
    return { ...stored, id: id(9), state: 'failed', failure: { ...failure, ...facts } };
  };
  const known = withJobs(noBatches, fakeJobs());

  it('leads to the item that is there, as soon as it is', () => {
    const there = mediaId.parse(77);
    expect(existingOf(duplicate({ existingId: there }), known)).toBe(there);
    expect(existingOf(duplicate({ existingJobId: stored?.id }), known)).toBe(1);
    expect(existingOf(duplicate({ existingJobId: sending?.id }), known)).toBe(null);
    expect(isDuplicate(duplicate({}))).toBe(true);
    expect(stored && isDuplicate(stored)).toBe(false);
  });
});
