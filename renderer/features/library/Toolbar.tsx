import { ChevronDown, ClipboardPaste, FolderOpen, Plus, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { chooseFiles } from '../../actions/adding/adding.ts';
import { keysOf } from '../../actions/chord.ts';
import {
  refreshView,
  type WindowCommandId,
  windowCommand,
} from '../../actions/keys/windowCommands.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useAddAbsence, useIsReading, useUploaders } from '../../stores/accounts/accountsInView.ts';
import { useLibrary } from '../../stores/library/libraryStore.ts';
import { selectedCount } from '../../stores/library/selection.ts';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { usePanels } from '../../stores/view/panelsStore.ts';
import { savedOf, useSavedViews } from '../../stores/view/savedViewsStore.ts';
import { accountInView, useView, viewName } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';
import { WhyNot } from '../../ui/WhyNot.tsx';
import { LayoutSwitch } from './LayoutSwitch.tsx';
import { SizeSlider } from './SizeSlider.tsx';
import styles from './Toolbar.module.css';
import { ViewOptions } from './ViewOptions.tsx';

interface ToolbarProps {
  /** What opens the side panels stands at its edges. */
  start: ReactNode;
  end: ReactNode;
  /** What decides which items are shown, and in which order. */
  search: ReactNode;
  filter: ReactNode;
  sort: ReactNode;
}

const words = en.library;
/** The view, the saved view or the account that is shown. */
function useTitle(): string {
  const name = useView(viewName);
  const accountId = useView(accountInView);
  const saved = useSavedViews(savedOf(useView((view) => view.savedId)));
  const { accountLabel } = useAccountIndex();
  if (accountId !== null) return accountLabel(accountId);
  return saved?.title ?? words.views[name];
}

export function Toolbar({ start, end, search, filter, sort }: ToolbarProps) {
  const title = useTitle();
  const reading = useIsReading();
  return (
    <header className={styles.area}>
      <div className={styles.toolbar}>
        {start}
        <div className={styles.heading}>
          <h1 className={styles.title} title={title}>
            {title}
          </h1>
          <Total />
        </div>
        {search}
        {filter}
        {sort}
        <LayoutSwitch />
        <SizeSlider className={styles.size ?? ''} />
        <ViewOptions />
        <span className={reading ? styles.spinning : ''}>
          <IconButton label={words.refresh} onPress={refreshView}>
            <RefreshCw />
          </IconButton>
        </span>
        {end}
        <Adding />
      </div>
    </header>
  );
}

/**
 * How many items are shown, and where no details say so, how many of them are selected: most may be out of sight.
 * Alone, so that nothing else is drawn with it.
 */
function Total() {
  const total = useLibrary((library) => (library.phase === 'ready' ? library.total : null));
  const follow = usePanels(({ detailsFollow }) => detailsFollow);
  const selected = useSelection((selection) => (follow ? 0 : selectedCount(selection)));
  if (total === null) return null;
  return (
    <>
      <span className={styles.total}>{words.total(total, formatCount(total))}</span>
      {selected > 1 ? (
        <span className={styles.total}>{words.manySelected(formatCount(selected))}</span>
      ) : null}
    </>
  );
}

/** Choosing files, and beside it the other ways to add some; or why that cannot be done here. */
function Adding() {
  const canAdd = useUploaders().length > 0;
  const absence = useAddAbsence();
  return (
    <>
      {canAdd || absence !== null ? <AddButton canAdd={canAdd} /> : null}
      {absence === null ? null : <WhyNot label={words.whyNot} why={absence} />}
    </>
  );
}

/** An entry of the menu that does what a key does too. */
function entryOf(id: WindowCommandId, label: string, icon: ReactNode): MenuEntry {
  const { chords, run } = windowCommand(id);
  const keys = chords.slice(0, 1).flatMap((chord) => keysOf(chord, bridge().platform));
  return { id, label, icon, keys: keys.join(' '), run };
}

function AddButton({ canAdd }: { canAdd: boolean }) {
  return (
    <div className={styles.split}>
      <Button look="primary" aria-label={words.addFiles} isDisabled={!canAdd} onPress={chooseFiles}>
        <Plus aria-hidden />
        <span className={styles.add}>{words.addFiles}</span>
      </Button>
      <MenuButton
        trigger={
          <IconButton look="primary" label={words.moreWays} isDisabled={!canAdd}>
            <ChevronDown />
          </IconButton>
        }
        entries={[
          entryOf('add', words.chooseFiles, <FolderOpen aria-hidden />),
          entryOf('paste', words.fromClipboard, <ClipboardPaste aria-hidden />),
        ]}
      />
    </div>
  );
}
