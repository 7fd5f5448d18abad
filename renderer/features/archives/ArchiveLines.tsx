import { X } from 'lucide-react';
import { useRef } from 'react';
import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import {
  archiveRuns,
  dismissArchiveRun,
  pauseArchiveRun,
  resumeArchiveRun,
  showArchive,
  stopArchiveRun,
  useArchives,
} from '../../stores/archivesStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { RunLine } from '../../ui/RunLine.tsx';
import styles from './Archives.module.css';
import { archivedShare, archiveRunText } from './runText.ts';

const words = en.archives;

const buttonBeside = (lost: readonly HTMLElement[]) =>
  lost.find(({ isConnected }) => isConnected)?.querySelector('button');

/** Archives that are being filled, or that could not be filled whole. */
export function ArchiveLines() {
  const runs = useArchives(archiveRuns);
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
  const over = run.state === 'over';
  return (
    <RunLine
      label={words.line(run.title)}
      text={archiveRunText(run)}
      {...(over ? {} : { share: archivedShare(run) })}
    >
      {over ? <AfterIt run={run} /> : <MeanwhileIt run={run} />}
    </RunLine>
  );
}

function AfterIt({ run }: { run: ArchiveRun }) {
  return (
    <>
      <Button
        size="small"
        aria-label={en.names.of(words.show, run.title)}
        onPress={() => showArchive(run.archiveId)}
      >
        {words.show}
      </Button>
      {run.failed === 0 ? null : (
        <Button
          size="small"
          aria-label={en.names.of(words.details, run.title)}
          onPress={() => openDialog({ kind: 'archive-run', run })}
        >
          {words.details}
        </Button>
      )}
      <IconButton
        size="small"
        label={en.shell.dismiss}
        of={run.title}
        onPress={() => dismissArchiveRun(run.id)}
      >
        <X />
      </IconButton>
    </>
  );
}

function MeanwhileIt({ run }: { run: ArchiveRun }) {
  const paused = run.state === 'paused';
  const stopping = run.state === 'stopping';
  const pause = paused ? words.resume : words.pause;
  const stop = stopping ? words.stopped : words.stop;
  return (
    <>
      <Button
        size="small"
        isDisabled={stopping}
        aria-label={en.names.of(pause, run.title)}
        onPress={() => (paused ? resumeArchiveRun(run.id) : pauseArchiveRun(run.id))}
      >
        {pause}
      </Button>
      <Button
        size="small"
        isPending={stopping}
        aria-label={en.names.of(stop, run.title)}
        onPress={() => stopArchiveRun(run.id)}
      >
        {stop}
      </Button>
    </>
  );
}
