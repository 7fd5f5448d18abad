import { client, failureOf } from '../bridge/client.ts';
import { sayFailure } from '../stores/notices/sayFailure.ts';
import { sayUndoable } from '../stores/notices/statusStore.ts';
import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';

const words = en.activity;
/** As many as one call names. */
const mostInCall = 1_000;

export interface Cleared {
  readonly count: number;
  readonly undo: () => Promise<void>;
}

async function back(
  ids: readonly string[],
  call: (ids: string[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += mostInCall) {
    await call(ids.slice(start, start + mostInCall));
  }
}

async function clearReceipts(ids: string[] | null): Promise<Cleared> {
  const cleared = await client.receipts.clear({ ids, cleared: true });
  return {
    count: cleared.length,
    undo: () => back(cleared, (some) => client.receipts.clear({ ids: some, cleared: false })),
  };
}

async function clearWork(ids: string[] | null): Promise<Cleared> {
  const cleared = await client.finished.clear({ ids, cleared: true });
  return {
    count: cleared.length,
    undo: () => back(cleared, (some) => client.finished.clear({ ids: some, cleared: false })),
  };
}

async function clearUploads(): Promise<Cleared> {
  const { token, count } = await client.uploads.clearFinished(undefined);
  return {
    count,
    async undo() {
      if (token !== null) await client.uploads.undoClear({ token });
    },
  };
}

/** One act of clearing, whatever it was of, is taken back as one. */
async function clear(works: readonly Promise<Cleared>[]): Promise<void> {
  const done = await Promise.allSettled(works);
  const cleared = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const count = cleared.reduce((sum, one) => sum + one.count, 0);
  const undo = () => {
    for (const one of cleared) {
      one.undo().catch((error: unknown) => sayFailure(failureOf(error)));
    }
  };
  if (count > 0) sayUndoable(words.cleared(count, formatCount(count)), undo);
  const refused = done.find((one) => one.status === 'rejected');
  if (refused !== undefined) sayFailure(failureOf(refused.reason));
}

/** Takes these out of Activity; receipts and files stay. */
export function clearEntries(of: 'receipts' | 'work', ids: readonly string[]): void {
  void clear([of === 'receipts' ? clearReceipts([...ids]) : clearWork([...ids])]);
}

export interface Clearing {
  readonly receipts: boolean;
  readonly work: boolean;
  readonly uploads: boolean;
}

/** Takes all that is over out of Activity, of what is in sight. */
export function clearActivity({ receipts, work, uploads }: Clearing): void {
  void clear([
    ...(receipts ? [clearReceipts(null)] : []),
    ...(work ? [clearWork(null)] : []),
    ...(uploads ? [clearUploads()] : []),
  ]);
}
