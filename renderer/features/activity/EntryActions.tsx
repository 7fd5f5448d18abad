import { setPaused } from '../../actions/uploads/uploadCalls.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { isPaused, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Acts } from '../../ui/acts/Acts.tsx';
import type { Entry, EntryOf } from './entry.ts';
import { actsOf, clearActs, layoutOf } from './entryActs.tsx';
import { SaveReceipt } from './SaveReceipt.tsx';

const words = en.activity;

interface EntryActionsProps {
  entry: Entry;
  /** What a screen reader is told that it is done to. */
  subject: string;
}

/** What can be done about an entry. */
export function EntryActions({ entry, subject }: EntryActionsProps) {
  const layout = layoutOf(entry);
  // The format that is remembered is marked in the menu of formats.
  useSettings(settingsOf('copying'));
  return (
    <>
      {entry.kind === 'upload' ? <UploadPause entry={entry} /> : null}
      <Acts acts={actsOf(entry)} subject={subject} layout={layout} />
      {entry.kind === 'receipt' && entry.receipt.endedAt !== null ? (
        <SaveReceipt id={entry.receipt.id} subject={subject} />
      ) : null}
      <Acts acts={clearActs(entry)} subject={subject} layout={layout} />
    </>
  );
}

function UploadPause({ entry }: { entry: EntryOf<'upload'> }) {
  const { accountId, tally } = entry.batch;
  const pauses = useUploads((state) => state.pauses);
  const account = useAccountIndex().accountLabel(accountId);
  const paused = isPaused(pauses, accountId);
  // While everything is paused, one account cannot be resumed alone.
  if (tally.active === 0 || pauses.all) return null;
  const label = paused ? words.removal.resume : words.removal.pause;
  return (
    <Acts
      acts={[{ label, run: () => setPaused(accountId, !paused) }]}
      subject={words.upload.to(account)}
      layout={label}
    />
  );
}
