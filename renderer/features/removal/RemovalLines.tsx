import { X } from 'lucide-react';
import { useRef } from 'react';
import type { Run } from '../../../shared/contract/runs.ts';
import { showActivity } from '../../actions/showActivity.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import {
  allRuns,
  dismissRemoval,
  pauseRemoval,
  resumeRemoval,
  startNow,
  stopRemoval,
  useRemovals,
} from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { RunLine } from '../../ui/RunLine.tsx';
import styles from './Removal.module.css';
import { shareOf } from './runText.ts';
import { useRunText } from './useRunText.ts';

const words = en.removal;

/** The first button of the line that is left of what the keyboard was in. */
function buttonBeside(lost: readonly HTMLElement[]): HTMLElement | null | undefined {
  return lost.find(({ isConnected }) => isConnected)?.querySelector('button');
}

/** Removals that are under way, or that ended otherwise than they were meant to. */
export function RemovalLines() {
  const runs = useRemovals(allRuns);
  const area = useRef<HTMLDivElement>(null);
  // Stop goes when the removal does; what can be done then stands in the same line.
  useKeptFocus(area, buttonBeside);
  return (
    <div ref={area} className={styles.lines}>
      {runs.map((run) => (
        <Line key={run.id} run={run} />
      ))}
    </div>
  );
}

function Line({ run }: { run: Run }) {
  const moves = run.state !== 'over' && run.state !== 'pending';
  return (
    <RunLine
      label={words.runs}
      text={useRunText(run)}
      counts={run.state === 'pending'}
      {...(moves ? { share: shareOf(run) } : {})}
    >
      <Buttons run={run} />
      {run.state === 'over' ? null : (
        <Button
          size="small"
          look="quiet"
          aria-label={en.names.of(en.activity.show, words.action(run.of, formatCount(run.of)))}
          onPress={showActivity}
        >
          {en.activity.show}
        </Button>
      )}
    </RunLine>
  );
}

function Buttons({ run }: { run: Run }) {
  const { id, state, of, failed } = run;
  const subject = words.action(of, formatCount(of));
  const button = (word: string, onPress: () => void, isPending = false) => (
    <Button
      size="small"
      isPending={isPending}
      aria-label={en.names.of(word, subject)}
      onPress={onPress}
    >
      {word}
    </Button>
  );
  if (state === 'pending') {
    return (
      <>
        {button(words.undo, () => stopRemoval(id))}
        {button(words.now, () => startNow(id))}
      </>
    );
  }
  if (state === 'over') {
    return (
      <>
        {failed === 0 ? null : button(words.details, () => openDialog({ kind: 'removal', run }))}
        <IconButton
          size="small"
          label={en.shell.dismiss}
          of={subject}
          onPress={() => dismissRemoval(id)}
        >
          <X />
        </IconButton>
      </>
    );
  }
  // Where Undo was stands Pause, which changes nothing that could not be resumed.
  return (
    <>
      {state === 'running' ? button(words.pause, () => pauseRemoval(id)) : null}
      {state === 'paused' ? button(words.resume, () => resumeRemoval(id)) : null}
      {state === 'stopping'
        ? button(words.stopped, () => {}, true)
        : button(words.stop, () => stopRemoval(id))}
    </>
  );
}
