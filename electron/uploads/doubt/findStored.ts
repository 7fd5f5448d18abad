import { createHash } from 'node:crypto';
import { SatchelError } from '../../../shared/failure.ts';
import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { createWalkGuard } from '../../http/walkGuard.ts';
import type { Provider, RemoteItem, Session, UnreadItem } from '../../providers/provider.ts';
import { sameName } from '../files/cleanName.ts';
import type { UploadEntry } from '../ledger/uploadEntry.ts';
import { inOrderOfLikelihood, mayBeOf } from './candidates.ts';

/** Two hundred thousand items at twenty a page: a list that goes on after that has no end. */
const mostPages = 10_000;

export interface Search {
  readonly accountId: AccountId;
  readonly provider: Provider;
  readonly session: Session;
  /** Jobs whose fate is not known, in the order of their attempts. */
  readonly wanted: readonly UploadEntry[];
  /**
   * When the first of their attempts began, as the list would date it, given the newest that it shows;
   * asked once the provider has answered.
   */
  readonly sinceAt: (newestAt: number | null) => number;
  /** How much further back the list is read, should its clock have been set meanwhile. */
  readonly deeperMs: number;
  readonly record: (accountId: AccountId, items: readonly RemoteItem[]) => readonly MediaId[];
  readonly isClaimed: (id: MediaId) => boolean;
  readonly signal: AbortSignal;
}

export interface Found {
  readonly stored: ReadonlyMap<JobId, MediaId>;
  /** For these there are items of which it cannot be told now whether they are theirs. */
  readonly unclear: ReadonlySet<JobId>;
  /** Not found, but in the list is what cannot be read and may be theirs, or it has no end. */
  readonly untold: ReadonlySet<JobId>;
}

/**
 * Asks the provider which of the jobs it holds: the newest of its list, matched by name and size,
 * proven by the bytes themselves, no item for two jobs, none that was known before. Throws when it cannot
 * be asked.
 */
export async function findStored(search: Search): Promise<Found> {
  const { newestFirst, sinceAt, ...listed } = await newestItems(search);
  const items = inOrderOfLikelihood(newestFirst, sinceAt);
  const stored = new Map<JobId, MediaId>();
  const unclear = new Set<JobId>();
  const taken = new Set<MediaId>();
  const hashes = new Map<string, string | 'gone' | 'unclear'>();
  for (const entry of search.wanted) {
    const { job, sha256 } = entry;
    if (sha256 === null) continue;
    const candidates = items.filter(
      (item) =>
        (item.sizeBytes === null || item.sizeBytes === job.sizeBytes) &&
        (item.name === null || sameName(job.name, item.name)),
    );
    for (const item of candidates) {
      const id = search.record(search.accountId, [item])[0];
      if (id === undefined || taken.has(id) || search.isClaimed(id)) continue;
      // An item that is uploaded again has the very bytes that are looked for.
      if (id === job.again?.mediaId) continue;
      if (!mayBeOf(entry, { id, storedAt: item.storedAt }, sinceAt)) continue;
      const hash = hashes.get(item.ref) ?? (await hashOf(search, item, job.sizeBytes ?? 0));
      hashes.set(item.ref, hash);
      if (hash === 'unclear') {
        // Equal files have an item each: a later one is not to be taken instead.
        unclear.add(job.id);
        break;
      }
      if (hash !== sha256) continue;
      taken.add(id);
      stored.set(job.id, id);
      break;
    }
  }
  const missed = search.wanted.filter(({ job: { id } }) => !stored.has(id) && !unclear.has(id));
  /** What stands below an item that was there before is older still. */
  const isOlder = (entry: UploadEntry, { below }: UnreadItem) => {
    const item = newestFirst.find(({ ref }) => ref === below);
    const id = item === undefined ? undefined : search.record(search.accountId, [item])[0];
    return (
      item !== undefined &&
      id !== undefined &&
      !mayBeOf(entry, { id, storedAt: item.storedAt }, sinceAt)
    );
  };
  const untold = missed.filter((entry) => {
    const open = listed.unread.filter((one) => mayBeIts(entry.job, one) && !isOlder(entry, one));
    return listed.endless || open.length > 0;
  });
  return { stored, unclear, untold: new Set(untold.map(({ job: { id } }) => id)) };
}

