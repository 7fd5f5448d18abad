import { type EventName, type EventPayload, events } from '../shared/contract/contract.ts';
import { hearByItself } from './actions/copying/hearByItself.ts';
import { hearCopyRuns } from './actions/renewing/copyRuns.ts';
import { bridge } from './bridge/bridge.ts';
import { report } from './bridge/report.ts';
import { throttle } from './bridge/throttle.ts';
import { askOffersAnew } from './features/uploads/offersStore.ts';
import {
  badgesAfterMs,
  dropAccount,
  loadAccounts,
  loadCounts,
  putAccount,
  putSyncState,
} from './stores/accounts/accountsStore.ts';
import { learnLinks } from './stores/accounts/learnLinks.ts';
import { loadAppFacts, useAppFacts } from './stores/appStore.ts';
import { loadArchives, putArchiveRuns, putArchives } from './stores/archivesStore.ts';
import { loadRules, putRules } from './stores/cleanupStore.ts';
import { putCopyProgress } from './stores/copyingStore.ts';
import { loadCopyRuns } from './stores/copyRunsStore.ts';
import { openDialog } from './stores/dialogs/dialogStore.ts';
import { loadExpiring, putLost, putProviderTime, showOpened } from './stores/expiringStore.ts';
import { loadFinished, putFinished } from './stores/finishedStore.ts';
import { loadKept, putKept } from './stores/keepAliveStore.ts';
import { keepToAccounts } from './stores/keepToAccounts.ts';
import { followSelection } from './stores/library/chosenStore.ts';
import { followTime } from './stores/library/followTime.ts';
import { putLooks } from './stores/library/learnLooks.ts';
import { reopenLibrary } from './stores/library/libraryStore.ts';
import { learnMatches } from './stores/library/matchesStore.ts';
import { putLinkCheck } from './stores/linkChecksStore.ts';
import { putLookProgress } from './stores/lookingStore.ts';
import { loadMessages, putMessages } from './stores/messagesStore.ts';
import { putPlanning } from './stores/planningStore.ts';
import { putReceipts } from './stores/receiptsStore.ts';
import { recall, remember } from './stores/remembering/remember.ts';
import { loadRemovals, putRemovals } from './stores/removalsStore.ts';
import { loadSaveRuns, putSaveRuns } from './stores/saveRunsStore.ts';
import { putSaves } from './stores/savesStore.ts';
import { loadSettings, putSettings } from './stores/settings/settingsStore.ts';
import { dropJobs, loadUploads, putJobs, putPauses } from './stores/uploads/uploadsStore.ts';
import { loadSavedViews } from './stores/view/savedViewsStore.ts';
import { countViews, keepCounting } from './stores/view/viewCounts.ts';
import { isModal } from './ui/focus/isModal.ts';

const libraryEveryMs = 300;
const countsEveryMs = 1_000;

const reopen = throttle(reopenLibrary, libraryEveryMs);
const recount = throttle(loadCounts, countsEveryMs);

type Handlers = { readonly [E in EventName]: (payload: EventPayload<E>) => void };

const handlers: Handlers = {
  keychainChanged: (keychain) => useAppFacts.setState({ keychain }),
  libraryTrouble: (libraryTrouble) => useAppFacts.setState({ libraryTrouble }),
  accountChanged(account) {
    putAccount(account);
    askOffersAnew();
  },
  accountRemoved({ accountId }) {
    dropAccount(accountId);
    askOffersAnew();
    recount();
    countViews();
  },
  syncChanged: putSyncState,
  libraryChanged() {
    reopen();
    recount();
    countViews();
  },
  looksLearnt: putLooks,
  removalsChanged: putRemovals,
  receiptsChanged: putReceipts,
  finishedChanged: putFinished,
  archivesChanged: putArchives,
  archiveRunsChanged: putArchiveRuns,
  cleanupChanged: putRules,
  planning: putPlanning,
  keepAliveChanged: putKept,
  copyProgress: putCopyProgress,
  copiedByItself: hearByItself,
  linkCheckChanged: putLinkCheck,
  lookProgress: putLookProgress,
  savesChanged: putSaves,
  saveRunsChanged: putSaveRuns,
  copyRunsChanged(runs) {
    hearCopyRuns(runs);
  },
  uploadsChanged: putJobs,
  uploadsRemoved: dropJobs,
  uploadsPaused: putPauses,
  messagesChanged: putMessages,
  providerTimeChanged: putProviderTime,
  lostItemsChanged: putLost,
  expiringOpened: showOpened,
  settingsChanged: putSettings,
  menuChosen: () => void (isModal() || openDialog({ kind: 'settings' })),
};

function handle<E extends EventName>(name: E, payload: unknown): void {
  try {
    handlers[name](events[name].parse(payload) as EventPayload<E>);
  } catch (error) {
    // Unheard by the person, who sees what was told before; whatever comes next may be well again.
    report(error, 'work', `\n    on ${name}`);
  }
}

const isEvent = (name: string): name is EventName => Object.hasOwn(events, name);

/** Makes the stores mirror the main process: listens first, then asks for what is there already. */
export async function connect(): Promise<void> {
  bridge().on((name, payload) => {
    if (isEvent(name)) handle(name, payload);
  });
  // Before anything is drawn that it decides on.
  await Promise.all([recall(), loadSettings()]);
  keepToAccounts();
  followSelection();
  remember();
  learnLinks();
  learnMatches();
  keepCounting();
  followTime();
  await Promise.allSettled([
    loadAccounts(),
    loadAppFacts(),
    loadRemovals(),
    loadArchives(),
    loadSaveRuns(),
    loadCopyRuns(),
    loadFinished(),
    loadRules(),
    loadKept(),
    loadUploads(),
    loadExpiring(),
    loadMessages(),
    loadSavedViews(),
  ]);
  setTimeout(countViews, badgesAfterMs);
}
