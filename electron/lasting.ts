import type { Account } from '../shared/account.ts';
import type { EventName } from '../shared/contract/contract.ts';
import type { AccountId } from '../shared/ids.ts';
import { keepableBy } from '../shared/keepalive/keepable.ts';
import type { Events } from './base/events.ts';
import { createTaskPool } from './base/taskPool.ts';
import { type CopyDeps, createCopyService } from './copies/copyService.ts';
import { createExpiringService, type ExpiringDeps } from './expiring/expiringService.ts';
import { firstMinute } from './expiring/quietHours.ts';
import type { Note } from './keepalive/changeNotes.ts';
import { createKeepService, type KeepDeps } from './keepalive/keepService.ts';
import type { Gathered } from './library/gathered.ts';
import type { LibraryService } from './library/libraryService.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import type { MediaTable } from './library/mediaTable.ts';
import { recheck } from './library/sync/recheck.ts';
import { createUntold } from './library/untold.ts';
import type { Provider, SessionSource } from './providers/provider.ts';
import { createProviderTimes } from './providers/providerTimes.ts';
import { offersFor } from './remedies/offersFor.ts';
import { createSaveDocument } from './saving/saveDocument.ts';
import type { SaveHost } from './saving/saveHost.ts';
import type { SettingsReader } from './settings/settingsService.ts';
import type { UploadService } from './uploads/uploadService.ts';

type Kept = 'table' | 'rowOf' | 'renewals' | 'isKeepable' | 'ceiling' | 'deletable' | 'serverNow';

type Lasting = 'kept' | 'isRenewed';

type Expiring = Omit<ExpiringDeps, 'untold' | 'take' | 'find' | 'saveDocument' | Lasting>;

/** What is made here of what `app.ts` hands over. */
type Copying =
  | 'rowOf'
  | 'uploads'
  | 'offersFor'
  | 'hashesOf'
  | 'storedOfSize'
  | 'isThere'
  | 'isPractice'
  | 'failureOf'
  | 'announce'
  | 'copyLinks';

export interface LastingDeps
  extends Omit<CopyDeps, Copying>,
    Omit<KeepDeps, Kept | 'byIds' | 'find' | 'check' | 'notify' | 'awakeFrom'>,
    Omit<Expiring, 'notify'> {
  readonly table: MediaTable;
  readonly sessions: SessionSource;
  readonly uploads: Pick<UploadService, 'copies'>;
  readonly hashes: { of: CopyDeps['hashesOf']; ofSize: CopyDeps['storedOfSize'] };
  readonly accountOf: (id: AccountId) => Account | null;
  readonly library: Pick<LibraryService, 'find' | 'copyLinks'>;
  readonly providerOf: (id: AccountId) => Provider;
  readonly settings: SettingsReader;
  readonly events: Pick<Events, 'subscribe'>;
  /** Rows of an account were written. */
  readonly changed: (id: AccountId) => void;
  readonly notify?: ((note: Note) => void) | undefined;
  readonly random: () => number;
  readonly gathered: Pick<Gathered, 'take'>;
  readonly saveHost: SaveHost;
}

/** After these something may be due, or no more. */
const wakers: ReadonlySet<EventName> = new Set<EventName>([
  'libraryChanged',
  'syncChanged',
  'removalsChanged',
  'copyRunsChanged',
  'settingsChanged',
  'accountRemoved',
]);
/** After these what is to be told of ends may be another. */
const expiryWakers: ReadonlySet<EventName> = new Set<EventName>([
  'libraryChanged',
  'keepAliveChanged',
]);
const checksAtOnce = 4;

/**
 * What makes links and items last: uploading again, keeping alive, telling in time. Wired here as `app.ts`
 * wires everything else.
 */
export function createLasting(deps: LastingDeps) {
  const { bugs, table, sessions, providerOf, settings } = deps;
  const { accountOf, emit, hashes, library } = deps;
  const copies = createCopyService({
    ...deps,
    uploads: deps.uploads.copies,
    rowOf: mediaRowOf,
    offersFor: (refusal, limits) => offersFor(refusal, limits, []),
    hashesOf: hashes.of,
    storedOfSize: hashes.ofSize,
    isThere: (id) => accountOf(id) !== null,
    isPractice: (id) => accountOf(id)?.practice ?? false,
    announce: (runs) => emit('copyRunsChanged', runs),
    copyLinks: (mediaIds, options) => library.copyLinks({ mediaIds, ...options }),
    failureOf: (error) => bugs.failureOf(error, 'copies'),
  });
  const providerTimes = createProviderTimes(sessions);
  const closing = new AbortController();
  const recheckDeps = {
    ...deps,
    clock: deps.serverTime.clock,
    pool: createTaskPool(checksAtOnce),
  };
  const keeping = createKeepService({
    ...deps,
    byIds: table.byIds,
    find: deps.library.find,
    rowOf: mediaRowOf,
    renewals: copies.renewals,
    ceiling: () => settings.get('keepAlive'),
    isKeepable: (id) => {
      const { upload } = providerOf(id);
      const rule = deps.ruleOf(id);
      const able = upload ? { limits: upload.limits, targets: upload.targets ?? null } : null;
      return rule !== null && keepableBy({ upload: able }, rule) === 'yes';
    },
    deletable: (id) => providerOf(id).remove !== undefined,
    async serverNow(id) {
      const [told] = await providerTimes([id]);
      return told ?? null;
    },
    async check(id, rows) {
      if (rows.length === 0) return;
      await recheck(recheckDeps, await sessions(id), rows, closing.signal);
      const ids = rows.map((row) => row.id);
      if (table.byIds(ids).some(({ goneAt }) => goneAt !== null)) deps.changed(id);
    },
    awakeFrom: (at) => firstMinute(settings.get('notifications'), false, at),
    notify(note) {
      if (settings.get('notifications').enabled) deps.notify?.(note);
    },
  });
  const expiring = createExpiringService({
    ...deps,
    untold: createUntold(deps.database),
    take: deps.gathered.take,
    find: deps.library.find,
    saveDocument: createSaveDocument(deps.database, deps.saveHost),
    kept: () => [...keeping.renewing(), ...copies.renewals.renewed()],
    isRenewed: (id) => copies.renewals.becameOf(id) !== null,
  });
  const unsubscribe = deps.events.subscribe((name) => {
    if (wakers.has(name)) keeping.wake();
    if (expiryWakers.has(name)) expiring.hear();
  });
  return {
    services: { copies: copies.service, keepAlive: keeping.service, expiring: expiring.service },
    /** In the transaction that stores an upload: what it was made from, and what it is again. */
    stored: copies.stored,
    /** These were deleted at their provider from here. */
    removed: keeping.hearRemoved,
    /** Work that outlives quits and kills. */
    durable: [copies],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      expiring.begin();
      copies
        .begin()
        .then(keeping.begin)
        .catch((error: unknown) => bugs.failureOf(error, 'lasting.begin'));
    },
    async close(): Promise<void> {
      unsubscribe();
      closing.abort();
      expiring.close();
      await keeping.close();
      await copies.close();
    },
  };
}
