import { Menu, PanelRight } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { Account } from '../shared/account.ts';
import type { MediaRow } from '../shared/media.ts';
import { copyLinks, copyUploaded } from './actions/copyLinks.ts';
import { client, failureOf } from './client.ts';
import { AccountList, type AccountTask } from './features/accounts/AccountList.tsx';
import { Inspector } from './features/inspector/Inspector.tsx';
import { CopyingLine } from './features/library/CopyingLine.tsx';
import { Gallery } from './features/library/Gallery.tsx';
import { Toolbar } from './features/library/Toolbar.tsx';
import { Messages } from './features/messages/Messages.tsx';
import { RemovalLines } from './features/removal/RemovalLines.tsx';
import { Footnote } from './features/shell/Footnote.tsx';
import { KeyboardSheet } from './features/shell/KeyboardSheet.tsx';
import { KeychainBanner } from './features/shell/KeychainBanner.tsx';
import { LibraryBanner } from './features/shell/LibraryBanner.tsx';
import { Shell } from './features/shell/Shell.tsx';
import { Sidebar, type SidebarProps } from './features/shell/Sidebar.tsx';
import { SyncFailures } from './features/shell/SyncFailures.tsx';
import { UnreadEntries } from './features/shell/UnreadEntries.tsx';
import { useNarrow } from './features/shell/useNarrow.ts';
import { useShortcuts } from './features/shell/useShortcuts.ts';
import { Tray } from './features/uploads/Tray.tsx';
import { clearSelection, useSelection } from './stores/library/selectionStore.ts';
import { useMessages } from './stores/messagesStore.ts';
import { sayFailure } from './stores/notices/sayFailure.ts';
import { undoLast } from './stores/notices/statusStore.ts';
import { useUploads } from './stores/uploads/uploadsStore.ts';
import { change, queryOf, useView } from './stores/viewStore.ts';
import { en } from './strings/en.ts';
import { Boundary } from './ui/Boundary.tsx';
import { IconButton } from './ui/Button.tsx';
import { useAccountFacts } from './useAccountFacts.ts';
import { useAdding } from './useAdding.tsx';
import { useItemWork } from './useItemWork.tsx';
import { useRemedies } from './useRemedies.tsx';

interface WorkspaceProps {
  onConnect: () => void;
  onTask: (task: AccountTask, account: Account) => void;
}

