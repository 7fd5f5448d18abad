import { X } from 'lucide-react';
import { useRef } from 'react';
import type { Run } from '../../../shared/contract/runs.ts';
import { showActivity } from '../../actions/showActivity.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { allRuns, dismissRemoval, stopRemoval, useRemovals } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { RunLine } from '../../ui/RunLine.tsx';
import styles from './Removal.module.css';
import { runText, shareOf } from './runText.ts';

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
  const subject = words.action(run.of, formatCount(run.of));
  return (
    <RunLine
      label={words.runs}
      text={runText(run)}
      {...(run.state === 'over' ? {} : { share: shareOf(run) })}
    >
      {run.state === 'over' ? (
        <>
          {run.failed === 0 ? null : (
            <Button
              size="small"
              aria-label={en.names.of(words.details, subject)}
              onPress={() => openDialog({ kind: 'removal', run })}
            >
              {words.details}
            </Button>
          )}
          <IconButton
            size="small"
            label={en.shell.dismiss}
            of={subject}
            onPress={() => dismissRemoval(run.id)}
          >
            <X />
          </IconButton>
        </>
      ) : (
        <>
          <Button
            size="small"
            isPending={run.state === 'stopping'}
            aria-label={en.names.of(run.state === 'stopping' ? words.stopped : words.stop, subject)}
            onPress={() => stopRemoval(run.id)}
          >
            {run.state === 'stopping' ? words.stopped : words.stop}
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={en.names.of(en.activity.show, subject)}
            onPress={showActivity}
          >
            {en.activity.show}
          </Button>
        </>
      )}
    </RunLine>
  );
}
