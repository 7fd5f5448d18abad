import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { cancelled, providerDown } from '../../../shared/failures.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { Log } from '../../base/log.ts';
import type { Provider, RemoteItem, SendOutcome, Session } from '../../providers/provider.ts';
import type { LoadedFile } from '../files/loadFile.ts';
import type { JobBook } from '../ledger/jobBook.ts';
import { failureOf } from './failureOf.ts';

/** One request under way. */
export interface Flight {
  readonly ids: readonly JobId[];
  readonly controller: AbortController;
  /** The last bytes were let go. */
  committed: boolean;
  /** It could not be written down that they would be, so they were not. */
  halted: boolean;
}

export interface Cargo {
  readonly id: JobId;
  readonly loaded: LoadedFile;
}

export interface FlightDeps {
  readonly book: JobBook;
  readonly log: Log;
  readonly provider: Provider;
  readonly session: Session;
  readonly target: string | null;
  readonly arrived: (id: JobId, item: RemoteItem) => void;
  /** Throws when the file may not be put into its target, as things are there now. */
  readonly mayPost: (id: JobId) => Promise<void>;
}

/** Sends one request; an outcome a file, in their order. Never throws. */
export async function fly(
  flight: Flight,
  cargo: readonly Cargo[],
  { book, log, provider, session, target, arrived, mayPost }: FlightDeps,
): Promise<SendOutcome[]> {
  const { signal } = flight.controller;
  const spoiled = new Map<number, Failure>();
  /** What has arrived and was not put into its target. */
  const kept = new Map<number, Failure>();

  const seals = () =>
    Promise.all(
      cargo.map(({ loaded }, index) =>
        loaded.seal().catch((error: unknown) => {
          spoiled.set(index, failureOf(error, log));
          throw error;
        }),
      ),
    );

  const writeCommit = async () => {
    const hashes = await seals();
    if (signal.aborted) throw new SatchelError(cancelled);
    // From here on a person who cancels comes after it, whenever it is written.
    flight.committed = true;
    try {
      await book.together(
        cargo.map(({ id }, index) => ({
          id,
          event: { kind: 'committed' },
          facts: { sha256: hashes[index] ?? null },
        })),
      );
    } catch (error) {
      flight.committed = false;
      flight.halted = true;
      throw error;
    }
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
      cargo.map(({ loaded }) => loaded.file),
      {
        signal,
        onProgress(index, sentBytes) {
          const id = cargo[index]?.id;
          if (id !== undefined) book.progress(id, sentBytes);
        },
        async onArrived(index, item) {
          const id = cargo[index]?.id;
          if (id === undefined) return;
          arrived(id, item);
          await mayPost(id).catch((error: unknown) => {
            kept.set(index, failureOf(error, log));
            throw error;
          });
        },
        beforeCommit,
      },
      target,
    );
    await committing();
    return cargo.map((_, index) => {
      const own = spoiled.get(index) ?? kept.get(index);
      if (own !== undefined) return { kind: 'failed', failure: own };
      // Another file of the request spoiled it: this one is as good as never sent.
      if (spoiled.size > 0 || flight.halted) return { kind: 'failed', failure: givenUp };
      return outcomes[index] ?? { kind: 'unsure', failure: unanswered };
    });
  } catch (error) {
    await committing();
    if (spoiled.size > 0 || kept.size > 0 || flight.halted) {
      return cargo.map((_, index) => ({
        kind: 'failed',
        failure: spoiled.get(index) ?? kept.get(index) ?? givenUp,
      }));
    }
    const failure = failureOf(error, log);
    return cargo.map(() => ({ kind: flight.committed ? 'unsure' : 'failed', failure }));
  }
}

const givenUp: Failure = cancelled;
const unanswered: Failure = providerDown('unreadable-answer');
