import { RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AccountId, JobId, MediaId } from '../../../shared/ids.ts';
import type { Remedy, RemedyOffer } from '../../../shared/remedy.ts';
import {
  awaitsAnswer,
  isFinished,
  type UploadJob,
  waitsForReview,
} from '../../../shared/upload.ts';
import { cancelUploads, dismissUploads, retryUploads } from '../../actions/uploadCalls.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { RowButton } from './RowButton.tsx';
import { existingOf, isDuplicate, remedyLabel } from './remedies.ts';
import { canRetry, hurryOf } from './stateText.ts';
import styles from './UploadRow.module.css';

/** What a row needs of the rest of the window to act. */
export interface RowActs {
  readonly accountLabel: (id: AccountId) => string;
  readonly onCopyLinks: (mediaIds: readonly MediaId[]) => void;
  readonly onCompare: (job: UploadJob) => void;
  readonly onRemedy: (jobIds: readonly JobId[], remedy: Remedy) => void;
  /** Shows who would receive files that went no further for that. */
  readonly onReview: (jobIds: readonly JobId[], accountId: AccountId) => void;
}

const words = en.uploads;

interface HelpProps {
  job: UploadJob;
  offers: readonly RemedyOffer[] | undefined;
  acts: RowActs;
}

/** The ways on from where a file is stuck, one click each. */
export function RowHelp({ job, offers = [], acts }: HelpProps) {
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
    const action = remedyLabel(offer, acts.accountLabel);
    if (job.state === 'failed') add(action, () => acts.onRemedy([job.id], offer.remedy));
  }
  const existing = useUploads(({ book }) => existingOf(job, book));
  if (existing !== null) add(words.remedies.copyExisting, () => acts.onCopyLinks([existing]));
  if (isDuplicate(job)) add(words.remedies.anyway, () => again(true));
  if (waitsForReview(job)) {
    add(en.postings.review, () => acts.onReview([job.id], job.accountId));
  }
  const hurry = hurryOf(job);
  if (hurry === 'send-now') add(words.sendNow, again, words.sendNowOf(job.name));
  if (hurry === 'try-now') add(words.tryNow, again);
  if (job.alteredFrom !== undefined) {
    const label = words.compare.openOf(job.name);
    add(words.compare.open, () => acts.onCompare(job), label);
  }
  return buttons.length === 0 ? null : <div className={styles.help}>{buttons}</div>;
}

/** At the row's end: giving it up, or trying it again. */
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
