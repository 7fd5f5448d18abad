import { FolderOpen, X } from 'lucide-react';
import { useRef } from 'react';
import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import { showActivity } from '../../actions/showActivity.ts';
import {
  archiveRuns,
  pauseArchiveRun,
  resumeArchiveRun,
  retryArchiveRun,
  showArchive,
  stopArchiveRun,
  useArchives,
} from '../../stores/archivesStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { seeFinished, useUnseen } from '../../stores/finishedStore.ts';
import { en } from '../../strings/en.ts';
import { type Act, Acts } from '../../ui/acts/Acts.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { RunLine } from '../../ui/RunLine.tsx';
import styles from './Archives.module.css';
import { archivedShare, archiveRunText } from './runText.ts';

const words = en.archives;

const buttonBeside = (lost: readonly HTMLElement[]) =>
  lost.find(({ isConnected }) => isConnected)?.querySelector('button');

/** Archives that are being filled, or that could not be filled whole. */
export function ArchiveLines() {
  const runs = useUnseen(useArchives(archiveRuns));
  const area = useRef<HTMLDivElement>(null);
  // What can be done changes with how far it is; it stands in the same line.
  useKeptFocus(area, buttonBeside);
  return (
    <div ref={area} className={styles.lines}>
      {runs.map((run) => (
        <Line key={run.id} run={run} />
      ))}
    </div>
  );
}

function Line({ run }: { run: ArchiveRun }) {
  const { state, title } = run;
  return (
    <RunLine
      label={words.line(title)}
      text={archiveRunText(run)}
      {...(state === 'over' ? {} : { share: archivedShare(run) })}
    >
      <Acts acts={actsOf(run)} subject={title} layout={state} />
    </RunLine>
  );
}

function actsOf(run: ArchiveRun): Act[] {
  const { id, state, failed, archiveId } = run;
  if (state === 'over') {
    return [
      ...(failed === 0
        ? []
        : [
            { label: words.again, run: () => void retryArchiveRun(id) },
            { label: words.details, run: () => openDialog({ kind: 'archive-run', run }) },
          ]),
      { label: words.show, icon: <FolderOpen />, run: () => showArchive(archiveId) },
      { label: en.shell.dismiss, icon: <X />, run: () => seeFinished([id]) },
    ];
  }
  if (state === 'stopping') return [{ label: words.stopped, run: () => {}, pending: true }];
  const pause: Act =
    state === 'paused'
      ? { label: words.resume, run: () => resumeArchiveRun(id) }
      : { label: words.pause, run: () => pauseArchiveRun(id) };
  const show: Act = { label: en.activity.show, quiet: true, run: showActivity };
  return [pause, { label: words.stop, run: () => stopArchiveRun(id) }, show];
}
