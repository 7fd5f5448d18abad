import { createHash } from 'node:crypto';
import { uuidOf } from '../../seeding/uuidSource.ts';
import type { LedgerMessage } from '../../store/ledger.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { LamlOptions } from '../protocol/lamlOptions.ts';
import type { AddedMessage, LamlEvent, LamlJournal } from './lamlJournal.ts';
import { type LamlMedia, type LamlMessage, type Progress, progressOf } from './lamlMessage.ts';
import type { SeededMessages } from './seededMessages.ts';

export interface NewMessage extends Omit<AddedMessage, 'id' | 'createdAt' | 'files'> {
  readonly files: readonly { name: string; contentType: string; bytes: Buffer }[];
}

/** What one account holds, on the sandbox's clock. Messages have keys that grow with time. */
export interface LamlWorld {
  newestKey(): number;
  readonly oldestKey: number;
  /** The key of the newest message that is listed as of an instant; below the oldest when none is. */
  keyAt(instant: number): number;
  /** A message that was deleted or purged is null. */
  at(key: number): LamlMessage | null;
  /** A message that is gone has a key too, so that a page can go on after it. */
  keyOf(sid: string): number | null;
  message(sid: string): LamlMessage | null;
  progress(message: LamlMessage): Progress;
  /** `num_media`. */
  counted(message: LamlMessage): number;
  /** What of a message's media can be had now. */
  mediaOf(message: LamlMessage): LamlMedia[];
  media(messageSid: string, mediaSid: string): LamlMedia | null;
  add(message: NewMessage): LamlMessage;
  removeMessage(sid: string): void;
  removeMedia(sid: string): void;
  ledger(): LedgerMessage[];
}

export interface LamlWorldDeps {
  readonly dialect: Dialect;
  readonly seeded: SeededMessages;
  readonly now: () => number;
  /** What an instant is listed as. */
  readonly listed: (at: number) => number;
  readonly nextId: () => string;
  readonly journal: LamlJournal;
  readonly mediaDelayMs: number;
  readonly settleMs: number;
  readonly options: Pick<LamlOptions, 'purgeAfterDays' | 'deletedMedia'>;
}

const dayMs = 24 * 3_600_000;

export function createLamlWorld(deps: LamlWorldDeps): LamlWorld {
  const { dialect, seeded, now, listed, nextId, journal, options } = deps;
  const added: LamlMessage[] = [];
  const keys = new Map<string, number>();
  const goneKeys = new Set<number>();
  const goneMedia = new Set<string>();
  const ledger: LedgerMessage[] = [];
  const lifeMs = (options.purgeAfterDays ?? Number.POSITIVE_INFINITY) * dayMs;

  /** Keys above 0 are of this run, the others are of the seed. */
  const known = (key: number) => (key > 0 ? (added[key - 1] ?? null) : seeded.at(-key));
  const keyOf = (sid: string) => {
    const index = seeded.indexOf(sid);
    return keys.get(sid) ?? (index === null ? null : -index);
  };
  const lives = (key: number, message: LamlMessage) =>
    message.createdAt > now() - lifeMs && !goneKeys.has(key);
  const inRange = (key: number) => key <= added.length && key > -seeded.count;
  const at = (key: number) => {
    const message = inRange(key) ? known(key) : null;
    return message && lives(key, message) ? message : null;
  };
  const here = (media: LamlMedia) => !goneMedia.has(media.sid) && media.visibleAt <= now();
  /** A file that another message carries outlives its own (providers.md 3.6). */
  const shared = ({ sha256, messageSid }: LamlMedia) =>
    added.some(
      (other, position) =>
        other.sid !== messageSid &&
        lives(position + 1, other) &&
        other.media.some((media) => media.sha256 === sha256 && !goneMedia.has(media.sid)),
    );

  const enter = ({ id, files, requestId, ...rest }: AddedMessage): LamlMessage => {
    const { createdAt, from, to, body } = rest;
    const { provider } = dialect;
    const sid = dialect.messageSid(id, files.length > 0);
    const media = files.map(
      (file, position): LamlMedia => ({
        ...file,
        sid: dialect.mediaSid(uuidOf(`${id}:${position}`)),
        messageSid: sid,
        createdAt,
        visibleAt: createdAt + deps.mediaDelayMs,
        bytes: () => journal.bytes(file.sha256),
      }),
    );
    const message: LamlMessage = { ...rest, sid, media };
    keys.set(sid, added.push(message));
    const sha256s = files.map(({ sha256 }) => sha256);
    if (!rest.inbound) {
      ledger.push({ sid, provider, from, to, body, sha256s, sentAt: createdAt, requestId });
    }
    return message;
  };
  const apply = (event: LamlEvent) => {
    if (event.kind === 'added') enter(event.message);
    else if (event.kind === 'media-removed') goneMedia.add(event.sid);
    else {
      const key = keyOf(event.sid);
      if (key !== null) goneKeys.add(key);
    }
  };
  for (const event of journal.restored) apply(event);

  return {
    newestKey: () => added.length,
    oldestKey: 1 - seeded.count,
    at,
    keyAt(instant) {
      let [low, high] = [-seeded.count, added.length];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (listed(known(middle)?.createdAt ?? 0) <= instant) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    keyOf,
    message(sid) {
      const key = keyOf(sid);
      return key === null ? null : at(key);
    },
    progress: (message) => progressOf(message, now(), deps.settleMs, dialect.middleStatus),
    counted({ media }) {
      if (options.deletedMedia !== 'uncounted') return media.length;
      return media.filter(({ sid }) => !goneMedia.has(sid)).length;
    },
    mediaOf: ({ media }) => media.filter(here),
    media(messageSid, mediaSid) {
      const key = keyOf(messageSid);
      const message = key === null ? null : known(key);
      const media = message?.media.find((one) => one.sid === mediaSid);
      if (key === null || !message || !media || !here(media)) return null;
      return lives(key, message) || shared(media) ? media : null;
    },
    add({ files, ...rest }) {
      const kept = files.map(({ name, contentType, bytes }) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        journal.keep(sha256, bytes);
        return { name, contentType, sizeBytes: bytes.length, sha256 };
      });
      const added: AddedMessage = { ...rest, id: nextId(), createdAt: now(), files: kept };
      journal.add({ kind: 'added', message: added });
      return enter(added);
    },
    removeMessage(sid) {
      const event = { kind: 'message-removed', sid } as const;
      journal.add(event);
      apply(event);
    },
    removeMedia(sid) {
      const event = { kind: 'media-removed', sid } as const;
      journal.add(event);
      apply(event);
    },
    ledger: () => [...ledger],
  };
}
