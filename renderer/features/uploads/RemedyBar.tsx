import { Sparkles } from 'lucide-react';
import { useMemo } from 'react';
import { applyRemedy } from '../../actions/uploads/applyRemedy.ts';
import { retryUploads } from '../../actions/uploads/uploadCalls.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { LateButton } from '../../ui/LateButton.tsx';
import { useOffers } from './offersStore.ts';
import styles from './RemedyBar.module.css';
import { groupAction, groupWhy, isDuplicate, remedyGroups, remedyKey } from './remedies.ts';
import { reviewGroups } from './reviewGroups.ts';

const words = en.uploads.remedies;

/** Offers what would help several files that were refused alike, in one click for all of them. */
export function RemedyBar() {
  const { accountLabel } = useAccountIndex();
  const offers = useOffers((state) => state.offers);
  const { batches, tally } = useUploads(knownUploads);
  const groups = useMemo(() => remedyGroups(offers), [offers]);
  const duplicates = useMemo(
    () =>
      tally.failed < 2
        ? []
        : batches.flatMap(({ jobs }) => jobs.filter(isDuplicate).map(({ id }) => id)),
    [batches, tally.failed],
  );
  const unreviewed = useMemo(
    () => (tally.failed < 2 ? [] : reviewGroups(batches)),
    [batches, tally.failed],
  );
  if (groups.length === 0 && duplicates.length < 2 && unreviewed.length === 0) return null;
  const layout = [
    ...groups.flatMap(({ remedies }) => remedies.map(remedyKey)),
    ...unreviewed.map(({ accountId, targetId }) => `${accountId} ${targetId}`),
  ].join(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div role="group" className={styles.bar} aria-label={words.region}>
      {groups.map((group) => (
        <div key={group.remedies.map(remedyKey).join(' ')} className={styles.line}>
          <Sparkles aria-hidden />
          <span>{groupWhy(group.remedies, group.jobIds.length, accountLabel)}</span>
          {group.remedies.map((remedy) => (
            <LateButton
              key={remedyKey(remedy)}
              size="small"
              layout={layout}
              onPress={() => applyRemedy(group.jobIds, remedy)}
            >
              {groupAction(remedy, group.jobIds.length, accountLabel)}
            </LateButton>
          ))}
        </div>
      ))}
      {unreviewed.map(({ accountId, targetId, jobIds }) => (
        <div key={`${accountId} ${targetId}`} className={styles.line}>
          <Sparkles aria-hidden />
          <span>{en.postings.waiting(jobIds.length, formatCount(jobIds.length))}</span>
          <LateButton
            size="small"
            layout={layout}
            onPress={() => openDialog({ kind: 'review', accountId, jobIds })}
          >
            {en.postings.reviewAll(jobIds.length)}
          </LateButton>
        </div>
      ))}
      {duplicates.length < 2 ? null : (
        <div className={styles.line}>
          <Sparkles aria-hidden />
          <span>{words.groups.duplicate(duplicates.length)}</span>
          <LateButton size="small" layout={layout} onPress={() => retryUploads(duplicates, true)}>
            {words.anywayAll(duplicates.length)}
          </LateButton>
        </div>
      )}
    </div>
  );
}
