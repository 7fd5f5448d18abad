import { X } from 'lucide-react';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { allRuns, dismissRemoval, stopRemoval, useRemovals } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { RunLine } from '../../ui/RunLine.tsx';
import { runText, shareOf } from './runText.ts';

const words = en.removal;

/** Removals that are under way, or that ended otherwise than they were meant to. */
export function RemovalLines() {
  const runs = useRemovals(allRuns);
  return runs.map((run) => (
    <RunLine
      key={run.id}
      label={words.runs}
      text={runText(run)}
      {...(run.state === 'over' ? {} : { share: shareOf(run) })}
    >
      {run.state === 'over' ? (
        <>
          {run.failed === 0 ? null : (
            <Button size="small" onPress={() => openDialog({ kind: 'removal', run })}>
              {words.details}
            </Button>
          )}
          <IconButton size="small" label={en.shell.dismiss} onPress={() => dismissRemoval(run.id)}>
            <X />
          </IconButton>
        </>
      ) : (
        <Button
          size="small"
          isPending={run.state === 'stopping'}
          onPress={() => stopRemoval(run.id)}
        >
          {run.state === 'stopping' ? words.stopped : words.stop}
        </Button>
      )}
    </RunLine>
  ));
}
