import { describe, expect, it } from 'vitest';
import { createDigest } from '../../electron/archives/digest.ts';
import { scheduledNote } from '../../electron/archives/scheduledNote.ts';
import type { Archive, ArchiveOutcome, ArchiveRun } from '../../shared/contract/archives.ts';
import { manualClock } from '../base/support/manualClock.ts';

const outcome = (more: Partial<ArchiveOutcome> = {}): ArchiveOutcome => ({
  at: 1,
  by: 'schedule',
  done: 0,
  failed: 0,
  kept: 0,
  failure: null,
  ...more,
});
const archive = (id: string, last: ArchiveOutcome | null) => ({ id, title: id, last }) as Archive;
const run = (state: ArchiveRun['state']) => ({ by: 'schedule', state }) as ArchiveRun;

function opened() {
  const notes: { title: string; body: string }[] = [];
  const clock = manualClock();
  const digest = createDigest({ notify: (note) => void notes.push(note), clock });
  digest.hear([archive('A', null), archive('B', null)]);
  return { notes, clock, digest };
}

describe('the digest of updates by schedule', () => {
  it('tells in one note what ended together', () => {
    const { notes, clock, digest } = opened();
    const one = archive('A', outcome({ done: 40 }));
    digest.hear([one, archive('B', null)]);
    clock.pass(6_000);
    digest.hear([one, archive('B', outcome({ done: 2, at: 2 }))]);
    clock.pass(6_000);
    expect(notes).toEqual([]);
    clock.pass(6_000);
    expect(notes).toEqual([{ title: '2 archives updated', body: '42 items added.' }]);
    clock.pass(600_000);
    expect(notes).toHaveLength(1);
  });

  it('waits for one that is still running, and half an hour at most', () => {
    const { notes, clock, digest } = opened();
    digest.hearRuns([run('running')]);
    digest.hear([archive('A', outcome({ done: 40 })), archive('B', null)]);
    for (let step = 0; step < 179; step += 1) clock.pass(10_000);
    expect(notes).toEqual([]);
    for (let step = 0; step < 3; step += 1) clock.pass(10_000);
    expect(notes).toHaveLength(1);
  });

  it('says nothing of what a person began, of what was known before, and of what brought nothing', () => {
    const { notes, clock, digest } = opened();
    digest.hear([archive('A', outcome({ done: 3, by: 'person' })), archive('B', outcome())]);
    digest.hear([archive('A', null), archive('B', outcome()), archive('C', outcome({ done: 3 }))]);
    clock.pass(60_000);
    expect(notes).toEqual([]);
  });
});

describe('scheduledNote', () => {
  const failure = { kind: 'not-saved', cause: 'folder-gone' } as const;

  it('says what went wrong of one, and of several how many', () => {
    const lost = { title: 'Shop', last: outcome({ failure }) };
    const partly = { title: 'Club', last: outcome({ done: 5, failed: 1, failure }) };
    const well = { title: 'Home', last: outcome({ done: 1 }) };
    expect(scheduledNote([lost])).toEqual({
      title: '“Shop” wasn’t updated',
      body: 'Open Satchel to see why.',
    });
    expect(scheduledNote([partly])).toEqual({
      title: '“Club” updated in part',
      body: '5 items added. 1 item not archived.',
    });
    expect(scheduledNote([lost, partly, well])).toEqual({
      title: '2 of 3 archives not updated in full',
      body: '6 items added. Open Satchel to see why.',
    });
    expect(scheduledNote([well])).toEqual({ title: '“Home” updated', body: '1 item added.' });
  });
});
