import { useEffect, useRef } from 'react';
import type { Run } from '../../../shared/contract/runs.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import {
  dismissRemoval,
  pauseRemoval,
  resumeRemoval,
  startNow,
  stopRemoval,
  tryAgain,
} from '../../stores/removalsStore.ts';
import { type Refused, useRefused } from '../../stores/useRefused.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';
import { useRipe } from '../../ui/time/useRipe.ts';
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
const askNothing = async () => [];
const ask = (runId: string) => client.removals.refused({ runId });

/** A removal that is followed from its line in the window. */
export function RunDialog({ run: opened, onClose }: RunDialogProps) {
  const run = useRun(opened, onClose) ?? opened;
  const refuses = run.state === 'over' && run.failed > 0;
  const refused = useRefused(run.id, refuses ? ask : askNothing);
  // What can be tried again stays in the window until it is, or is dismissed there.
  const isSeen = run.state === 'over' && (!refuses || isFinal(refused));
  function close(): void {
    if (isSeen) dismissRemoval(run.id);
    onClose();
  }
  return (
    <Dialog role="alertdialog" title={runTitle(run)} onClose={close}>
      {run.state === 'over' ? (
        <Ended run={run} refused={refused} onBegun={onClose} />
      ) : (
        <Underway run={run} />
      )}
    </Dialog>
  );
}

/** It is told why, and none of it can succeed. */
const isFinal = ({ classes }: Refused) =>
  classes.length > 0 && classes.every(({ mayRetry }) => !mayRetry);

const runTitle = (run: Run) =>
  run.state === 'over' ? runText(run, 0) : words.running(run.of, formatCount(run.of));

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

interface EndedProps {
  run: Run;
  refused: Refused;
  /** It is tried again: that can be undone in a line of the window, which a dialog is in the way of. */
  onBegun: () => void;
}

function Ended({ run, refused: { classes, rows }, onBegun }: EndedProps) {
  const { id, failed } = run;
  const { providerLabel } = useAccountIndex();
  const open = classes.filter(({ mayRetry }) => mayRetry);
  const count = open.reduce((sum, { items }) => sum + items, 0);
  async function again(reasons: readonly string[]): Promise<void> {
    const begun = await tryAgain(id, reasons, reasons.length === classes.length);
    if (begun !== null) onBegun();
  }
  return (
    <>
      <RefusedList
        label={words.failed(failed, formatCount(failed))}
        reasons={refusedReasons(classes, rows, providerLabel)}
        onAgain={(reason) => void again([reason])}
      />
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        {count === 0 ? null : (
          <LateButton onPress={() => void again(open.map((one) => one.id))}>
            {words.again(count, formatCount(count))}
          </LateButton>
        )}
      </DialogActions>
    </>
  );
}
