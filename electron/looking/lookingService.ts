import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { LookProgress, Shown } from '../../shared/contract/looking/looking.ts';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { hasBytes } from '../../shared/media.ts';
import { createAnnouncer } from '../base/announcer.ts';
import type { Clock } from '../base/clock.ts';
import { headBytes, tell } from '../contentType/tellType.ts';
import { contactCards } from '../contentType/text/contactCards.ts';
import { isWornLink } from '../http/wornLink.ts';
import type { Downloads } from '../library/downloadItem.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { readHead, readRange } from './originals/growingFile.ts';
import { notKept } from './originals/notKept.ts';
import { createOriginals, type OpenOriginal } from './originals/originals.ts';
import { believedType, mostPictureBytes, shownAs, type Way } from './shownAs.ts';
import { readText, shownTextBytes } from './text/readText.ts';

export interface LookDeps {
  /** Where what was looked at is kept, in a folder of its own. */
  readonly dataDir: string;
  readonly table: { byIds(ids: readonly MediaId[]): StoredMedia[] };
  /** Those that are connected, at the moment. */
  accountIds(): readonly AccountId[];
  readonly downloads: Downloads;
  readonly emit: Emit;
  readonly clock: Clock;
}

/** Film or sound that somebody has open, to be played as it comes. */
export interface Playable {
  readonly contentType: string;
  /** Waits for the last byte where nobody told how many there are. */
  sizeBytes(): Promise<number>;
  range(start: number, end: number): Readable;
}

export interface Looking {
  readonly service: Services['looking'];
  /** The same downloads; what is kept here is not fetched again. */
  readonly downloads: Downloads;
  /** Throws not-found for what nobody is looking at, or what is neither film nor sound. */
  play(mediaId: MediaId): Playable;
  forget(mediaIds: readonly MediaId[]): Promise<void>;
  forgetAccount(accountId: AccountId): Promise<void>;
  close(): Promise<void>;
}

interface OpenLook {
  readonly mediaId: MediaId;
  readonly stop: AbortController;
  playable: Playable | null;
}

const mostOpen = 16;
const announceEveryMs = 100;

