import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AddTarget, Emit, Envelope, KeychainState, Services } from '../shared/contract.ts';
import { SatchelError } from '../shared/failure.ts';
import type { AccountId, JobId, MediaId, ProviderId } from '../shared/ids.ts';
import { createAccountService } from './accounts/accountService.ts';
import { createAccountTable } from './accounts/accountTable.ts';
import { createMemoryVault } from './accounts/memoryVault.ts';
import type { Vault } from './accounts/vault.ts';
import type { Clock } from './base/clock.ts';
import { createDoor, type Door, failureOf } from './base/door.ts';
import type { Endpoints } from './base/endpoints.ts';
import type { Log } from './base/log.ts';
import { createContentHashes } from './library/contentHashes.ts';
import { openDatabase, transaction } from './library/database.ts';
import { createLibraryService } from './library/libraryService.ts';
import { createLinkMaker } from './library/linkMaker.ts';
import { createMediaTable } from './library/mediaTable.ts';
import { createRefreshRhythm } from './library/refreshRhythm.ts';
import { createRemover } from './library/removeMedia.ts';
import { createSync } from './library/syncLibrary.ts';
import { createMessageService } from './messages/messageService.ts';
import { createSession } from './providers/createSession.ts';
import { practiceConnections } from './providers/practiceConnections.ts';
import { providerById, providers } from './providers/registry.ts';
import { type ComparedSide, createRemedyService } from './remedies/remedyService.ts';
import type { Darkroom } from './thumbnails/darkroom.ts';
import { rasterHeaderOf } from './thumbnails/rasterHeader.ts';
import {
  type CachedPicture,
  createThumbnailCache,
  type PictureVariant,
} from './thumbnails/thumbnailCache.ts';
import { createUploadService, type Intake } from './uploads/uploadService.ts';

