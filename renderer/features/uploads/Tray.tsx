import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountId, BatchId, JobId, MediaId } from '../../../shared/ids.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { followRefusals } from './offersStore.ts';
import { RemedyBar } from './RemedyBar.tsx';
import type { RowActs } from './RowActions.tsx';
import styles from './Tray.module.css';
import { TrayBar } from './TrayBar.tsx';
import { lineWithKeyboard, UploadList } from './UploadList.tsx';
import { useUploadNews } from './useUploadNews.ts';

interface TrayProps {
  open: boolean;
  onToggle: () => void;
  accountLabel: (id: AccountId) => string;
  providerLabel: (id: AccountId) => string;
  onCopyUploaded: (batchId: BatchId | null, accountId?: AccountId) => void;
  onCopyLinks: (mediaIds: readonly MediaId[]) => void;
  onRemedy: RowActs['onRemedy'];
  onReview: RowActs['onReview'];
}

const words = en.uploads;

/** The uploads below the library: a line that tells how they do, and the files behind it. */
export function Tray(props: TrayProps) {
  return (
    <Boundary part="uploads" of={props.open}>
      <Uploads {...props} />
    </Boundary>
  );
}

function Uploads(props: TrayProps) {
  const { open, onToggle, accountLabel, providerLabel } = props;
  const { onCopyUploaded, onCopyLinks, onRemedy, onReview } = props;
  const { batches, tally } = useUploads((state) => state.book);
  const [wantFailed, setWantFailed] = useState(false);
  const [compared, setCompared] = useState<JobId | null>(null);
  const onlyFailed = wantFailed && tally.failed > 0;
  const area = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  // What is pressed here often goes by that: the keyboard stays in its row, or in the tray at least.
  useKeptFocus(area, (lost) => {
    const inList = lost.some(({ tagName }) => tagName === 'LI');
    return (inList ? lineWithKeyboard(area.current) : null) ?? toggle.current;
  });
  useEffect(followRefusals, []);
  useUploadNews(providerLabel);
  const acts = useMemo(
    () => ({
      accountLabel,
      onCopyLinks,
      onRemedy,
      onReview,
      onCompare: ({ id }: UploadJob) => setCompared(id),
    }),
    [accountLabel, onCopyLinks, onRemedy, onReview],
  );
  const filter = useCallback(
    (only: boolean) => {
      setWantFailed(only);
      if (only && !open) onToggle();
    },
    [open, onToggle],
  );
  return (
    <section ref={area} className={styles.tray} aria-label={words.region}>
      <TrayBar
        toggle={toggle}
        open={open}
        onlyFailed={onlyFailed}
        onToggle={onToggle}
        onOnlyFailed={filter}
        onCopyAll={() => onCopyUploaded(null)}
      />
      {open ? (
        <>
          <RemedyBar accountLabel={accountLabel} onRemedy={onRemedy} onReview={onReview} />
          {tally.all === 0 ? (
            <p className={styles.none}>{words.none}</p>
          ) : (
            <UploadList
              batches={batches}
              onlyFailed={onlyFailed}
              providerLabel={providerLabel}
              onCopyBatch={onCopyUploaded}
              acts={acts}
            />
          )}
        </>
      ) : null}
      {compared === null ? null : (
        <CompareDialog jobId={compared} onClose={() => setCompared(null)} />
      )}
    </section>
  );
}
