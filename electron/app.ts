import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { contract, type HostServices, hostContract } from '../shared/contract/contract.ts';
import type { AccountId, MediaId } from '../shared/ids.ts';
import { createAccountService } from './accounts/accountService.ts';
import { createAccountTable } from './accounts/accountTable.ts';
import { createMemoryVault } from './accounts/memoryVault.ts';
import { createAdding } from './adding.ts';
import { createAppService } from './appService.ts';
import { isWithin } from './base/bounds.ts';
import { createBugs } from './base/bugs.ts';
import { createDoor } from './base/door.ts';
import { createEvents } from './base/events.ts';
import { createOriginalTable } from './copies/originalTable.ts';
import { createCuration } from './curation.ts';
import { openDatabase } from './database/database.ts';
import { createSettings } from './database/settings.ts';
import { watchWrites } from './database/watchWrites.ts';
import { createFileCalls } from './fileCalls.ts';
import { createServerTime } from './http/time/serverTime.ts';
import { createLasting } from './lasting.ts';
import { createContentHashes } from './library/contentHashes.ts';
import { createDownloads } from './library/downloadItem.ts';
import { createGathered } from './library/gathered.ts';
import { createLibraryService } from './library/libraryService.ts';
import { createMediaTable } from './library/mediaTable.ts';
import { createReckonAgain } from './library/reckonAgain.ts';
import { createFreshness } from './library/sync/freshness.ts';
import { createProviderClocks } from './library/sync/providerClocks.ts';
import { createSync } from './library/sync/syncLibrary.ts';
import { createLinkCopying } from './linkCopying.ts';
import { createLinking } from './linking.ts';
import { createLooking } from './looking/lookingService.ts';
import { createMessageService } from './messages/messageService.ts';
import { createNetworkService } from './network/networkService.ts';
import { createSession } from './providers/createSession.ts';
import { practiceEnds } from './providers/practiceConnections.ts';
import { providersOf } from './providers/providersOf.ts';
import { providers as registered } from './providers/registry.ts';
import { canShrink } from './remedies/pictureTypes.ts';
import { createRemembering } from './remembering.ts';
import type { Satchel, SatchelDeps } from './satchel.ts';
import { createLookService } from './thumbnails/lookService.ts';
import { createPngOf } from './thumbnails/pngOfPicture.ts';
import { filesSeenBy } from './uploads/files/fileSource.ts';
import { createUploadService } from './uploads/uploadService.ts';

