import type { LinkCheckRow, LinkCheckState } from '../../../shared/contract/linkChecks.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { LinkAccess } from '../../../shared/link.ts';
import { byTrouble, type LinkVerdict } from '../../../shared/links/verdict.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { createTaskPool } from '../../base/taskPool.ts';

/** One link that is to be opened. */
export interface CheckSubject {
  readonly mediaId: MediaId | null;
  readonly accountId: AccountId | null;
  /** What its item is called; null where the item is not known. */
  readonly called: Pick<MediaRow, 'name' | 'direction' | 'fromAddress' | 'toAddress'> | null;
  /** The link as it was pasted; null for an item, whose link is made when its turn comes. */
  readonly pasted: string | null;
  readonly host: string | null;
  /** Whether it may lead to this machine: the far end of its account is here, and it is one of its own links. */
  readonly here: boolean;
}

export type CheckedRow = { -readonly [K in keyof LinkCheckRow]: LinkCheckRow[K] };

export interface LinkCheckDeps {
  readonly checkId: string;
  readonly subjects: readonly CheckSubject[];
  /** Fills in what became of one link; does not throw. */
  readonly check: (subject: CheckSubject, stop: AbortSignal) => Promise<Partial<LinkCheckRow>>;
  /** What `told` says is another by now. */
  readonly changed: () => void;
  readonly now: () => number;
}

/** Links are made and opened by so many at once, whoever has them. */
export const linksAtOnce = 24;
const works: readonly (LinkVerdict | null)[] = ['works'];

const nameless = { name: null, direction: null, fromAddress: null, toAddress: null } as const;
export const untold = {
  verdict: null,
  access: null as LinkAccess | null,
  status: null,
  hops: 0,
  declaredType: null,
  foundType: null,
  bytes: null,
  same: 'unknown',
  worksUntil: null,
  failure: null,
} as const;

/** One check of many links: what it found so far, and the order in which that is shown. */
export function createLinkCheck({ checkId, subjects, check, changed, now }: LinkCheckDeps) {
  const rows: CheckedRow[] = subjects.map((subject, index) => ({
    ...untold,
    index,
    mediaId: subject.mediaId,
    accountId: subject.accountId,
    ...(subject.called ?? nameless),
    host: subject.host,
  }));
  let stop = new AbortController();
  let state: LinkCheckState['state'] = 'running';
  let sorted: readonly CheckedRow[] | null = null;
  let at = now();

  function told(): LinkCheckState {
    const counts = new Map<LinkVerdict, number>();
    let done = 0;
    for (const { verdict } of rows) {
      if (verdict === null) continue;
      // What was stopped before its turn was not opened.
      if (verdict !== 'stopped') done += 1;
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
    const tally = [...counts].map(([verdict, count]) => ({ verdict, count }));
    tally.sort((a, b) => byTrouble(a.verdict, b.verdict));
    return { checkId, of: rows.length, done, state, tally, at };
  }

  async function run(indexes: readonly number[]): Promise<void> {
    const mine = stop;
    const turns = createTaskPool(linksAtOnce);
    const one = async (index: number) => {
      const [row, subject] = [rows[index], subjects[index]];
      if (row === undefined || subject === undefined || mine.signal.aborted) return;
      const found = await check(subject, mine.signal);
      if (mine !== stop) return;
      Object.assign(row, mine.signal.aborted ? { verdict: 'stopped' } : found);
      sorted = null;
      changed();
    };
    await Promise.all(indexes.map((index) => turns.run(() => one(index))));
    if (mine !== stop) return;
    if (state === 'running') state = 'done';
    at = now();
    changed();
  }

  return {
    told,
    begin: () => run(rows.map(({ index }) => index)),
    /** Those that did not work, once nothing runs. */
    async again(): Promise<void> {
      if (state === 'running') return;
      const indexes = rows.flatMap(({ index, verdict }) =>
        works.includes(verdict) ? [] : [index],
      );
      for (const index of indexes) Object.assign(rows[index] ?? {}, untold);
      sorted = null;
      [stop, state, at] = [new AbortController(), 'running', now()];
      await run(indexes);
    },
    stop(): void {
      if (state !== 'running') return;
      state = 'stopped';
      stop.abort();
      for (const row of rows) row.verdict ??= 'stopped';
      [sorted, at] = [null, now()];
      changed();
    },
    /** In the order in which they are shown. */
    rows(): readonly CheckedRow[] {
      sorted ??= [...rows].sort(
        (a, b) => byTrouble(a.verdict, b.verdict) || bySame(a, b) || a.index - b.index,
      );
      return sorted;
    },
    subjects,
  };
}
export type LinkCheck = ReturnType<typeof createLinkCheck>;

/** What works though nobody could tell whose bytes it gives stands before what surely works. */
const bySame = (a: CheckedRow, b: CheckedRow) =>
  Number(b.same === 'unknown') - Number(a.same === 'unknown');
