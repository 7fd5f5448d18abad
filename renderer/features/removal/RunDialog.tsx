import { useEffect, useRef, useState } from 'react';
import type { Refusals as Refused, Run } from '../../../shared/contract/runs.ts';
import { client } from '../../bridge/client.ts';
import { dismissRemoval, stopRemoval } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useRipe } from '../../ui/time/useRipe.ts';
import { Refusals } from './Refusals.tsx';
import styles from './Removal.module.css';
import { runText, shareOf } from './runText.ts';
import { useRun } from './useRun.ts';

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
  run.state === 'over' ? runText(run) : words.running(run.of, formatCount(run.of));

/** How far a removal is, and how it ended. */
export function RunBody({ run }: { run: Run }) {
  return run.state === 'over' ? <Ended run={run} /> : <Underway run={run} />;
}

function Underway({ run }: { run: Run }) {
  const text = useRef<HTMLParagraphElement>(null);
  const ripe = useRipe();
  // The buttons of the question are gone: the keyboard waits where a press does nothing.
  useEffect(() => text.current?.focus(), []);
  const stopping = run.state === 'stopping';
  return (
    <>
      <p ref={text} tabIndex={-1} className={styles.progress}>
        {runText(run)}
      </p>
      <Progress label={words.runs} value={shareOf(run)} />
      <p className={styles.words}>{words.goesOn}</p>
      {/* At the other end than the buttons of the question were. */}
      <DialogActions start>
        <Button
          isDisabled={!ripe || stopping}
          onPress={() => {
            // A button that is disabled hears no key, not even Escape.
            text.current?.focus();
            stopRemoval(run.id);
          }}
        >
          {stopping ? words.stopped : words.stop}
        </Button>
        <Button slot="close" look="quiet" isDisabled={!ripe}>
          {words.hide}
        </Button>
      </DialogActions>
    </>
  );
}

function Ended({ run }: { run: Run }) {
  const [refused, setRefused] = useState<Refused>([]);
  const { id, failed } = run;
  useEffect(() => {
    if (failed === 0) return;
    let over = false;
    client.removals.refusals({ runId: id }).then(
      (told) => {
        if (!over) setRefused(told);
      },
      // How many they are is told already.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [id, failed]);
  return (
    <>
      {refused.length === 0 ? null : <Refusals refused={refused} count={failed} />}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </>
  );
}
