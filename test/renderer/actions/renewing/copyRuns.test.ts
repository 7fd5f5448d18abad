import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyMade } from '../../../../renderer/actions/copying/copyLinks.ts';
import {
  beginCopies,
  hearCopyRuns,
  retryCopyRun,
} from '../../../../renderer/actions/renewing/copyRuns.ts';
import { putCopyRuns } from '../../../../renderer/stores/copyRunsStore.ts';
import { useDialogs } from '../../../../renderer/stores/dialogs/dialogStore.ts';
import { useStatus } from '../../../../renderer/stores/notices/statusStore.ts';
import { en } from '../../../../renderer/strings/en.ts';
import type { CopyRun } from '../../../../shared/contract/copies.ts';
import { type Copied, nothingCopied } from '../../../../shared/contract/library.ts';
import type { RefusalClass } from '../../../../shared/contract/runs.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { mediaId } from '../../../../shared/ids.ts';

const words = en.renewing;
const runAs = (run: Partial<CopyRun> = {}): CopyRun => ({
  id: 'run-1',
  state: 'running',
  of: 3,
  done: 0,
  failed: 0,
  kept: 0,
  accountIds: [],
  resumed: false,
  waitsFor: null,
  begunAt: 1,
  startsAt: null,
  perSecond: null,
  leftMs: null,
  kind: 'renewal',
  to: null,
  by: 'person',
  name: null,
  ...run,
});
const over = (run: Partial<CopyRun>) => runAs({ state: 'over', ...run });
const forbidden: Failure = { kind: 'forbidden', detail: null, said: null };
const refused: RefusalClass[] = [
  { id: 'f', failure: forbidden, items: 2, mayRetry: true, first: [mediaId.parse(1)] },
];

/** What the main process answers, by the call. */
let answers: Record<string, () => unknown> = {};
const before = globalThis.window;
beforeAll(() => {
  const ask = async (name: string) => {
    const value = answers[name]?.();
    const isRefused = value !== undefined && value === refusal;
    return isRefused ? { ok: false, failure: refusal } : { ok: true, value };
  };
  globalThis.window = { satchel: { ask } } as unknown as typeof globalThis.window;
});
afterAll(() => {
  globalThis.window = before;
});
const refusal: Failure = { kind: 'not-found' };
beforeEach(() => {
  answers = { 'copies.begin': () => runAs(), 'copies.refused': () => refused };
  putCopyRuns([]);
  useStatus.setState({ status: null });
  useDialogs.setState({ open: [] });
});

/** As the main process tells of runs. */
function tell(run: CopyRun): void {
  hearCopyRuns([run]);
}
/** All that was asked is answered. */
const answered = () => new Promise((resolve) => setImmediate(resolve));
const said = () => useStatus.getState().status;

describe('what becomes of items that are uploaded again', () => {
  it('is said once where all went well, with the way to the new links', async () => {
    await beginCopies('token');
    tell(over({ done: 3 }));
    expect(said()).toMatchObject({ text: words.doneMany(3, '3'), tone: 'good' });
    expect(said()?.action?.label).toBe(words.copyNew(3));
    useStatus.setState({ status: null });
    tell(over({ done: 3 }));
    expect(said()).toBeNull();
  });

  it('is said with the reason where some or all failed, and all of them are a press away', async () => {
    await beginCopies('token');
    const run = over({ done: 1, failed: 2 });
    tell(run);
    await answered();
    expect(said()).toMatchObject({ tone: 'bad' });
    expect(said()?.text).toContain(words.failedTitle(2, '2'));
    expect(said()?.text.length).toBeGreaterThan(words.failedTitle(2, '2').length + 5);
    said()?.action?.run();
    expect(useDialogs.getState().open).toMatchObject([{ dialog: { kind: 'copy-run', run } }]);
  });

  it('is said too where it failed before it was answered that it began', async () => {
    tell(over({ of: 1, failed: 1, name: 'cat.png' }));
    answers['copies.begin'] = () => runAs({ of: 1 });
    await beginCopies('token');
    await answered();
    expect(said()?.text).toContain(words.failedOne('cat.png'));
  });

  it('is not said of what nobody began here', async () => {
    tell(over({ id: 'other', failed: 3 }));
    await answered();
    expect(said()).toBeNull();
  });
});

describe('trying again what failed', () => {
  it('says how many cannot be', async () => {
    answers['copies.retry'] = () => runAs({ id: 'run-2', of: 1 });
    retryCopyRun(over({ failed: 3 }));
    await answered();
    expect(said()?.text).toBe(words.leftOut(2, '2'));
    tell(over({ id: 'run-2', of: 1, done: 1 }));
    expect(said()?.text).toBe(words.done(words.unnamed));
  });

  it('shows why where none can be', async () => {
    answers['copies.retry'] = () => refusal;
    const run = over({ id: 'run-3', failed: 3 });
    retryCopyRun(run);
    await answered();
    expect(useDialogs.getState().open).toMatchObject([{ dialog: { kind: 'copy-run', run } }]);
  });
});

it('says which of the new links were not copied, and why', async () => {
  const failed: Copied['failed'] = [{ mediaId: mediaId.parse(7), failure: forbidden }];
  answers['copies.copyLinks'] = () => ({
    ...nothingCopied('plain'),
    count: 2,
    failed,
    unavailable: 1,
  });
  copyMade(over({ done: 3 }));
  await answered();
  expect(said()).toMatchObject({ tone: 'bad' });
  expect(said()?.text).toContain(en.copying.some(2, '2', '1'));
  expect(said()?.action?.label).toBe(en.copying.showFailed);
});
