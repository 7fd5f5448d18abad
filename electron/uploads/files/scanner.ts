import type { GuardedWorker } from '../../base/guardedWorker.ts';
import { StuckWorker } from '../../base/guardedWorker.ts';
import type { TellLong } from '../../contentType/tellFile.ts';
import type { locationSegment } from '../../location/formats/locationSegment.ts';
import type { removeLocations } from '../../location/removeLocations.ts';
import type { SeenFile } from './fileFacts.ts';

/** Looks into files that others made, away from the main process; what takes too long is not known. */
export interface Scanner {
  look(path: string): Promise<SeenFile>;
  readonly removeLocations: typeof removeLocations;
  readonly locationSegment: typeof locationSegment;
  /** Whether bytes end before what they say they hold; no where that takes too long to tell. */
  endsEarly(bytes: Uint8Array, contentType: string | null): Promise<boolean>;
  /** What all of a text says that it is; throws where that takes too long to tell. */
  readonly tellText: TellLong;
  close(): void;
}

export interface ScannerDeps {
  /** For everything. */
  readonly workers: GuardedWorker;
  /** For what the other was lost over, one after the other. */
  readonly apart: GuardedWorker;
  readonly unreadable: SeenFile;
}

/** What a worker answers; `scan` says whether to look for locations, or to say that nobody knows. */
export interface ScanCalls {
  look(input: { path: string; scan: boolean }): Promise<SeenFile>;
  removeLocations(input: Parameters<typeof removeLocations>): ReturnType<typeof removeLocations>;
  locationSegment(input: Parameters<typeof locationSegment>): ReturnType<typeof locationSegment>;
  endsEarly(input: Parameters<Scanner['endsEarly']>): ReturnType<Scanner['endsEarly']>;
  tellText(input: Parameters<TellLong>): ReturnType<TellLong>;
}

export function createScanner({ workers, apart, unreadable }: ScannerDeps): Scanner {
  let last: Promise<unknown> = Promise.resolve();

  const askIn = <Call extends keyof ScanCalls>(
    worker: GuardedWorker,
    call: Call,
    input: Parameters<ScanCalls[Call]>[0],
  ) => worker.ask(call, input) as ReturnType<ScanCalls[Call]>;

  /** Alone with it, a worker is stuck in nothing else. */
  function askApart<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  }

  async function inTheEnd<T>(tries: readonly (() => Promise<T>)[], otherwise: T): Promise<T> {
    for (const attempt of tries) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof StuckWorker)) throw error;
      }
    }
    return otherwise;
  }

  return {
    look: (path) =>
      inTheEnd<SeenFile>(
        [
          () => askIn(workers, 'look', { path, scan: true }),
          () => askApart(() => askIn(apart, 'look', { path, scan: true })),
          // Whether it tells a location is not known then, which a person is asked about.
          () => askApart(() => askIn(apart, 'look', { path, scan: false })),
        ],
        unreadable,
      ),
    removeLocations: (...input) =>
      inTheEnd([() => askApart(() => askIn(apart, 'removeLocations', input))], null),
    locationSegment: (...input) =>
      inTheEnd([() => askApart(() => askIn(apart, 'locationSegment', input))], null),
    endsEarly: (...input) =>
      inTheEnd([() => askApart(() => askIn(apart, 'endsEarly', input))], false),
    async tellText(bytes) {
      // The memory that it is a part of would go over as well.
      const own = new Uint8Array(bytes);
      const tries = [
        () => askIn(workers, 'tellText', [own]),
        () => askApart(() => askIn(apart, 'tellText', [own])),
      ];
      const told = await inTheEnd(tries, null);
      if (told === null) throw new StuckWorker('a text takes too long to tell');
      return told;
    },
    close() {
      workers.close();
      apart.close();
    },
  };
}
