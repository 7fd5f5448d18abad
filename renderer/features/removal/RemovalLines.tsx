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
import { type Act, Acts } from '../../ui/acts/Acts.tsx';
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
  const { state, of } = run;
  const moves = state !== 'over' && state !== 'pending';
  return (
    <RunLine
      label={words.runs}
      text={useRunText(run)}
      counts={state === 'pending'}
      {...(moves ? { share: shareOf(run) } : {})}
    >
      <Acts acts={actsOf(run)} subject={words.action(of, formatCount(of))} layout={state} />
    </RunLine>
  );
}

function actsOf(run: Run): Act[] {
  const { id, state, failed } = run;
  const stop = (label: string): Act => ({ label, run: () => stopRemoval(id) });
  const show: Act = { label: en.activity.show, quiet: true, run: showActivity };
  switch (state) {
    case 'pending':
      return [stop(words.undo), { label: words.now, run: () => startNow(id) }, show];
    case 'running':
      return [{ label: words.pause, run: () => pauseRemoval(id) }, stop(words.stop), show];
    case 'paused':
      return [{ label: words.resume, run: () => resumeRemoval(id) }, stop(words.stop), show];
    case 'stopping':
      return [{ label: words.stopped, run: () => {}, pending: true }, show];
    case 'over':
      return [
        ...(failed === 0
          ? []
          : [{ label: words.details, run: () => openDialog({ kind: 'removal', run }) }]),
        { label: en.shell.dismiss, icon: <X />, run: () => dismissRemoval(id) },
      ];
    default:
      return state satisfies never;
  }
}
