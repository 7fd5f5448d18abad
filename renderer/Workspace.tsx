import { AccountList } from './features/accounts/AccountList.tsx';
import { Activity } from './features/activity/Activity.tsx';
import { ArchiveLines } from './features/archives/ArchiveLines.tsx';
import { DueLines } from './features/cleanup/DueLines.tsx';
import { DropArea } from './features/drop/DropArea.tsx';
import { ClockBanner } from './features/expiring/ClockBanner.tsx';
import { LostBanner } from './features/expiring/LostBanner.tsx';
import { EmptyResults } from './features/find/EmptyResults.tsx';
import { FilterMenu } from './features/find/FilterMenu.tsx';
import { FilterRow } from './features/find/FilterRow.tsx';
import { SavedViews } from './features/find/SavedViews.tsx';
import { SearchField } from './features/find/SearchField.tsx';
import { SortMenu } from './features/find/SortMenu.tsx';
import { Inspector } from './features/inspector/Inspector.tsx';
import { CopyingLine } from './features/library/CopyingLine.tsx';
import { Gallery } from './features/library/Gallery.tsx';
import { SaveRunLines } from './features/library/SaveRunLines.tsx';
import { SavingLines } from './features/library/SavingLines.tsx';
import { Toolbar } from './features/library/Toolbar.tsx';
import { Messages } from './features/messages/Messages.tsx';
import { RemovalLines } from './features/removal/RemovalLines.tsx';
import { OpenInspector, OpenSidebar } from './features/shell/DrawerButtons.tsx';
import { KeychainBanner } from './features/shell/KeychainBanner.tsx';
import { LibraryBanner } from './features/shell/LibraryBanner.tsx';
import { Shell } from './features/shell/Shell.tsx';
import { Sidebar } from './features/shell/Sidebar.tsx';
import { SyncFailures } from './features/shell/SyncFailures.tsx';
import { UnreadEntries } from './features/shell/UnreadEntries.tsx';
import { useShortcuts } from './features/shell/useShortcuts.ts';
import { Tray } from './features/uploads/Tray.tsx';
import { useView, viewName } from './stores/view/viewStore.ts';
import { Boundary } from './ui/fault/Boundary.tsx';

/** The window once there is an account: every feature, put together. */
export function Workspace() {
  useShortcuts();
  return (
    <>
      <Shell
        sidebar={<Sidebar saved={<SavedViews />} accounts={<AccountList />} />}
        main={<Main />}
        inspector={<Inspector />}
      />
      <Boundary part="dialogs" floating>
        <DropArea />
      </Boundary>
    </>
  );
}

function Main() {
  const name = useView(viewName);
  const edges = { start: <OpenSidebar />, end: <OpenInspector /> };
  return (
    <>
      <Boundary part="library" of={name}>
        <KeychainBanner />
        <LibraryBanner />
        <ClockBanner />
        <LostBanner />
        <SyncFailures />
        <UnreadEntries />
        {name === 'messages' ? (
          <Messages {...edges} />
        ) : name === 'activity' ? (
          <Activity {...edges} />
        ) : (
          <>
            <Toolbar
              {...edges}
              search={<SearchField />}
              filter={<FilterMenu />}
              sort={<SortMenu />}
            />
            <FilterRow />
            <Gallery noResults={<EmptyResults />} />
          </>
        )}
      </Boundary>
      <Boundary part="notices" floating>
        <DueLines />
        {/* Activity tells of these itself. */}
        {name === 'activity' ? null : (
          <>
            <RemovalLines />
            <ArchiveLines />
            <SavingLines />
            <SaveRunLines />
          </>
        )}
        <CopyingLine />
      </Boundary>
      <Tray />
    </>
  );
}
