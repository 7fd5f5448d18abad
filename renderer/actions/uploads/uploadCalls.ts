import type { Failure } from '../../../shared/failure.ts';
import type { AccountId, JobId } from '../../../shared/ids.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { portionsOf } from '../../bridge/named.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say, sayUndoable, undoLast } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';

async function run(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

async function inPortions<T>(
  ids: readonly JobId[],
  call: (jobIds: JobId[]) => Promise<T>,
): Promise<T[]> {
  const answers: T[] = [];
  for (const portion of portionsOf(ids)) answers.push(await call(portion));
  return answers;
}

export function cancelUploads(ids: readonly JobId[]): void {
  void run(() => inPortions(ids, (jobIds) => client.uploads.cancel({ jobIds })));
}

export function retryUploads(ids: readonly JobId[], anyway = false): void {
  void run(() => inPortions(ids, (jobIds) => client.uploads.retry({ jobIds, anyway })));
}

export function clearFinished(): void {
  void run(async () => offerUndo(await client.uploads.clearFinished(undefined)));
}

/** Takes these out of the list, or all that wait for an answer. */
export function dismissUploads(jobIds: JobId[] | null): void {
  void run(async () => offerUndo(await client.uploads.dismiss({ jobIds })));
}

interface Cleared {
  readonly token: string | null;
  readonly count: number;
  /** Why others stayed. */
  readonly failure?: Failure | undefined;
}

function offerUndo({ token, count, failure }: Cleared): void {
  if (token === null) return;
  const undo = () =>
    void run(async () => {
      const { count: back } = await client.uploads.undoClear({ token });
      if (back > 0) say(en.uploads.cleared.undone(back));
      else say(en.uploads.cleared.tooLate, 'bad');
    });
  sayUndoable(en.uploads.cleared.said(count), undo);
  if (failure === undefined) return;
  const action = { label: en.shell.undo, run: () => void undoLast() };
  sayFailure(failure, { what: en.uploads.cleared.said(count), action });
}

export function setPaused(accountId: AccountId | null, paused: boolean): void {
  const { pause, resume } = client.uploads;
  void run(() => (paused ? pause({ accountId }) : resume({ accountId })));
}

export function applyRemedyNow(ids: readonly JobId[], remedy: Remedy): void {
  void run(async () => {
    const apply = (jobIds: JobId[]) => client.remedies.apply({ jobIds, remedy });
    const refused = (await inPortions(ids, apply)).flatMap((answer) => answer.refused);
    if (refused.length > 0) say(en.uploads.remedies.refused(refused.length), 'bad');
  });
}
