import { Link, Pause, Play } from 'lucide-react';
import type { UploadPauses } from '../../../shared/upload.ts';
import { copyUploaded } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { setPaused } from '../../actions/uploads/uploadCalls.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import type { Batch } from '../../stores/uploads/uploadBatches.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { LateIconButton } from '../../ui/LateButton.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import styles from './UploadList.module.css';

interface BatchHeadProps {
  batch: Batch;
  pauses: UploadPauses;
}

const words = en.uploads;

/** The line over the files of one gesture to one account. */
export function BatchHead({ batch, pauses }: BatchHeadProps) {
  const { id, accountId, tally } = batch;
  const account = useAccountIndex().accountLabel(accountId);
  const more = batch.jobs.length - 1;
  const files = en.names.files(batch.jobs[0]?.name ?? '', more, formatCount(more));
  const all = { batchId: id, accountId, count: tally.stored };
  useSettings(settingsOf('copying'));
  const paused = pauses.accountIds.includes(accountId);
  return (
    <div className={styles.batch}>
      <span className={styles.batchName}>{words.batch(tally.all, account)}</span>
      {/* While everything is paused, one account cannot be resumed alone. */}
      {tally.active === 0 || pauses.all ? null : (
        <LateIconButton
          size="small"
          layout={String(paused)}
          label={paused ? words.resumeAccount(account) : words.pauseAccount(account)}
          data-target={accountId}
          onPress={() => setPaused(accountId, !paused)}
        >
          {paused ? <Play /> : <Pause />}
        </LateIconButton>
      )}
      {tally.stored === 0 ? null : (
        <>
          <Button
            size="small"
            look="quiet"
            aria-label={en.names.of(words.copyBatch, files)}
            onPress={() => copyUploaded(all)}
          >
            <Link aria-hidden />
            {words.copyBatch}
          </Button>
          <MoreButton
            size="small"
            label={en.copying.openMenu}
            of={files}
            entries={formatEntries((format) => copyUploaded(all, format))}
          />
        </>
      )}
    </div>
  );
}
