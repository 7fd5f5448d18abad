import { describe, expect, it } from 'vitest';
import { firstMinute } from '../../electron/expiring/quietHours.ts';
import { createChangeNotes, type Note } from '../../electron/keepalive/changeNotes.ts';
import type { StoredRenewal } from '../../electron/keepalive/keepTable.ts';
import type { MediaId } from '../../shared/ids.ts';

const minute = 60_000;
const none = { over: [], paused: [], limited: [] };
const renewal: StoredRenewal = {
  mediaId: 1 as MediaId,
  keepId: 'keep',
  at: 0,
  outcome: 'done',
  newId: 2 as MediaId,
  trials: 1,
  name: 'secret.png',
  oldLink: 'https://example.com/secret',
  failure: null,
};

/** Notes on a clock of the test's own, which begins at an hour of the local day. */
function begin(hour: number, quiet: { quietFrom: number | null; quietUntil: number | null }) {
  const startedAt = new Date(2026, 10, 29, hour).getTime();
  let passed = 0;
  let due: { at: number; task: () => void } | null = null;
  const said: { note: Note; hour: number }[] = [];
  const clock = {
    now: () => startedAt + passed,
    monotonic: () => passed,
    after(ms: number, task: () => void) {
      due = { at: passed + ms, task };
      return () => {
        due = null;
      };
    },
  };
  const hear = (note: Note) => void said.push({ note, hour: new Date(clock.now()).getHours() });
  const notes = createChangeNotes(clock, hear, (at) => firstMinute(quiet, false, at));
  return {
    notes,
    said,
    quiet,
    pass(ms: number) {
      const until = passed + ms;
      while (due !== null && due.at <= until) {
        const { at, task }: { at: number; task: () => void } = due;
        due = null;
        passed = at;
        task();
      }
      passed = until;
    },
  };
}

describe('a note of links that changed', () => {
  it('tells of many at once, without a name or a link', () => {
    const { notes, said, pass } = begin(12, { quietFrom: null, quietUntil: null });
    for (let count = 0; count < 3; count += 1) notes.hear({ ...none, changed: [renewal] });
    pass(minute);
    expect(said.map(({ note }) => note.title)).toEqual(['3 links changed to stay alive']);
    expect(JSON.stringify(said)).not.toContain('secret');
  });

  it('waits for the end of quiet hours, and comes sooner where those are switched off meanwhile', () => {
    const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 };
    const waits = begin(23, { ...night });
    waits.notes.hear({ ...none, changed: [renewal] });
    waits.pass(7 * 60 * minute);
    expect(waits.said).toEqual([]);
    waits.pass(2 * 60 * minute);
    expect(waits.said.map(({ hour }) => hour)).toEqual([7]);

    const awake = begin(23, { ...night });
    awake.notes.hear({ ...none, changed: [renewal] });
    awake.pass(minute);
    expect(awake.said).toEqual([]);
    awake.quiet.quietFrom = null;
    awake.pass(5 * minute);
    expect(awake.said).toHaveLength(1);
  });
});
