import type { Failure } from '../../../shared/failure.ts';
import { cancelled, providerDown } from '../../../shared/failures.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { Flight } from '../../jobs/flights.ts';
import type { Provider, RemoteItem, SendOutcome, Session } from '../../providers/provider.ts';
import type { LoadedFile } from '../files/loadFile.ts';
import type { UploadChange, UploadLedger } from '../ledger/uploadKinds.ts';

/** A job whose file is read, or open to be. */
export interface LoadedJob {
  readonly id: JobId;
  readonly loaded: LoadedFile;
}

export interface RequestDeps {
  readonly ledger: Pick<UploadLedger, 'together' | 'show'>;
  readonly failureOf: (error: unknown) => Failure;
  readonly provider: Provider;
  readonly session: Session;
  readonly target: string | null;
  readonly arrived: (id: JobId, item: RemoteItem) => void;
  /** Throws when the file may not be put into its target, as things are there now. */
  readonly mayPost: (id: JobId) => Promise<void>;
}

/** Sends one request; an outcome for each of its jobs. Never throws. */
export async function sendRequest(
  flight: Flight<JobId>,
  files: readonly LoadedJob[],
  deps: RequestDeps,
): Promise<ReadonlyMap<JobId, SendOutcome>> {
  const outcomes = await outcomesOf(flight, files, deps);
  return new Map(
    files.map(({ id }, index) => [id, outcomes[index] ?? { kind: 'unsure', failure: unanswered }]),
  );
}

async function outcomesOf(
  flight: Flight<JobId>,
  files: readonly LoadedJob[],
  { ledger, failureOf, provider, session, target, arrived, mayPost }: RequestDeps,
): Promise<readonly SendOutcome[]> {
  const { signal } = flight;
  const spoiled = new Map<number, Failure>();
  /** What has arrived and was not put into its target. */
  const kept = new Map<number, Failure>();

  const seals = () =>
    Promise.all(
      files.map(({ loaded }, index) =>
        loaded.seal().catch((error: unknown) => {
          spoiled.set(index, failureOf(error));
          throw error;
        }),
      ),
    );

  const writeCommit = async () => {
    const hashes = await seals();
    await flight.commit(() =>
      ledger.together(
        files.map(({ id }, index): UploadChange => {
          const sha256 = hashes[index] ?? null;
          return { id, event: { kind: 'committed' }, facts: { sha256 } };
        }),
      ),
    );
  };

  let written: Promise<void> | null = null;
  const beforeCommit = () => {
    written = writeCommit();
    return written;
  };
  /** A request that is cut does not wait for it, but what became of it decides what the cut means. */
  const committing = async () => {
    await written?.catch(() => {});
  };

  try {
    if (provider.upload === undefined)
      throw new Error('a provider without uploads was sent a file');
    const outcomes = await provider.upload.send(
      session,
      files.map(({ loaded }) => loaded.file),
      {
        signal,
        onProgress(index, sentBytes) {
          const id = files[index]?.id;
          if (id !== undefined) ledger.show(id, { kind: 'progressed', sentBytes });
        },
        async onArrived(index, item) {
          const id = files[index]?.id;
          if (id === undefined) return;
          arrived(id, item);
          await mayPost(id).catch((error: unknown) => {
            kept.set(index, failureOf(error));
            throw error;
          });
        },
        beforeCommit,
      },
      target,
    );
    await committing();
    return files.map((_, index) => {
      const own = spoiled.get(index) ?? kept.get(index);
      if (own !== undefined) return { kind: 'failed', failure: own };
      // Another file of the request spoiled it: this one is as good as never sent.
      if (spoiled.size > 0 || flight.isHalted()) return { kind: 'failed', failure: givenUp };
      return outcomes[index] ?? { kind: 'unsure', failure: unanswered };
    });
  } catch (error) {
    await committing();
    if (spoiled.size > 0 || kept.size > 0 || flight.isHalted()) {
      return files.map((_, index) => ({
        kind: 'failed',
        failure: spoiled.get(index) ?? kept.get(index) ?? givenUp,
      }));
    }
    const failure = failureOf(error);
    return files.map(() => ({ kind: flight.isCommitted() ? 'unsure' : 'failed', failure }));
  }
}

const givenUp: Failure = cancelled;
const unanswered: Failure = providerDown('unreadable-answer');
