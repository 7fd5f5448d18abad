import { useEffect, useState } from 'react';
import type { Services } from '../../../shared/contract/contract.ts';
import { repackedTypes } from '../../../shared/film/repackedTypes.ts';
import type { JobId } from '../../../shared/ids.ts';
import { kindOf } from '../../../shared/media.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { client } from '../../bridge/client.ts';
import { jobOf } from '../../stores/uploads/uploadBatches.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { FileName } from '../../ui/media/FileName.tsx';
import { KindGlyph } from '../../ui/media/KindGlyph.tsx';
import styles from './CompareDialog.module.css';

type Comparison = NonNullable<Awaited<ReturnType<Services['remedies']['compare']>>>;
type Side = Comparison['before'];

const words = en.uploads.compare;

/** The file and what was made of it, side by side, with both sizes. */
export function CompareDialog({ jobId, onClose }: { jobId: JobId; onClose: () => void }) {
  // As it is now: it may be stored while it is looked at.
  const after = useUploads(({ known }) => afterOf(jobId, jobOf(known, jobId)));
  const [both, setBoth] = useState<Comparison | 'loading' | 'gone'>('loading');
  useEffect(() => {
    let wanted = true;
    const show = (found: Comparison | null) => {
      if (wanted) setBoth(found ?? 'gone');
    };
    client.remedies.compare({ jobId }).then(show, () => show(null));
    return () => {
      wanted = false;
    };
  }, [jobId]);
  return (
    <Dialog title={words.title} wide onClose={onClose}>
      {both === 'gone' ? <p>{words.gone}</p> : null}
      {typeof both === 'string' ? null : (
        <>
          <div className={styles.both}>
            <Picture heading={words.before} side={both.before} src={`job-before/${jobId}`} />
            <Picture key={after} heading={words.after} side={both.after} src={after} />
          </div>
          <p className={styles.note}>
            {repackedText(both)} {savedText(both)} {words.untouched}
          </p>
        </>
      )}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Once it is stored, the copy that was sent is gone from here, and the account holds it. */
function afterOf(id: JobId, job: UploadJob | undefined): string {
  return job?.state === 'stored' ? `preview/${job.mediaId}` : `job-after/${id}`;
}

function savedText({ before, after }: Comparison): string {
  if (!before.sizeBytes || after.sizeBytes === null || after.sizeBytes >= before.sizeBytes) {
    return '';
  }
  return `${words.saved(Math.round((1 - after.sizeBytes / before.sizeBytes) * 100))}.`;
}

function repackedText({ before: { contentType } }: Comparison): string {
  return contentType !== null && repackedTypes.includes(contentType) ? words.repacked : '';
}

function Picture({ heading, side, src }: { heading: string; side: Side; src: string }) {
  const size = side.sizeBytes === null ? '' : formatBytes(side.sizeBytes);
  // Only pictures and text have something to look at.
  const unseen = side.text === null && kindOf(side.contentType) !== 'image';
  const [missing, setMissing] = useState(unseen);
  return (
    <figure className={styles.side}>
      <div className={`${styles.frame} ${unseen ? styles.low : ''}`}>
        {side.text !== null ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it may be longer than its frame
          <pre className={styles.text} tabIndex={0}>
            {side.text}
          </pre>
        ) : missing ? (
          <span className={styles.glyph}>
            <KindGlyph kind={kindOf(side.contentType)} />
          </span>
        ) : (
          <img
            src={`satchel-media://${src}`}
            alt={`${heading}: ${side.name}`}
            onError={() => setMissing(true)}
          />
        )}
      </div>
      <figcaption>
        <strong>{heading}</strong>
        <FileName name={side.name} />
        <span className={styles.facts}>
          {words.facts(formatType(side.contentType, side.name), size)}
        </span>
      </figcaption>
    </figure>
  );
}