async function refresh(): Promise<void> {
  try {
    await client.library.refresh({ accountId: useView.getState().accountId });
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

const focusSearch = () => document.querySelector<HTMLElement>('[data-search]')?.focus();
const toggleTray = () => change({ trayOpen: !useView.getState().trayOpen });

/** The side bar with the number that changes most: alone, so that nothing else is drawn with it. */
function LiveSidebar(props: Omit<SidebarProps, 'activeUploads'>) {
  const active = useUploads((uploads) => uploads.book.tally.active);
  return <Sidebar {...props} activeUploads={active} />;
}

/** The window once there is an account: every feature, put together. */
export function Workspace({ onConnect, onTask }: WorkspaceProps) {
  const view = useView();
  const { name, accountId, search, sort, includeGone } = view;
  const query = useMemo(
    () => queryOf({ name, accountId, search, sort, includeGone }),
    [name, accountId, search, sort, includeGone],
  );
  const facts = useAccountFacts(accountId);
  const selected = useSelection((selection) => selection.rows);
  const chosen = useMemo(() => [...selected.values()], [selected]);
  const providerOf = useCallback((row: MediaRow) => facts.providerOf(row.accountId), [facts]);
  const adding = useAdding(facts.targets, facts.addAbsence);
  const items = useItemWork(facts);
  const remedies = useRemedies(facts);
  const messages = useMessages((state) => state.messages.size);
  const [keys, setKeys] = useState(false);
  const narrow = { sidebar: useNarrow('sidebar'), inspector: useNarrow('inspector') };
  const canAdd = facts.targets.length > 0;
  const openInspector = () => change({ drawer: 'inspector' });
  const { choose } = adding;
  const { copySelection } = items;

  useShortcuts(
    useMemo(
      () => ({
        onSheet: () => setKeys(true),
        onSearch: focusSearch,
        onAdd: choose,
        onRefresh: () => void refresh(),
        onTray: toggleTray,
        onCopy: copySelection,
        onUndo: undoLast,
      }),
      [choose, copySelection],
    ),
  );

  const viewTitle = en.library.views[name];
  const title = accountId === null || name !== 'all' ? viewTitle : facts.accountLabel(accountId);
  const openSidebar = narrow.sidebar ? (
    <IconButton label={en.library.openSidebar} onPress={() => change({ drawer: 'sidebar' })}>
      <Menu />
    </IconButton>
  ) : null;
  const openDetails = narrow.inspector ? (
    <IconButton label={en.library.openInspector} onPress={openInspector}>
      <PanelRight />
    </IconButton>
  ) : null;
  return (
    <>
      <Shell
        sidebar={
          <LiveSidebar
            view={name}
            directed={facts.directed}
            messages={facts.senders.length > 0 || messages > 0}
            trayOpen={view.trayOpen}
            onView={(chosen) => change({ name: chosen, drawer: 'none' })}
            onUploads={() => change({ trayOpen: !view.trayOpen, drawer: 'none' })}
            onConnect={onConnect}
            onKeys={() => setKeys(true)}
            footnote={<Footnote />}
            accounts={
              <AccountList
                selected={accountId}
                onSelect={(id) => change({ accountId: id, drawer: 'none' })}
                onTask={onTask}
              />
            }
          />
        }
        main={
          <>
            <Boundary part="library" of={name}>
              <KeychainBanner sessionOnly={facts.sessionOnly} />
              <LibraryBanner />
              <SyncFailures
                failed={facts.failedSyncs}
                {...facts}
                onReplaceSecret={(account) => onTask('replaceSecret', account)}
              />
              <UnreadEntries partly={facts.partlyRead} accountLabel={facts.accountLabel} />
              {name === 'messages' ? (
                <Messages
                  accountId={accountId}
                  accountLabel={facts.accountLabel}
                  providerLabel={facts.providerLabel}
                  absence={facts.sendAbsence}
                  start={openSidebar}
                  end={openDetails}
                  onShowMedia={(message) =>
                    change({
                      name: 'sent',
                      accountId: message.accountId,
                      sort: 'newest',
                      search: '',
                    })
                  }
                  onSendAgain={items.onSendAgain}
                  onShowAll={() => change({ name: 'all', search: '' })}
                />
              ) : (
                <>
                  <Toolbar
                    title={title}
                    search={search}
                    sort={name === 'expiring' ? null : sort}
                    includeGone={includeGone}
                    fillFrame={view.fillFrame}
                    syncing={facts.sync !== null}
                    canAdd={canAdd}
                    onChange={change}
                    onRefresh={() => void refresh()}
                    addAbsence={facts.addAbsence}
                    onAdd={choose}
                    onPaste={adding.paste}
                    start={openSidebar}
                    end={openDetails}
                  />
                  <Gallery
                    query={query}
                    owners={facts.owners}
                    mixed={accountId === null && facts.owners.size > 1}
                    whole={!view.fillFrame}
                    sync={facts.sync}
                    canAdd={canAdd}
                    onAdd={choose}
                    onPaste={adding.paste}
                    onShowAll={() => change({ name: 'all', search: '' })}
                    addAbsence={facts.addAbsence}
                    entriesOf={items.entriesOf}
                    onOpen={openInspector}
                    onRemove={items.onRemoveSelection}
                    onCopy={copyLinks}
                  />
                </>
              )}
            </Boundary>
            <Boundary part="notices" floating>
              <RemovalLines
                providerOf={({ accountId: id }) => facts.providerOf(id)?.label ?? en.shell.provider}
              />
              <CopyingLine />
            </Boundary>
            <Tray
              open={view.trayOpen}
              onToggle={toggleTray}
              accountLabel={facts.accountLabel}
              providerLabel={facts.providerLabel}
              onCopyUploaded={copyUploaded}
              onCopyLinks={copyLinks}
              onRemedy={remedies.apply}
              onReview={remedies.review}
            />
          </>
        }
        inspector={
          <Inspector
            rows={chosen}
            accountOf={(row) => facts.accountOf(row.accountId)}
            providerOf={providerOf}
            onCopy={copyLinks}
            onRemove={items.onRemove}
            onSend={items.onSend}
            mostSent={items.mostSent}
            onClear={clearSelection}
          />
        }
      />
      <Boundary part="dialogs" floating of={Boolean(adding.overlay)}>
        {adding.overlay}
      </Boundary>
      <Boundary part="dialogs" floating of={Boolean(items.dialogs)}>
        {items.dialogs}
      </Boundary>
      <Boundary part="dialogs" floating of={Boolean(remedies.dialog)}>
        {remedies.dialog}
      </Boundary>
      {keys ? <KeyboardSheet onClose={() => setKeys(false)} /> : null}
    </>
  );
}
