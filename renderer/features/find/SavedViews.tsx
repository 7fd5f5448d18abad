import { ArrowDown, ArrowUp, ChartBar, Ellipsis, Pencil, RefreshCcw, Trash2 } from 'lucide-react';
import type { SavedView } from '../../../shared/contract/window/views.ts';
import { keepViewAlive } from '../../actions/keepViewAlive.ts';
import { openHoldings } from '../../actions/openHoldings.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { keepOfView, useKeepAlive } from '../../stores/keepAliveStore.ts';
import { sayUndoable } from '../../stores/notices/statusStore.ts';
import {
  allSaved,
  dropSaved,
  moveSaved,
  useSavedViews,
} from '../../stores/view/savedViewsStore.ts';
import { countIn, useViewCounts } from '../../stores/view/viewCounts.ts';
import { change, showSaved, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';
import styles from './SavedViews.module.css';
import { viewIcons } from './viewIcons.tsx';

const words = en.find.views;

/** The views that a person saved, in the order that they chose; nothing while there are none. */
export function SavedViews() {
  const views = useSavedViews(allSaved);
  const shown = useView((view) => view.savedId);
  if (views.length === 0) return null;
  return (
    <section aria-labelledby="saved-heading">
      <h2 id="saved-heading" className={styles.heading}>
        {words.heading}
      </h2>
      <ul className={styles.list}>
        {views.map((view, at) => (
          <Row
            key={view.id}
            view={view}
            current={shown === view.id}
            first={at === 0}
            last={at === views.length - 1}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  view: SavedView;
  current: boolean;
  first: boolean;
  last: boolean;
}

function Row({ view, current, first, last }: RowProps) {
  const count = useViewCounts(countIn(view.id));
  const kept = useKeepAlive(keepOfView(view.id)) !== undefined;
  const Icon = viewIcons[view.icon];
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.view}
        aria-current={current}
        title={view.title}
        onClick={() => {
          showSaved(view);
          change({ drawer: 'none' });
        }}
      >
        <Icon aria-hidden />
        <bdi className={styles.title}>{view.title}</bdi>{' '}
        {kept ? (
          <RefreshCcw className={styles.kept} role="img" aria-label={en.keepAlive.badge} />
        ) : null}
        {count === undefined ? null : <span className={styles.count}>{formatCount(count)}</span>}
      </button>
      <span className={styles.menu}>
        <MenuButton
          trigger={
            <IconButton size="small" label={words.menu} of={view.title}>
              <Ellipsis />
            </IconButton>
          }
          entries={entriesOf(view, first, last)}
        />
      </span>
    </li>
  );
}

async function remove(view: SavedView): Promise<void> {
  const undo = await dropSaved(view.id);
  if (undo === null) return;
  if (useView.getState().savedId === view.id) change({ savedId: null });
  sayUndoable(words.deleted(view.title), undo);
}

function entriesOf(view: SavedView, first: boolean, last: boolean): (MenuEntry | 'separator')[] {
  const { filter, sort } = view;
  const up: MenuEntry = {
    id: 'up',
    label: words.up,
    icon: <ArrowUp aria-hidden />,
    run: () => void moveSaved(view.id, -1),
  };
  const down: MenuEntry = {
    id: 'down',
    label: words.down,
    icon: <ArrowDown aria-hidden />,
    run: () => void moveSaved(view.id, 1),
  };
  return [
    {
      id: 'edit',
      label: words.edit,
      icon: <Pencil aria-hidden />,
      run: () => openDialog({ kind: 'save-view', view, filter, sort }),
    },
    {
      id: 'holdings',
      label: en.holdings.action,
      icon: <ChartBar aria-hidden />,
      run: () => openHoldings(filter),
    },
    {
      id: 'keep-alive',
      label: en.keepAlive.action,
      icon: <RefreshCcw aria-hidden />,
      run: () => keepViewAlive(view),
    },
    ...(first ? [] : [up]),
    ...(last ? [] : [down]),
    'separator',
    {
      id: 'delete',
      label: words.delete,
      icon: <Trash2 aria-hidden />,
      dangerous: true,
      run: () => void remove(view),
    },
  ];
}
