import type { Emit } from '../../shared/contract/contract.ts';
import type { Copied } from '../../shared/contract/library.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import { plainUrl } from '../../shared/links/formats/parts/plainUrl.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';
import { createStoppable } from '../base/stoppable.ts';
import type { LinkMaker } from './linkMaker.ts';

const announceEveryMs = 100;

export interface LinkCopies {
  /** Throws `cancelled` when it was stopped; the clipboard is as it was then. */
  copy(mediaIds: readonly MediaId[], key: string | undefined): Promise<Copied>;
  stop(key: string): void;
  close(): void;
}

export interface LinkCopiesDeps {
  readonly links: LinkMaker;
  clipboardWrite(text: string): void;
  readonly emit: Emit;
  readonly clock: Clock;
}

/** Links on the clipboard, all at once, when the last of them was made. */
export function createLinkCopies(deps: LinkCopiesDeps): LinkCopies {
  const { links, clipboardWrite, emit, clock } = deps;
  const stoppable = createStoppable();

  async function copy(mediaIds: readonly MediaId[], stop: AbortSignal, tell: () => void) {
    const { links: made, failed, ...rest } = await links.all(mediaIds, stop, tell);
    if (stop.aborted) throw new SatchelError(cancelled);
    if (made.length > 0) clipboardWrite(made.map(({ url }) => plainUrl(url)).join('\n'));
    return { count: made.length, failed: [...failed], ...rest };
  }

  return {
    async copy(mediaIds, key) {
      let done = 0;
      const progress = createAnnouncer<number>(clock, announceEveryMs, () => {
        if (key !== undefined) emit('copyProgress', { key, done, of: mediaIds.length });
      });
      try {
        return await stoppable.run(key, (stop) =>
          copy(mediaIds, stop, () => {
            done += 1;
            progress.say([done]);
          }),
        );
      } finally {
        progress.close();
      }
    },
    stop: stoppable.stop,
    close: stoppable.close,
  };
}