/** What contradicts nothing that is known of the file may be the file. */
const mayBeIts = (job: UploadJob, entry: UnreadItem) =>
  (entry.name === null || sameName(job.name, entry.name)) &&
  (entry.sizeBytes === null || entry.sizeBytes === job.sizeBytes);

interface Newest {
  readonly newestFirst: RemoteItem[];
  readonly sinceAt: number;
  /** What cannot be read and may have been stored since. */
  readonly unread: readonly UnreadItem[];
  /** A list that never comes to its end has not said that anything is absent. */
  readonly endless: boolean;
}

async function newestItems(search: Search): Promise<Newest> {
  const byRef = new Map<string, RemoteItem>();
  const met = new Set<string>();
  const unread: UnreadItem[] = [];
  const guard = createWalkGuard(null, mostPages);
  let endless = false;
  let cursor: string | null = null;
  let newestAt: number | null = null;
  let sinceAt: number;
  do {
    const answer: Awaited<ReturnType<Provider['list']>> = await search.provider.list(
      search.session,
      cursor,
      search.signal,
      // What a list tells once more of older items is not asked for; by its clock nothing is left out,
      // since that is not known before it has answered.
      { newerThan: 0 },
    );
    for (const item of answer.items) {
      byRef.set(item.ref, item);
      if (item.storedAt !== null) newestAt = Math.max(newestAt ?? item.storedAt, item.storedAt);
    }
    unread.push(...(answer.unread ?? []));
    endless ||= answer.endless === true;
    sinceAt = search.sinceAt(newestAt);
    if (isPast(answer.items, sinceAt - search.deeperMs)) break;
    const before = met.size;
    for (const { ref } of answer.items) met.add(ref);
    cursor = answer.nextCursor;
    if (cursor !== null && !guard.leadsOn(answer, met.size - before)) {
      endless = true;
      cursor = null;
    }
  } while (cursor !== null);
  const young = unread.filter(({ notAfter }) => notAfter === null || notAfter >= sinceAt);
  return { newestFirst: [...byRef.values()], sinceAt, unread: young, endless };
}

/** Only a page that falls in age says that what follows is older still. */
function isPast(items: readonly RemoteItem[], sinceAt: number): boolean {
  const times = items.flatMap((item) => (item.storedAt === null ? [] : [item.storedAt]));
  const falling = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
  return times.length > 0 && falling && times.every((time) => time < sinceAt);
}

/** The hash of an item's bytes; the host that has them may be behind the list, or refuse them. */
async function hashOf(
  search: Search,
  item: RemoteItem,
  sizeBytes: number,
): Promise<string | 'gone' | 'unclear'> {
  try {
    const { body } = await search.provider.download(search.session, item, search.signal);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of body) {
      const piece = chunk as Uint8Array;
      bytes += piece.length;
      if (bytes > sizeBytes) {
        body.destroy();
        return await ofOtherLength(search, item);
      }
      hash.update(piece);
    }
    return bytes === sizeBytes ? hash.digest('hex') : await ofOtherLength(search, item);
  } catch (error) {
    search.signal.throwIfAborted();
    if (!(error instanceof SatchelError)) throw error;
    return error.failure.kind === 'not-found' ? await isThere(search, item) : 'unclear';
  }
}

/** Where the list tells no size it is another file; else its bytes are not those that are listed. */
async function ofOtherLength(search: Search, item: RemoteItem): Promise<'gone' | 'unclear'> {
  return item.sizeBytes === null ? 'gone' : isThere(search, item);
}

/** An item whose bytes are not to be had, or not whole, may be ours nevertheless while it is listed. */
async function isThere(search: Search, item: RemoteItem): Promise<'gone' | 'unclear'> {
  try {
    await search.provider.stat(search.session, item, search.signal);
    return 'unclear';
  } catch (error) {
    if (error instanceof SatchelError && error.failure.kind === 'not-found') return 'gone';
    throw error;
  }
}
