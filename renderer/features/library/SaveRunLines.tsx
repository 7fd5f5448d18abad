import { FolderOpen, X } from 'lucide-react';
import { useRef } from 'react';
import type { SavedRun } from '../../../shared/contract/saving.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import {
  dismissSaveRun,
  pauseSaveRun,
  resumeSaveRun,
  showSaveRun,
  stopSaveRun,
  useSaveRuns,
} from '../../stores/saveRunsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { saveRunText } from '../../text/saveRunText.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
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
  const runs = useSaveRuns((state) => state.runs);
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
  const { id, state, of, done, failed, folder } = run;
  const subject = words.manyLine(formatCount(of), folder);
  const over = state === 'over';
  return (
    <RunLine
      label={subject}
      text={saveRunText(run)}
      {...(over ? {} : { share: of === 0 ? 1 : (done + failed) / of })}
    >
      {over && failed > 0 ? (
        <Button
          size="small"
          aria-label={en.names.of(words.details, subject)}
          onPress={() => openDialog({ kind: 'save-run', run })}
        >
          {words.details}
        </Button>
      ) : null}
      {over && done > 0 ? (
        <IconButton size="small" label={words.show} of={subject} onPress={() => showSaveRun(id)}>
          <FolderOpen />
        </IconButton>
      ) : null}
      {over ? (
        <IconButton
          size="small"
          label={en.shell.dismiss}
          of={subject}
          onPress={() => dismissSaveRun(id)}
        >
          <X />
        </IconButton>
      ) : (
        <>
          {state === 'stopping' ? null : (
            <Button
              size="small"
              aria-label={en.names.of(state === 'paused' ? words.resume : words.pause, subject)}
              onPress={() => (state === 'paused' ? resumeSaveRun(id) : pauseSaveRun(id))}
            >
              {state === 'paused' ? words.resume : words.pause}
            </Button>
          )}
          <Button
            size="small"
            isPending={state === 'stopping'}
            aria-label={en.names.of(
              state === 'stopping' ? words.stoppingMany : words.stopMany,
              subject,
            )}
            onPress={() => stopSaveRun(id)}
          >
            {state === 'stopping' ? words.stoppingMany : words.stopMany}
          </Button>
        </>
      )}
    </RunLine>
  );
}