/** Shows items as they are, and keeps their bytes so that they can be looked at again without a connection. */
export function createLooking(deps: LookDeps): Looking {
  const { table, downloads, emit, clock } = deps;
  const looks = new Map<string, OpenLook>();
  /** Whose bytes are those of an archive. */
  const copies = new Set<MediaId>();
  const progress = new Map<MediaId, LookProgress>();
  const announcer = createAnnouncer<MediaId>(clock, announceEveryMs, (ids) => {
    for (const id of ids) {
      const now = progress.get(id);
      if (now !== undefined) emit('lookProgress', now);
    }
  });

  const rowOf = (mediaId: MediaId) => table.byIds([mediaId])[0];
  const originals = createOriginals({
    dir: join(deps.dataDir, 'originals'),
    accountIds: deps.accountIds,
    clock,
    keysOf: table.byIds,
    async download(mediaId, signal) {
      try {
        const found = await downloads.whole(mediaId, signal);
        if (found.fromArchive === true) copies.add(mediaId);
        else copies.delete(mediaId);
        return found;
      } catch (error) {
        const worn = error instanceof SatchelError && isWornLink(error.failure);
        if (!worn || signal.aborted) throw error;
        return downloads.whole(mediaId, signal, { fresh: true });
      }
    },
    onBytes(mediaId, doneBytes, ofBytes) {
      progress.set(mediaId, { mediaId, doneBytes, ofBytes });
      announcer.say([mediaId]);
    },
  });

  function begin(mediaId: MediaId, key: string): OpenLook {
    end(key);
    const [oldest] = looks.keys();
    if (looks.size >= mostOpen && oldest !== undefined) end(oldest);
    const mine: OpenLook = { mediaId, stop: new AbortController(), playable: null };
    looks.set(key, mine);
    return mine;
  }

  function end(key: string): void {
    const ended = looks.get(key);
    looks.delete(key);
    ended?.stop.abort();
    if (ended !== undefined) progress.delete(ended.mediaId);
  }

  async function textOf(original: OpenOriginal, way: 'text' | 'cards'): Promise<Shown> {
    const bytes = await readHead(original, shownTextBytes);
    const there = await original.reach(shownTextBytes + 1);
    const cut = there > bytes.length || (original.sizeBytes() ?? 0) > bytes.length;
    const read = readText(bytes, { cut });
    if (read === null) return { as: 'nothing' };
    const cards = way === 'cards' ? contactCards(read.text) : [];
    if (cards.length === 0) return { as: 'text', ...read, cut };
    return {
      as: 'cards',
      cards: cards.map(({ name, facts }) => ({ name, facts: [...facts] })),
      cut,
    };
  }

  async function shownOf(original: OpenOriginal, way: Way, contentType: string | null) {
    if (way === 'text' || way === 'cards') return textOf(original, way);
    const tooLarge = way === 'picture' && (original.sizeBytes() ?? 0) > mostPictureBytes;
    if (way === 'nothing' || tooLarge || contentType === null) return { as: 'nothing' } as const;
    if (way === 'picture' || way === 'pdf') await original.whole;
    return { as: way } as const;
  }

  function playableOf(original: OpenOriginal, contentType: string): Playable {
    return {
      contentType,
      async sizeBytes() {
        return original.sizeBytes() ?? (await original.reach(Number.POSITIVE_INFINITY));
      },
      range: (start, last) => readRange(original, start, last),
    };
  }

  async function open(mediaId: MediaId, look: OpenLook) {
    const row = rowOf(mediaId);
    if (row === undefined || !hasBytes(row)) throw new SatchelError(notFound);
    const original = await originals.open(mediaId, look.stop.signal);
    const head = await readHead(original, headBytes);
    const size = original.sizeBytes();
    const told = await tell(head, { cut: size === null || size > head.length });
    const contentType = believedType(told.contentType, row.contentType);
    const shown = await shownOf(original, shownAs(contentType, told), contentType);
    if (contentType !== null && (shown.as === 'film' || shown.as === 'sound')) {
      look.playable = playableOf(original, contentType);
    }
    const sizeBytes = original.sizeBytes() ?? row.sizeBytes;
    const fetchedAt = original.fetchedAt ?? clock.now();
    const fromArchive = row.goneAt !== null || copies.has(mediaId);
    return { shown, contentType, sizeBytes, fetchedAt, fromArchive };
  }

  /** An item that is here whole, as its provider would send it. */
  async function kept(mediaId: MediaId) {
    const row = rowOf(mediaId);
    if (row === undefined || !hasBytes(row)) return null;
    const original = await originals.here(mediaId);
    const sizeBytes = original?.sizeBytes() ?? null;
    if (original === null || sizeBytes === null) return null;
    const body = readRange(original, 0, sizeBytes - 1);
    return { body, sizeBytes, contentType: row.contentType };
  }

  return {
    service: {
      async open({ mediaId, key }) {
        const mine = begin(mediaId, key);
        try {
          const look = await open(mediaId, mine);
          // What is not shown need not be fetched to its end.
          if (look.shown.as === 'nothing') mine.stop.abort();
          return look;
        } catch (error) {
          const givenUp = mine.stop.signal.aborted;
          if (looks.get(key) === mine) end(key);
          throw givenUp ? new SatchelError(cancelled) : notKept(error);
        }
      },
      async stop({ key }) {
        end(key);
        return undefined;
      },
    },
    downloads: {
      whole: async (mediaId, signal, options) =>
        (await kept(mediaId)) ?? downloads.whole(mediaId, signal, options),
      tell: downloads.tell,
      async ofPicture(mediaId, signal, options) {
        const here = await kept(mediaId);
        if (here !== null) return { ...here, partial: false };
        return downloads.ofPicture(mediaId, signal, options);
      },
    },
    play(mediaId) {
      for (const look of looks.values()) {
        if (look.mediaId === mediaId && look.playable !== null) return look.playable;
      }
      throw new SatchelError(notFound);
    },
    forget: originals.forget,
    forgetAccount: originals.forgetAccount,
    async close() {
      for (const key of [...looks.keys()]) end(key);
      await originals.close();
      announcer.close();
    },
  };
}
