import { describe, expect, it } from 'vitest';
import { activityRows, type Row } from '../../../../renderer/features/activity/activityRows.ts';
import {
  type Entry,
  receiptEntry,
  removalEntry,
} from '../../../../renderer/features/activity/entry.ts';
import { entryText } from '../../../../renderer/features/activity/entryText.ts';
import { entryNear } from '../../../../renderer/features/activity/useRowFocus.ts';
import { en } from '../../../../renderer/strings/en.ts';
import type { Receipt } from '../../../../shared/contract/receipts.ts';
import type { Run } from '../../../../shared/contract/runs.ts';

const day = 86_400_000;
const noon = new Date(2026, 10, 29, 12).getTime();

const receipt = (id: string, part: Partial<Receipt> = {}): Receipt => ({
  id,
  confirmedAt: noon,
  endedAt: noon,
  of: 5,
  deleted: 5,
  refused: 0,
  kept: 0,
  unknown: 0,
  accounts: [],
  refusals: [],
  cleared: false,
  digest: null,
  ...part,
});
const run = (part: Partial<Run> = {}): Run => ({
  id: 'run',
  state: 'running',
  begunAt: noon,
  startsAt: null,
  of: 1_200,
  done: 300,
  failed: 0,
  kept: 0,
  accountIds: [],
  resumed: false,
  waitsFor: null,
  perSecond: 12.4,
  leftMs: 72_000,
  ...part,
});
const all = (rows: ReturnType<typeof activityRows>) =>
  Array.from({ length: rows.count }, (_, index) => rows.at(index)).map((row: Row | undefined) =>
    row === undefined ? null : 'head' in row ? `- ${row.head.section}` : row.entry.key,
  );
const said = (entry: Entry, now = noon) =>
  entryText(
    entry,
    (id) => id,
    () => 'Plivo',
    now,
  );

describe('activityRows', () => {
  it('has what failed first, then what runs, then day by day', () => {
    const rows = activityRows([
      receiptEntry(receipt('old', { endedAt: noon - 2 * day })),
      receiptEntry(receipt('early', { endedAt: noon - 1 })),
      removalEntry(run()),
      receiptEntry(
        receipt('bad', { deleted: 3, refused: 2, endedAt: noon - 9 * day }),
        run({ id: 'bad', state: 'over' }),
      ),
      receiptEntry(receipt('late')),
    ]);
    expect(all(rows)).toEqual([
      '- attention',
      'removal bad',
      '- now',
      'removal run',
      '- past',
      'removal late',
      'removal early',
      '- past',
      'removal old',
    ]);
    expect(rows.entries).toBe(5);
  });

  it('puts a failure that was cleared into its day', () => {
    const cleared = receipt('bad', { deleted: 3, refused: 2, cleared: true });
    const left = run({ id: 'bad', state: 'over' });
    expect(all(activityRows([receiptEntry(cleared, left)]))).toEqual(['- past', 'removal bad']);
  });

  it('puts a refusal into its day whose run was dismissed, and what nobody knows first', () => {
    const refused = receipt('seen', { deleted: 3, refused: 2 });
    const unknown = receipt('lost', { deleted: 3, unknown: 2 });
    expect(all(activityRows([receiptEntry(refused), receiptEntry(unknown)]))).toEqual([
      '- attention',
      'removal lost',
      '- past',
      'removal seen',
    ]);
  });

  it('has what ended once, while it is still told as running', () => {
    const rows = activityRows([removalEntry(run({ id: 'one' })), receiptEntry(receipt('one'))]);
    expect(all(rows)).toEqual(['- past', 'removal one']);
  });

  it('passes over what is no entry', () => {
    const rows = activityRows([removalEntry(run()), receiptEntry(receipt('one'))]);
    expect([entryNear(rows, 0, 1), entryNear(rows, 2, 1), entryNear(rows, 2, -1)]).toEqual([
      1, 3, 1,
    ]);
    expect(entryNear(rows, 9, 1)).toBe(3);
  });

  it('stands ten thousand, in order', () => {
    const entries = Array.from({ length: 10_000 }, (_, at) =>
      receiptEntry(receipt(String(at), { endedAt: noon - ((at * 7_919) % 10_000) * 60_000 })),
    );
    const rows = activityRows(entries);
    expect(rows.entries).toBe(10_000);
    const key = rows.keyAt(rows.count - 1) ?? '';
    expect(rows.indexOf(key)).toBe(rows.count - 1);
  });
});

describe('entryText', () => {
  it('tells progress, rate and time left of what runs', () => {
    expect(said(removalEntry(run()))).toMatchObject({
      title: 'Deleting 1,200 items',
      facts: ['300 of 1,200', '12 per second', '1 min 12 s left'],
      share: 0.25,
    });
  });

  it('tells what it waits for, and when it starts', () => {
    const waiting = said(removalEntry(run({ waitsFor: { kind: 'offline', host: 'a' } })));
    expect(waiting.facts[1]).toMatch(/^Waiting: /);
    const pending = said(removalEntry(run({ state: 'pending', startsAt: noon + 8_000 })));
    expect(pending.facts[0]).toBe(en.activity.removal.starts('8 s'));
  });

  it('tells refusals by their class', () => {
    const entry = receiptEntry(
      receipt('one', {
        of: 10,
        deleted: 7,
        refused: 3,
        refusals: [
          { kind: 'forbidden', count: 2 },
          { kind: 'provider-down', count: 1 },
        ],
      }),
    );
    expect(said(entry)).toMatchObject({
      title: 'Deleted 7 of 10 items',
      facts: ['3 not deleted: 2 not allowed, 1 no usable answer'],
      tone: 'bad',
    });
  });

  it('says that nothing went when it was undone', () => {
    expect(said(receiptEntry(receipt('one', { deleted: 0, kept: 5 })))).toMatchObject({
      title: 'Kept 5 items',
      facts: [],
      tone: 'calm',
    });
  });
});
