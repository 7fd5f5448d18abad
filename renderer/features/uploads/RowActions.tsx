import { RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RemedyOffer } from '../../../shared/remedy.ts';
import {
  awaitsAnswer,
  isFinished,
  type UploadJob,
  waitsForReview,
} from '../../../shared/upload.ts';
import { canRetry } from '../../../shared/uploads/canRetry.ts';
import { copyLinkOf } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { applyRemedy } from '../../actions/uploads/applyRemedy.ts';
import { cancelUploads, dismissUploads, retryUploads } from '../../actions/uploads/uploadCalls.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import { RowButton } from './RowButton.tsx';
import { existingOf, isDuplicate, remedyLabel } from './remedies.ts';
import { hurryOf } from './stateText.ts';
import styles from './UploadRow.module.css';

const words = en.uploads;

interface HelpProps {
  job: UploadJob;
  offers: readonly RemedyOffer[] | undefined;
}

/** The ways on from where a file is stuck, one click each. */
export function RowHelp({ job, offers = [] }: HelpProps) {
  const { accountLabel } = useAccountIndex();
  const { accountId } = job;
  const buttons: ReactNode[] = [];
  const add = (action: string, onPress: () => void, label = words.remedies.of(action, job.name)) =>
    buttons.push(
      // What is pressed is no argument of what it does.
      <Button key={action} size="small" aria-label={label} onPress={() => onPress()}>
        {action}
      </Button>,
    );
  const again = (anyway = false) => retryUploads([job.id], anyway);
  for (const offer of offers) {
    const action = remedyLabel(offer, accountLabel);
    if (job.state === 'failed') add(action, () => applyRemedy([job.id], offer.remedy));
  }
  const existing = useUploads(({ known }) => existingOf(job, known));
  if (existing !== null) {
    add(words.remedies.copyExisting, () => copyLinkOf(existing));
    buttons.push(
      <MoreButton
        key="copy-as"
        size="small"
        label={en.copying.openMenu}
        of={job.name}
        entries={formatEntries((format) => copyLinkOf(existing, format))}
      />,
    );
  }
  if (isDuplicate(job)) add(words.remedies.anyway, () => again(true));
  if (waitsForReview(job)) {
    add(en.postings.review, () => openDialog({ kind: 'review', accountId, jobIds: [job.id] }));
  }
  const hurry = hurryOf(job);
  if (hurry === 'send-now') add(words.sendNow, again, words.sendNowOf(job.name));
  if (hurry === 'try-now') add(words.tryNow, again);
  if (job.alteredFrom !== undefined) {
    const label = words.compare.openOf(job.name);
    add(words.compare.open, () => openDialog({ kind: 'compare', accountId, jobId: job.id }), label);
  }
  return buttons.length === 0 ? null : <div className={styles.help}>{buttons}</div>;
}

/** Stands at the end of a row, to give it up or to try it again. */
export function RowEnd({ job }: { job: UploadJob }) {
  if (!isFinished(job)) {
    return (
      <RowButton label={words.cancel(job.name)} onPress={() => cancelUploads([job.id])}>
        <X />
      </RowButton>
    );
  }
  if (awaitsAnswer(job)) {
    return (
      <RowButton label={words.dismiss(job.name)} onPress={() => dismissUploads([job.id])}>
        <X />
      </RowButton>
    );
  }
  if (!canRetry(job)) return <span />;
  return (
    <RowButton label={words.retry(job.name)} onPress={() => retryUploads([job.id])}>
      <RotateCw />
    </RowButton>
  );
}
