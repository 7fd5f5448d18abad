import type { Services } from '../../shared/contract/contract.ts';
import type { LearntSizes } from '../../shared/contract/holdings.ts';
import type { LibraryService } from '../library/libraryService.ts';
import { type LearnSizesDeps, learnSizes } from './learnSizes.ts';

export interface HoldingsDeps extends LearnSizesDeps {
  readonly library: Pick<LibraryService, 'keyOf' | 'learnSize' | 'holdings' | 'unsized'>;
}

export interface HoldingsService {
  readonly service: Services['holdings'];
  close(): Promise<void>;
}

/** Tells how much accounts have, and learns what nobody told of it when a person asks for that. */
export function createHoldingsService(deps: HoldingsDeps): HoldingsService {
  const { library, clock } = deps;
  const learning = new Map<string, { stop: AbortController; done: Promise<LearntSizes> }>();

  function end(key: string): void {
    learning.get(key)?.stop.abort();
  }

  return {
    service: {
      async of({ filter }) {
        const now = clock.now();
        return { at: now, ...(await library.holdings(filter, now)) };
      },
      async learnSizes({ filter, key }) {
        end(key);
        const stop = new AbortController();
        const work = async () => {
          const ids = await library.unsized(filter);
          return learnSizes(deps, ids, stop.signal);
        };
        const mine = { stop, done: work() };
        learning.set(key, mine);
        try {
          return await mine.done;
        } finally {
          if (learning.get(key) === mine) learning.delete(key);
        }
      },
      async stopLearning({ key }) {
        end(key);
      },
    },
    async close() {
      const all = [...learning.values()];
      for (const { stop } of all) stop.abort();
      await Promise.allSettled(all.map(({ done }) => done));
    },
  };
}
