import { useEffect, useRef, useState } from 'react';
import type { RefusalClass, Run } from '../../../shared/contract/runs.ts';
import { client } from '../../bridge/client.ts';
import {
  dismissRemoval,
  pauseRemoval,
  resumeRemoval,
  startNow,
  stopRemoval,
  tryAgain,
} from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useRipe } from '../../ui/time/useRipe.ts';
import { RefusedBy } from './RefusedBy.tsx';
import styles from './Removal.module.css';
import { runText, shareOf } from './runText.ts';
import { useRun } from './useRun.ts';
import { useRunText } from './useRunText.ts';

interface RunDialogProps {
  /** The removal as it was when the dialog opened. */
  run: Run;
  onClose: () => void;
}

const words = en.removal;

/** A removal that is followed from its line in the window. */
export function RunDialog({ run: opened, onClose }: RunDialogProps) {
  const run = useRun(opened, onClose) ?? opened;
  return (
    <Dialog role="alertdialog" title={runTitle(run)} onClose={() => closeRun(run, onClose)}>
      <RunBody run={run} />
    </Dialog>
  );
}

/** Closing changes nothing about a removal; one that is over has been seen then. */
export function closeRun({ id, state }: Run, close: () => void): void {
  if (state === 'over') dismissRemoval(id);
  close();
}

export const runTitle = (run: Run) =>
  run.state === 'over' ? runText(run, 0) : words.running(run.of, formatCount(run.of));

/** How far a removal is, and how it ended. */
export function RunBody({ run }: { run: Run }) {
  return run.state === 'over' ? <Ended run={run} /> : <Underway run={run} />;
}

function Underway({ run }: { run: Run }) {
  const text = useRef<HTMLParagraphElement>(null);
  const pending = run.state === 'pending';
  // What stands where Undo or Pause was is not pressed by whoever meant that.
  const ripe = useRipe(run.state);
  // The buttons of the question are gone: the keyboard waits where a press does nothing.
  useEffect(() => text.current?.focus(), []);
  // A button that is disabled hears no key, not even Escape.
  const act = (work: (runId: string) => void) => () => {
    text.current?.focus();
    work(run.id);
  };
  const stopping = run.state === 'stopping';
  return (
    <>
      <p ref={text} tabIndex={-1} className={styles.progress}>
        {useRunText(run)}
      </p>
      {pending ? null : <Progress label={words.runs} value={shareOf(run)} />}
      <p className={styles.words}>{words.goesOn}</p>
      {/* At the other end than the buttons of the question were. */}
      <DialogActions start>
        {pending ? (
          <>
            <Button isDisabled={!ripe} onPress={act(stopRemoval)}>
              {words.undo}
            </Button>
            <Button isDisabled={!ripe} onPress={act(startNow)}>
              {words.now}
            </Button>
          </>
        ) : (
          <>
            {run.state === 'paused' ? (
              <Button isDisabled={!ripe} onPress={act(resumeRemoval)}>
                {words.resume}
              </Button>
            ) : (
              <Button isDisabled={!ripe || stopping} onPress={act(pauseRemoval)}>
                {words.pause}
              </Button>
            )}
            <Button isDisabled={!ripe || stopping} onPress={act(stopRemoval)}>
              {stopping ? words.stopped : words.stop}
            </Button>
          </>
        )}
        <Button slot="close" look="quiet" isDisabled={!ripe}>
          {words.hide}
        </Button>
      </DialogActions>
    </>
  );
}

function Ended({ run }: { run: Run }) {
  const [classes, setClasses] = useState<readonly RefusalClass[]>([]);
  const { id, failed } = run;
  useEffect(() => {
    if (failed === 0) return;
    let over = false;
    client.removals.refused({ runId: id }).then(
      (told) => {
        if (!over) setClasses(told);
      },
      // How many they are is told already.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [id, failed]);
  const open = classes.filter(({ mayRetry }) => mayRetry);
  const count = open.reduce((sum, { items }) => sum + items, 0);
  return (
    <>
      {classes.length === 0 ? null : <RefusedBy classes={classes} runId={id} />}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        {count === 0 ? null : (
          <LateButton
            onPress={() => {
              const ids = open.map((one) => one.id);
              void tryAgain(id, ids, open.length === classes.length);
            }}
          >
            {words.again(count, formatCount(count))}
          </LateButton>
        )}
      </DialogActions>
    </>
  );
}
