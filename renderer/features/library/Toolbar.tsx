import { ChevronDown, ClipboardPaste, FolderOpen, Plus, RefreshCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { type MediaSort, newestFirst } from '../../../shared/query/mediaFilter.ts';
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
import { accountInView, change, useView, viewName } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { SearchBox } from '../../ui/form/SearchBox.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';
import { WhyNot } from '../../ui/WhyNot.tsx';
import { intoResults } from './intoResults.ts';
import { LayoutSwitch } from './LayoutSwitch.tsx';
import { SizeSlider } from './SizeSlider.tsx';
import styles from './Toolbar.module.css';
import { ViewOptions } from './ViewOptions.tsx';

interface ToolbarProps {
  /** What opens the side panels stands at its edges. */
  start: ReactNode;
  end: ReactNode;
}

const words = en.library;
const orders: Readonly<Record<keyof typeof words.sorts, MediaSort>> = {
  newest: newestFirst,
  oldest: { by: 'stored', descending: false },
  name: { by: 'name', descending: false },
  largest: { by: 'size', descending: true },
  expiring: { by: 'end', descending: false },
};
const sorts = Object.entries(words.sorts).map(([id, label]) => ({
  id: id as keyof typeof words.sorts,
  label,
}));
const idOf = ({ by, descending }: MediaSort) =>
  sorts.find(({ id }) => orders[id].by === by && orders[id].descending === descending)?.id ??
  'newest';
const typingPauseMs = 150;

/** What is typed, told onwards once the person pauses. */
function useTyped(search: string) {
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => change({ search: typed }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, search]);
  return [typed, setTyped] as const;
}

/** The view, or the account where all of it is shown. */
function useTitle(): string {
  const name = useView(viewName);
  const accountId = useView(accountInView);
  const { accountLabel } = useAccountIndex();
  return accountId === null || name !== 'all' ? words.views[name] : accountLabel(accountId);
}

export function Toolbar({ start, end }: ToolbarProps) {
  const title = useTitle();
  const { name, search, sort } = useView();
  const total = useLibrary((state) => state.total);
  const phase = useLibrary((state) => state.phase);
  const reading = useIsReading();
  const [typed, setTyped] = useTyped(search);
  return (
    <header className={styles.area}>
      <div className={styles.toolbar}>
        {start}
        <div className={styles.heading}>
          <h1 className={styles.title} title={title}>
            {title}
          </h1>
          {phase === 'ready' ? (
            <span className={styles.total}>{words.total(total, formatCount(total))}</span>
          ) : null}
        </div>
        <SearchBox
          label={words.search}
          className={styles.search ?? ''}
          value={typed}
          onChange={setTyped}
          onLeave={() => intoResults(typed)}
          main
        />
        {/* What expires soon has an order of its own. */}
        {name === 'expiring' ? null : (
          <Choice
            label={words.sort}
            value={idOf(sort)}
            options={sorts}
            onChange={(chosen) => change({ sort: orders[chosen] })}
          />
        )}
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
