import { X } from 'lucide-react';
import type { Run } from '../../../shared/contract/runs.ts';
import { stopSaving } from '../../actions/saving/saveItem.ts';
import { setPaused } from '../../actions/uploads/uploadCalls.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { pauseRemoval, resumeRemoval, startNow, stopRemoval } from '../../stores/removalsStore.ts';
import { isPaused, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { clearable, clearEntry } from './clearing.ts';
import type { Entry, EntryOf } from './entry.ts';
import { openEntry } from './openEntry.ts';
import { SaveReceipt } from './SaveReceipt.tsx';

const words = en.activity;

interface EntryActionsProps {
  entry: Entry;
  /** What a screen reader is told that it is done to. */
  subject: string;
}

/** What can be done about an entry. */
export function EntryActions({ entry, subject }: EntryActionsProps) {
  const more = (label: string) => (
    <Button
      size="small"
      look="quiet"
      aria-label={en.names.of(label, subject)}
      onPress={() => openEntry(entry)}
    >
      {label}
    </Button>
  );
  return (
    <>
      {entry.kind === 'removal' ? <RunActions run={entry.run} subject={subject} /> : null}
      {entry.kind === 'receipt' ? more(words.receipt.show) : null}
      {entry.kind === 'receipt' && entry.receipt.endedAt !== null ? (
        <SaveReceipt id={entry.receipt.id} subject={subject} />
      ) : null}
      {entry.kind === 'upload' ? <UploadActions entry={entry} /> : null}
      {entry.kind === 'upload' ? more(words.upload.show) : null}
      {entry.kind === 'message' ? more(words.message.show) : null}
      {entry.kind === 'save' ? (
        <Button
          size="small"
          isPending={entry.stopping}
          aria-label={en.names.of(entry.stopping ? words.save.stopping : words.save.stop, subject)}
          onPress={() => stopSaving(entry.save.token)}
        >
          {entry.stopping ? words.save.stopping : words.save.stop}
        </Button>
      ) : null}
      {clearable(entry) ? (
        <IconButton size="small" label={words.clear} of={subject} onPress={() => clearEntry(entry)}>
          <X />
        </IconButton>
      ) : null}
    </>
  );
}

interface RunActionsProps {
  run: Run;
  subject: string;
}

function RunActions({ run, subject }: RunActionsProps) {
  const { removal } = words;
  const { id, state } = run;
  // One button a meaning: what stands in the place of another is another.
  const button = (label: string, onPress: () => void, isPending = false) => (
    <Button
      key={label}
      size="small"
      isPending={isPending}
      aria-label={en.names.of(label, subject)}
      onPress={onPress}
    >
      {label}
    </Button>
  );
  const stop = () => stopRemoval(id);
  switch (state) {
    case 'pending':
      return [button(removal.undo, stop), button(removal.now, () => startNow(id))];
    case 'running':
      return [button(removal.pause, () => pauseRemoval(id)), button(removal.stop, stop)];
    case 'paused':
      return [button(removal.resume, () => resumeRemoval(id)), button(removal.stop, stop)];
    case 'stopping':
      return button(removal.stopped, stop, true);
    case 'over':
      return null;
    default:
      return state satisfies never;
  }
}

function UploadActions({ entry }: { entry: EntryOf<'upload'> }) {
  const { accountId, tally } = entry.batch;
  const pauses = useUploads((state) => state.pauses);
  const account = useAccountIndex().accountLabel(accountId);
  const paused = isPaused(pauses, accountId);
  // While everything is paused, one account cannot be resumed alone.
  if (tally.active === 0 || pauses.all) return null;
  const label = paused ? words.removal.resume : words.removal.pause;
  return (
    <Button
      key={label}
      size="small"
      aria-label={en.names.of(label, words.upload.to(account))}
      onPress={() => setPaused(accountId, !paused)}
    >
      {label}
    </Button>
  );
}