/** What Satchel needs of the world around it; the rest is plain Node. */
export interface SatchelDeps {
  readonly dataDir: string;
  readonly vault: Vault;
  readonly keychainState: () => KeychainState;
  readonly darkroom: Darkroom;
  /** Starts the practice sandbox if it is not running; answers the line by which it is reached. */
  readonly practiceLine: () => Promise<unknown>;
  /** Base URLs in place of the providers' own, by provider id; empty outside development. */
  readonly endpoints: Readonly<Record<string, Endpoints>>;
  readonly clipboardWrite: (text: string) => void;
  readonly openExternal: (url: string, hosts: readonly string[]) => Promise<void>;
  readonly about: { readonly version: string; readonly runtime: string; readonly standIn: boolean };
  readonly emit: Emit;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

export interface Satchel {
  readonly services: Services;
  readonly door: Door;
  addFiles(
    accountId: AccountId,
    files: readonly Intake[],
    target?: AddTarget | null,
  ): Promise<Envelope<{ batchId: string }>>;
  picture(id: MediaId, variant: PictureVariant, signal: AbortSignal): Promise<CachedPicture>;
  /** The file of a job, as it was added or as it is sent. */
  jobPicture(id: JobId, side: ComparedSide, signal: AbortSignal): Promise<CachedPicture>;
  /** The window was gone to, or left: what is looked at is kept fresh. */
  focused(on: boolean): void;
  /** What waited for the keychain goes on when it can be read again. */
  keychainChanged(state: KeychainState): void;
  /** The practice sandbox ended: what was bound to it is bound anew at its next use. */
  practiceEnded(): void;
  close(): Promise<void>;
}

/** The composition root: every part is made here, and handed what it needs. */
export function createSatchel(deps: SatchelDeps): Satchel {
  const { dataDir, clock, emit, log, random, endpoints } = deps;
  const database = openDatabase(join(dataDir, 'library.sqlite'));
  const newReference = () => randomBytes(4).toString('hex').toUpperCase();

  const accountTable = createAccountTable(database);
  const accounts = createAccountService({
    table: accountTable,
    vault: deps.vault,
    sessionVault: createMemoryVault(),
    providers,
    createSession: (provider, credentials, { endpoints: given = endpoints[provider.id] ?? {} }) =>
      createSession(provider, credentials, { endpoints: given }, { clock, log }),
    practice: { start: async () => practiceEnds(await deps.practiceLine()) },
    emit,
    clock,
    log,
    onConnected(id) {
      resume(id);
      void sync.refresh(id);
    },
    onRemoving(id) {
      void thumbnails.forget(mediaTable.idsOf(id));
    },
    onRemoved(id) {
      uploads.forgetAccount(id);
      messages.forgetAccount(id);
      void sync.drop(id);
      emit('libraryChanged', { accountId: id });
    },
  });
  const { sessions } = accounts;
  const providerOf = (id: AccountId) => {
    const provider = providerById(accountTable.get(id)?.account.providerId ?? '');
    if (provider === null) throw new SatchelError({ kind: 'not-found' });
    return provider;
  };
  const resume = (id: AccountId) => {
    uploads.resumeAccount(id);
    messages.resumeAccount(id);
  };

  const mediaTable = createMediaTable(
    database,
    (id: ProviderId) => providerById(id)?.retention ?? null,
  );
  const sync = createSync({ sessions, table: mediaTable, database, clock, emit, log, random });
  const links = createLinkMaker({ table: mediaTable, sessions, clock, random });
  const library = createLibraryService({
    database,
    table: mediaTable,
    sync,
    links,
    providerOf,
    removeGroups: createRemover({
      table: mediaTable,
      sessions,
      clock,
      random,
      onGone(id, mediaIds) {
        void thumbnails.forget(mediaIds);
        sync.changed(id);
      },
    }),
    clipboardWrite: deps.clipboardWrite,
    clock,
    log,
  });

  const hashes = createContentHashes(database);
  const uploads = createUploadService({
    database,
    transaction,
    spoolDir: join(dataDir, 'spool'),
    sessions,
    record: library.record,
    copyLinks: (mediaIds) => library.copyLinks({ mediaIds: [...mediaIds] }),
    heldOfSize: (id, sizeBytes) => hashes.ofSize(id, sizeBytes, clock.now()),
    keepHash: hashes.keep,
    providerOf,
    emit,
    clock,
    random,
    log,
  });

  const uploadLimits = (id: AccountId) => providerOf(id).upload?.limits ?? null;
  const remedies = createRemedyService({
    bench: uploads.bench,
    darkroom: deps.darkroom,
    headerOf: rasterHeaderOf,
    limitsOf: uploadLimits,
    takers: () =>
      accountTable.list().flatMap(({ id: accountId }) => {
        const limits = uploadLimits(accountId);
        return limits === null ? [] : [{ accountId, limits }];
      }),
    failureOf: (error) => failureOf(error, 'remedies', log, newReference),
  });

  const messages = createMessageService({
    database,
    sessions,
    providerOf,
    isPractice: (id) => accountTable.get(id)?.account.practice ?? false,
    media: mediaTable.byIds,
    links: links.all,
    onNews: (id) => void sync.refreshAnew(id),
    emit,
    clock,
    random,
    log,
  });

  const thumbnails = createThumbnailCache({
    dir: join(dataDir, 'thumbnails'),
    darkroom: deps.darkroom,
    async source(mediaId, signal) {
      const item = library.keyOf(mediaId);
      if (item === null || item.goneAt !== null) throw new SatchelError({ kind: 'not-found' });
      const { provider, session } = await sessions(item.accountId);
      return provider.download(session, item.key, signal);
    },
    clock,
    log,
  });

  const consoleHosts = providers.map((provider) => new URL(provider.consoleUrl).hostname);
  const services: Services = {
    app: {
      about: async () => ({ ...deps.about, keychain: deps.keychainState() }),
      async openConsole({ providerId }) {
        const provider = providerById(providerId);
        if (provider) await deps.openExternal(provider.consoleUrl, consoleHosts);
      },
    },
    accounts,
    library: {
      ...library,
      async refresh(input) {
        // A person asks: what a locked keychain refused a moment ago is tried again.
        accounts.retryRefused();
        await library.refresh(input);
      },
    },
    uploads,
    remedies,
    messages,
  };

  // Only what needs nobody: a locked keychain would open its prompt every time.
  const rhythm = createRefreshRhythm(clock, () => {
    for (const { accountId, failure } of sync.states()) {
      if (failure?.kind === 'keychain-unavailable' || failure?.kind === 'unauthorized') continue;
      void sync.refresh(accountId);
    }
  });
  let keychainReady = deps.keychainState().state === 'ready';

  uploads.start();
  messages.start();
  void sync.refresh(null);
  return {
    services,
    door: createDoor(services, log, newReference),
    async addFiles(accountId, files, target = null) {
      try {
        return { ok: true, value: await uploads.add(accountId, files, target) };
      } catch (error) {
        return { ok: false, failure: failureOf(error, 'addFiles', log, newReference) };
      }
    },
    picture: thumbnails.get,
    jobPicture: remedies.picture,
    focused: rhythm.focused,
    keychainChanged({ state }) {
      const freed = state === 'ready' && !keychainReady;
      keychainReady = state === 'ready';
      if (!freed) return;
      accounts.retryRefused();
      for (const { accountId, failure } of sync.states()) {
        resume(accountId);
        if (failure?.kind === 'keychain-unavailable') void sync.refresh(accountId);
      }
    },
    practiceEnded: accounts.practiceEnded,
    async close() {
      rhythm.close();
      thumbnails.close();
      remedies.close();
      deps.darkroom.close();
      accounts.close();
      library.close();
      await Promise.all([sync.close(), uploads.close(), messages.close()]);
      deps.vault.close();
      database.close();
    },
  };
}

/** The accounts that the practice sandbox offers, one a provider. */
function practiceEnds(line: unknown) {
  return practiceConnections(line, providers).map(({ provider, endpoints, credentials }) => ({
    providerId: provider.id,
    label: `${provider.label} (practice)`,
    endpoints,
    credentials,
  }));
}
