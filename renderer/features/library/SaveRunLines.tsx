import { FolderOpen, X } from 'lucide-react';
import { useRef } from 'react';
import type { SavedRun } from '../../../shared/contract/saving.ts';
import { showActivity } from '../../actions/showActivity.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { seeFinished, useUnseen } from '../../stores/finishedStore.ts';
import {
  allSaveRuns,
  pauseSaveRun,
  resumeSaveRun,
  retrySaveRun,
  showSaveRun,
  stopSaveRun,
  useSaveRuns,
} from '../../stores/saveRunsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { saveRunText } from '../../text/saveRunText.ts';
import { type Act, Acts } from '../../ui/acts/Acts.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { RunLine } from '../../ui/RunLine.tsx';
import styles from './Gallery.module.css';

const words = en.saving;

/** The first button of the line that is left of what the keyboard was in. */
function buttonBeside(lost: readonly HTMLElement[]): HTMLElement | null | undefined {
  return lost.find(({ isConnected }) => isConnected)?.querySelector('button');
}

/** How far each folder is that items are being saved in, and what of it did not come about. */
export function SaveRunLines() {
  const runs = useUnseen(useSaveRuns(allSaveRuns));
  const area = useRef<HTMLDivElement>(null);
  useKeptFocus(area, buttonBeside);
  return (
    <div ref={area} className={styles.lines}>
      {runs.map((run) => (
        <Line key={run.id} run={run} />
      ))}
    </div>
  );
}

function Line({ run }: { run: SavedRun }) {
  const { state, of, done, failed, folder } = run;
  const subject = words.manyLine(formatCount(of), folder);
  return (
    <RunLine
      label={subject}
      text={saveRunText(run)}
      {...(state === 'over' ? {} : { share: of === 0 ? 1 : (done + failed) / of })}
    >
      <Acts acts={actsOf(run)} subject={subject} layout={state} />
    </RunLine>
  );
}

function actsOf(run: SavedRun): Act[] {
  const { id, state, done, failed } = run;
  const show: Act = { label: en.activity.show, quiet: true, run: showActivity };
  if (state === 'over') {
    return [
      ...(failed === 0
        ? []
        : [
            { label: en.activity.again, run: () => retrySaveRun(id) },
            { label: words.details, run: () => openDialog({ kind: 'save-run', run }) },
          ]),
      ...(done === 0
        ? []
        : [{ label: words.show, icon: <FolderOpen />, run: () => showSaveRun(id) }]),
      { label: en.shell.dismiss, icon: <X />, run: () => seeFinished([id]) },
    ];
  }
  if (state === 'stopping') return [{ label: words.stoppingMany, run: () => {}, pending: true }];
  const pause: Act =
    state === 'paused'
      ? { label: words.resume, run: () => resumeSaveRun(id) }
      : { label: words.pause, run: () => pauseSaveRun(id) };
  return [pause, { label: words.stopMany, run: () => stopSaveRun(id) }, show];
}
