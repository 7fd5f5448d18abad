import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { CleanupRule } from '../../../shared/contract/cleanup.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { allRules, callOff, keepRule, removeRule, useCleanup } from '../../stores/cleanupStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { say, sayUndoable } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { type Timed, timed, untimed } from '../../text/timed.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { MenuButton } from '../../ui/menu/Menu.tsx';
import { Times } from '../../ui/time/Times.tsx';
import styles from './Cleanup.module.css';
import { chipLabels } from './chipLabels.ts';

const words = en.cleanup.rules;

const open = (rule: CleanupRule, preview: boolean) =>
  openDialog({ kind: 'clean-up', of: { filter: rule.filter }, rule, preview });

/** The rules that are kept: what each is, what it did last, and what it will do by itself. */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  const rules = useCleanup(allRules);
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      {rules.length === 0 ? <p className={styles.hint}>{words.none}</p> : null}
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ul>
      <DialogActions>
        <Button slot="close" autoFocus>
          {en.cleanup.close}
        </Button>
        <Button
          look="primary"
          onPress={() =>
            openDialog({ kind: 'clean-up', of: { filter: {} }, rule: null, preview: false })
          }
        >
          {words.new}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

async function remove({
  last: _last,
  due: _due,
  nextLookAt: _look,
  waitsForClock: _waits,
  ...rule
}: CleanupRule) {
  if (await removeRule(rule.id)) {
    sayUndoable(words.deleted(rule.title), () => void keepRule(rule));
  }
}

function Rule({ rule }: { rule: CleanupRule }) {
  const { accounts } = useAccountIndex();
  const { title, due } = rule;
  const labels = chipLabels(rule.filter, accounts);
  return (
    <li className={styles.rule}>
      <div className={styles.about}>
        <bdi className={styles.name}>{title}</bdi>
        <span>
          <bdi>{labels.length === 0 ? en.cleanup.everything : labels.join(', ')}</bdi>
        </span>
        <span>
          <Times of={statusOf(rule)} />
        </span>
        {due === null ? null : (
          <Button
            size="small"
            aria-label={en.names.of(words.skip, title)}
            onPress={() =>
              void callOff(rule.id).then((done) => {
                if (done) say(words.skipped(title));
              })
            }
          >
            {words.skip}
          </Button>
        )}
      </div>
      <Button
        size="small"
        aria-label={en.names.of(words.run, title)}
        onPress={() => open(rule, true)}
      >
        {words.run}
      </Button>
      <MenuButton
        trigger={
          <IconButton size="small" label={en.find.views.menu} of={title}>
            <Ellipsis />
          </IconButton>
        }
        entries={[
          {
            id: 'edit',
            label: words.edit,
            icon: <Pencil aria-hidden />,
            run: () => open(rule, false),
          },
          {
            id: 'delete',
            label: words.delete,
            icon: <Trash2 aria-hidden />,
            dangerous: true,
            run: () => void remove(rule),
          },
        ]}
      />
    </li>
  );
}

/** What it will do by itself, or else what it did last. */
function statusOf({ due, last, nextLookAt, waitsForClock }: CleanupRule): readonly Timed[] {
  const now = Date.now();
  const parts: Timed[] = [];
  if (last === null) parts.push(untimed(words.never));
  else if (last.done === null) parts.push(timed(last.at, now, words.running));
  else {
    const done = formatCount(last.done);
    parts.push(timed(last.at, now, (when) => words.last(when, done)));
    if (last.failed > 0) parts.push(untimed(words.lastFailed(formatCount(last.failed))));
    if (last.kept > 0) parts.push(untimed(words.lastKept(formatCount(last.kept))));
  }
  if (waitsForClock) parts.push(untimed(words.wrongClock));
  else if (due !== null) {
    parts.push(timed(due.at, now, (when) => words.due(when, due.items, formatCount(due.items))));
  } else if (nextLookAt !== null) parts.push(timed(nextLookAt, now, words.next));
  return parts;
}