/** The composition root: every part is made here, and handed what it needs. */
export function createSatchel(deps: SatchelDeps): Satchel {
  const { dataDir, clock, log, random, endpoints, providers = registered } = deps;
  const database = openDatabase(join(dataDir, 'library.sqlite'));
  const bugs = createBugs(log);
  const events = createEvents(bugs);
  const { emit } = events;
  const serverTime = createServerTime(clock);
  const { clock: serverClock, heard: heardTime } = serverTime;

  const accountTable = createAccountTable(database);
  const accountIds = () => accountTable.list().map(({ id }) => id);
  const kept = { ...deps, database, events, emit, serverTime, accounts: accountIds };
  const remembering = createRemembering({ ...kept, list: accountTable.list });
  const goOn = (id: AccountId) => {
    resume(id);
    void sync.refresh(id);
  };
  const network = createNetworkService({ ...kept, onChanged: () => accountIds().forEach(goOn) });
  const accounts = createAccountService({
    table: accountTable,
    vault: deps.vault,
    sessionVault: createMemoryVault(),
    providers,
    createSession: (provider, credentials, { endpoints: given = endpoints[provider.id] ?? {} }) =>
      createSession(
        provider,
        credentials,
        { endpoints: given },
        { clock: serverClock, log, network, heardTime },
      ),
    practice: { start: async () => practiceEnds(await deps.practiceLine(), providers) },
    emit,
    clock,
    log,
    onConnected: goOn,
    onRemoving(id) {
      void thumbnails.forget(mediaTable.idsOf(id));
      void looking.forgetAccount(id);
    },
    onRemoved(id) {
      for (const work of durable()) void work.forgetAccount(id);
      void sync.drop(id);
      emit('libraryChanged', { accountId: id });
    },
  });
  const { sessions } = accounts;
  const { find: findProvider, of: providerOf } = providersOf(accountTable, providers);
  const durable = () => [uploads, messages, ...curation.durable, ...lasting.durable];
  const resume = (id: AccountId) => {
    for (const work of durable()) work.resumeAccount(id);
  };

  const providerClocks = createProviderClocks(createSettings(database), serverClock);
  const ruleOf = remembering.rulesBy((id) => findProvider(id)?.retention ?? null);
  const mediaTable = createMediaTable(database, ruleOf, providerClocks.aheadOf, deps.locale);
  const read = { ...kept, clock: serverClock, table: mediaTable, sessions, bugs };
  const sync = createSync(read);
  const { settings } = remembering;
  const labelOf = (id: AccountId) => accountTable.get(id)?.account.label ?? null;
  const copying = createLinkCopying({ ...read, settings, labelOf });
  const { links } = copying;
  const ends = createReckonAgain({ database, ruleOf, changed: sync.changed });
  settings.subscribe('retention', () => void ends.again());
  const originals = createOriginalTable(database);
  const gathered = createGathered(serverClock, randomUUID, database, originals.among);
  const library = createLibraryService({
    ...deps,
    clock: serverClock,
    database,
    table: mediaTable,
    sync,
    links,
    copies: copying.copies,
    gathered,
    originals: { has: (id) => originals.of(id) !== null, among: originals.among },
    // What a locked keychain refused a moment ago is tried again.
    onRefresh: accounts.retryRefused,
    emit,
    bugs,
  });
  const hashes = createContentHashes(database);
  const uploads = createUploadService({
    database,
    transaction: watchWrites(clock, (trouble) => emit('libraryTrouble', trouble)),
    spoolDir: join(dataDir, 'spool'),
    sessions,
    record: library.record,
    knownUpTo: library.knownUpTo,
    sawStored(...seen) {
      // The newest that was read before was dated by the wrong clock.
      if (providerClocks.saw(...seen)) void sync.refreshAnew(seen[0]);
    },
    copyLinks: copying.copies.copy,
    storedOfSize: (id, sizeBytes) => hashes.ofSize(id, sizeBytes, clock.now()),
    keepHash: hashes.keep,
    stored: (entry) => lasting.stored(entry),
    ...(deps.scanner && { files: filesSeenBy(deps.scanner) }),
    providerOf,
    emit,
    clock,
    random,
    log,
  });
  const { intake, remedies, postings } = createAdding({
    ...deps,
    uploads,
    ways: network.ways,
    sessions,
    accountTable,
    limitsOf: (id) => providerOf(id).upload?.limits ?? null,
    bugs,
  });

  const [{ keyOf }, table] = [library, mediaTable];
  const copyOf = (id: MediaId) => curation.copyOf(id);
  const fetching = createDownloads({ keyOf, sessions, table, changed: sync.changed, copyOf });
  const looking = createLooking({ dataDir, table, accountIds, downloads: fetching, emit, clock });
  const { downloads } = looking;
  const known = {
    ...kept,
    table,
    sessions,
    providerOf,
    gathered,
    downloads,
    hashes,
    accountIds,
    library,
    ruleOf,
    settings: remembering.settings,
    accountOf: (id: AccountId) => accountTable.get(id)?.account ?? null,
    bugs,
  };
  const curation = createCuration({
    ...known,
    pngOf: createPngOf(deps.darkroom),
    onGone(id, mediaIds) {
      void thumbnails.forget(mediaIds);
      void looking.forget(mediaIds);
      lasting.removed(mediaIds);
      sync.changed(id);
    },
  });
  const lasting = createLasting({
    ...known,
    uploads,
    copyOf,
    aheadOf: providerClocks.aheadOf,
    views: () => remembering.services.views.list(undefined),
    removing: () => curation.removing(),
    changed: sync.changed,
  });
  const linking = createLinking({ ...known, links, providers, ways: network.ways });
  const messages = createMessageService({
    database,
    sessions,
    providerOf,
    isPractice: (id) => accountTable.get(id)?.account.practice ?? false,
    media: mediaTable.byIds,
    mediaSenders: mediaTable.senders,
    links: links.all,
    linkNow: serverClock.now,
    accounts: accountIds,
    download: fetching.whole,
    canShrink,
    shrinkInto: remedies.shrinkInto,
    onNews: (id) => void sync.refreshAnew(id),
    emit,
    clock,
    random,
    log,
  });

  const thumbnails = createLookService({ ...deps, ...mediaTable, ...downloads, keyOf, emit });

  const services: HostServices = {
    app: createAppService({ ...deps, bugs }, providers, accountTable),
    accounts,
    network: network.service,
    library,
    looking: looking.service,
    looks: thumbnails.service,
    ...curation.services,
    ...lasting.services,
    linkChecks: linking.service,
    uploads,
    intake,
    postings,
    remedies,
    messages,
    ...remembering.services,
    copying: copying.service,
    files: createFileCalls(uploads, intake),
  };

  const freshness = createFreshness({
    clock,
    sync,
    keychain: deps.keychainState(),
    retryRefused: accounts.retryRefused,
    resume,
  });

  void copying.watch(uploads);
  uploads.start(remedies.takeUp);
  void messages.start();
  curation.begin();
  lasting.begin();
  void sync.refresh(null);
  return {
    services,
    events,
    door: createDoor({ contract, services, bugs, isWithin }),
    // A host is no page that was taken over: its own schemas say how much it may hand over.
    hostDoor: createDoor({ contract: hostContract, services, bugs, isWithin: () => true }),
    picture: thumbnails.get,
    play: looking.play,
    jobPicture: remedies.picture,
    postingPicture: postings.picture,
    codePicture: copying.codePicture,
    focused: freshness.focused,
    keychainChanged(state) {
      emit('keychainChanged', state);
      freshness.keychainChanged(state);
    },
    practiceEnded: accounts.practiceEnded,
    async close() {
      freshness.close();
      ends.close();
      thumbnails.close();
      remedies.close();
      intake.close();
      postings.close();
      deps.darkroom.close();
      deps.scanner?.close();
      accounts.close();
      linking.close();
      library.close();
      const working = [sync, looking, remembering, lasting, uploads, messages, curation, copying];
      await Promise.all(working.map((work) => work.close()));
      deps.vault.close();
      database.close();
    },
  };
}
