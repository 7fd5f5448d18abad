import {
  ChevronDown,
  ClipboardPaste,
  FolderOpen,
  Plus,
  RefreshCw,
  SlidersHorizontal,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { LibraryQuery } from '../../../shared/contract/library.ts';
import { bridge } from '../../bridge.ts';
import { useLibrary } from '../../stores/library/libraryStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { SearchBox } from '../../ui/form/SearchBox.tsx';
import { MenuButton } from '../../ui/menu/Menu.tsx';
import { WhyNot } from '../../ui/WhyNot.tsx';
import styles from './Toolbar.module.css';

type Sort = LibraryQuery['sort'];

interface ToolbarProps {
  title: string;
  search: string;
  /** null where the view has an order of its own. */
  sort: Sort | null;
  includeGone: boolean;
  fillFrame: boolean;
  syncing: boolean;
  canAdd: boolean;
  /** Why files cannot be added, where they cannot. */
  addAbsence: string | null;
  start: ReactNode;
  end: ReactNode;
  onChange: (change: {
    search?: string;
    sort?: Sort;
    includeGone?: boolean;
    fillFrame?: boolean;
  }) => void;
  onRefresh: () => void;
  onAdd: () => void;
  /** Adds what is on the clipboard. */
  onPaste: () => void;
}

const words = en.library;
const sorts = Object.entries(words.sorts).map(([id, label]) => ({ id: id as Sort, label }));
const typingPauseMs = 150;

/** What is typed, told onwards once the person pauses. */
function useTyped(search: string, onChange: ToolbarProps['onChange']) {
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => onChange({ search: typed }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, search, onChange]);
  return [typed, setTyped] as const;
}

export function Toolbar(props: ToolbarProps) {
  const { title, search, sort, includeGone, fillFrame, onChange } = props;
  const { total, phase } = useLibrary();
  const [typed, setTyped] = useTyped(search, onChange);
  return (
    <header className={styles.place}>
      <div className={styles.toolbar}>
        {props.start}
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
          main
        />
        {sort === null ? null : (
          <Choice
            label={words.sort}
            value={sort}
            options={sorts}
            onChange={(chosen) => onChange({ sort: chosen })}
          />
        )}
        <MenuButton
          trigger={
            <IconButton label={words.options}>
              <SlidersHorizontal />
            </IconButton>
          }
          entries={[
            {
              id: 'fill',
              label: words.fillFrame,
              checked: fillFrame,
              run: () => onChange({ fillFrame: !fillFrame }),
            },
            {
              id: 'gone',
              label: words.showGone,
              checked: includeGone,
              run: () => onChange({ includeGone: !includeGone }),
            },
          ]}
        />
        <span className={props.syncing ? styles.spinning : ''}>
          <IconButton label={words.refresh} onPress={props.onRefresh}>
            <RefreshCw />
          </IconButton>
        </span>
        {props.end}
        {props.canAdd || props.addAbsence !== null ? <AddButton {...props} /> : null}
        {props.addAbsence === null ? null : <WhyNot label={words.whyNot} why={props.addAbsence} />}
      </div>
    </header>
  );
}

/** Choosing files, and beside it the other ways to add some. */
function AddButton({ canAdd, onAdd, onPaste }: ToolbarProps) {
  const mod = bridge().platform === 'darwin' ? '⌘' : 'Ctrl';
  return (
    <div className={styles.split}>
      <Button look="primary" aria-label={words.addFiles} isDisabled={!canAdd} onPress={onAdd}>
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
          {
            id: 'choose',
            label: words.chooseFiles,
            icon: <FolderOpen aria-hidden />,
            keys: `${mod} O`,
            run: onAdd,
          },
          {
            id: 'paste',
            label: words.fromClipboard,
            icon: <ClipboardPaste aria-hidden />,
            keys: `${mod} V`,
            run: onPaste,
          },
        ]}
      />
    </div>
  );
}
