import { Ellipsis, Pause, Pencil, Play, RefreshCcw, Trash2 } from 'lucide-react';
import type { Keep } from '../../../shared/contract/keepAlive.ts';
import { changeLimits } from '../../actions/keepItemsAlive.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import {
  allKeeps,
  pauseKeep,
  resumeKeep,
  stopKeep,
  useKeepAlive,
} from '../../stores/keepAliveStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { nameOfKeep, needsLook, statusOf, untilText } from '../../text/lasting/keepText.ts';
import { nextMinute } from '../../text/nextMidnight.ts';
import { timed, untimed } from '../../text/timed.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu/Menu.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import styles from './Keep.module.css';

const words = en.keepAlive;

/** Everything that is kept alive: how it stands, when it is renewed next, and what can be done with it. */
export function KeepsDialog({ onClose }: { onClose: () => void }) {
  const keeps = useKeepAlive(allKeeps);
  const now = useProviderNow(nextMinute);
  return (
    <Dialog wide title={words.heading} onClose={onClose}>
      {keeps.length === 0 ? (
        <EmptyState icon={<RefreshCcw aria-hidden />} title={words.none.title}>
          <p>{words.none.text}</p>
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {keeps.map((keep) => (
            <Row key={keep.id} keep={keep} now={now} />
          ))}
        </ul>
      )}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

async function stop(keep: Keep): Promise<void> {
  if ((await stopKeep(keep.id)) && keep.state !== 'over') say(words.stopped(nameOfKeep(keep)));
}

function entriesOf(keep: Keep): (MenuEntry | 'separator')[] {
  const { id, state } = keep;
  const edit: MenuEntry = {
    id: 'edit',
    label: words.edit,
    icon: <Pencil aria-hidden />,
    run: () => changeLimits(keep, nameOfKeep(keep)),
  };
  const pause: MenuEntry = {
    id: 'pause',
    label: words.pause,
    icon: <Pause aria-hidden />,
    run: () => void pauseKeep(id),
  };
  const resume: MenuEntry = {
    id: 'resume',
    label: words.resume,
    icon: <Play aria-hidden />,
    run: () => void resumeKeep(id),
  };
  return [
    ...(state === 'over' ? [] : [edit, state === 'on' ? pause : resume]),
    {
      id: 'stop',
      label: state === 'over' ? words.clear : words.stop,
      icon: <Trash2 aria-hidden />,
      run: () => void stop(keep),
    },
  ];
}

function Row({ keep, now }: { keep: Keep; now: number }) {
  const { of, items, renewed, changedAt, state } = keep;
  const name = nameOfKeep(keep);
  const facts = [
    untimed(of.kind === 'item' ? words.item : words.view),
    untimed(words.counts(items, formatCount(items), formatCount(renewed))),
    ...(state === 'over' ? [] : [untilText(keep, now)]),
    ...(changedAt === null ? [] : [timed(changedAt, now, words.changed)]),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <h3 className={styles.name}>
          <bdi>{name}</bdi>
        </h3>
        <span className={styles.status} data-tone={needsLook(keep) ? 'bad' : 'calm'}>
          <Times of={statusOf(keep, en.shell.provider, now)} />
        </span>
        <span>
          <Times of={facts} />
        </span>
      </div>
      <Button
        size="small"
        aria-label={en.names.of(words.details, name)}
        onPress={() => openDialog({ kind: 'kept', keepId: keep.id })}
      >
        {words.details}
      </Button>
      <MenuButton
        trigger={
          <IconButton size="small" label={en.find.views.menu} of={name}>
            <Ellipsis />
          </IconButton>
        }
        entries={entriesOf(keep)}
      />
    </li>
  );
}
