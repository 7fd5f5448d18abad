import { useEffect, useState } from 'react';
import type { Refusals } from '../../../shared/contract/runs.ts';
import type { SavedRun } from '../../../shared/contract/saving.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { dismissSaveRun, showSaveRun } from '../../stores/saveRunsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { saveRunText } from '../../text/saveRunText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './SaveRunDialog.module.css';

interface SaveRunDialogProps {
  /** One that is over. */
  run: SavedRun;
  onClose: () => void;
}

const words = en.saving;

/** What could not be saved, by what stood in the way. */
export function SaveRunDialog({ run, onClose }: SaveRunDialogProps) {
  const [refused, setRefused] = useState<Refusals>([]);
  useEffect(() => {
    client.saving.refusals({ runId: run.id }).then(setRefused, (error: unknown) => {
      sayFailure(failureOf(error));
    });
  }, [run.id]);
  const close = () => {
    dismissSaveRun(run.id);
    onClose();
  };
  return (
    <Dialog title={words.manyFailedTitle(run.failed, formatCount(run.failed))} onClose={close}>
      <p>{saveRunText(run)}</p>
      <ul className={styles.reasons}>
        {byReason(refused).map(([why, { count, remedy }]) => (
          <li key={why}>
            <strong>{words.manyFiles(count, formatCount(count))}</strong> {why} {remedy}
          </li>
        ))}
        {refused.length > 0 && refused.length < run.failed ? (
          <li>
            {en.removal.andMore(
              run.failed - refused.length,
              formatCount(run.failed - refused.length),
            )}
          </li>
        ) : null}
      </ul>
      <DialogActions>
        {run.done === 0 ? null : <Button onPress={() => showSaveRun(run.id)}>{words.show}</Button>}
        <Button slot="close">{en.shell.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

function byReason(refused: Refusals) {
  const reasons = new Map<string, { count: number; remedy: string }>();
  for (const { failure } of refused) {
    const { why, remedy } = explain(failure, { provider: en.shell.provider });
    const { count } = reasons.get(why) ?? { count: 0 };
    reasons.set(why, { count: count + 1, remedy: remedy ?? '' });
  }
  return [...reasons].sort(([, one], [, other]) => other.count - one.count);
}
