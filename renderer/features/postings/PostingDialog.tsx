import { CircleDollarSign, FlaskConical } from 'lucide-react';
import { peopleCount } from '../../../shared/audience.ts';
import type { PreparedPosting } from '../../../shared/posting.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './Posting.module.css';
import { PostingFiles } from './PostingFiles.tsx';
import { PostingPeople } from './PostingPeople.tsx';
import {
  filesText,
  leavesChat,
  submitText,
  titleText,
  totalText,
  unreachedSummary,
} from './postingText.ts';
import { usePrepared } from './usePrepared.ts';

interface PostingDialogProps<T extends PreparedPosting> {
  /** Stays the same function for as long as the same is asked. */
  prepare: () => Promise<T>;
  /** What kind of place it is, in lower case, and what it is called where that is known before. */
  kind: string;
  labelOf: (prepared: T | null) => string;
  provider: string;
  practice: boolean;
  onBack?: (() => void) | undefined;
  onSent: () => void;
  onClose: () => void;
}

const words = en.postings;

/** Who would receive some files, and what does not get to whom: sent from here alone, and once. */
export function PostingDialog<T extends PreparedPosting>(props: PostingDialogProps<T>) {
  const { prepare, kind, labelOf, provider, practice, onBack, onSent, onClose } = props;
  const { stage, confirm, again } = usePrepared(prepare);
  const prepared = stage.at === 'shown' ? stage.prepared : null;
  const pending = stage.at === 'shown' && stage.pending;
  const label = labelOf(prepared);

  const send = async () => {
    const late = await confirm();
    if (late === null || prepared === null) return;
    if (late > 0) say(words.tooLate(late, formatCount(late)), 'bad');
    else say(words.sent(filesText(prepared.files.length), label));
    onSent();
  };

  return (
    <Dialog
      wide
      role={prepared !== null && leavesChat(prepared.audience) ? 'alertdialog' : 'dialog'}
      title={titleOf()}
      onClose={() => {
        if (!pending) onClose();
      }}
    >
      {stage.at === 'asking' ? (
        <p role="status" className={styles.quiet}>
          <bdi>{label}</bdi>
        </p>
      ) : null}
      {stage.at === 'failed' ? <Refused {...{ stage, provider, again }} /> : null}
      {prepared === null ? null : <Shown {...{ prepared, kind, label, practice }} />}
      <DialogActions>
        {onBack === undefined ? null : (
          <Button look="quiet" onPress={onBack} isDisabled={pending}>
            {words.back}
          </Button>
        )}
        <Button slot="close" isDisabled={pending} autoFocus>
          {words.cancel}
        </Button>
        {prepared === null ? null : (
          <Button look="primary" isPending={pending} onPress={() => void send()}>
            {pending ? words.pending : submitText(prepared.files.length, prepared.audience)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );

  function titleOf(): string {
    if (prepared !== null) return titleText(prepared.files.length, prepared.audience);
    return stage.at === 'failed' ? words.notSent : words.asking;
  }
}

interface RefusedProps {
  stage: Extract<ReturnType<typeof usePrepared>['stage'], { at: 'failed' }>;
  provider: string;
  again: () => void;
}

function Refused({ stage, provider, again }: RefusedProps) {
  const { title, why, remedy } = explain(stage.failure, { provider, once: true });
  return (
    <Banner
      tone="danger"
      boxed
      urgent
      title={`${title}.`}
      action={
        <Button size="small" onPress={again}>
          {words.retry}
        </Button>
      }
    >
      {why} {remedy}
    </Banner>
  );
}

interface ShownProps {
  prepared: PreparedPosting;
  kind: string;
  label: string;
  practice: boolean;
}

function Shown({ prepared, kind, label, practice }: ShownProps) {
  const { token, files, audience } = prepared;
  const summary = unreachedSummary(prepared);
  const nobody = peopleCount(audience) === 0 && !audience.more;
  const each = files.length > 1 && !nobody ? words.each(formatCount(files.length)) : null;
  return (
    <>
      <Note practice={practice} phones={leavesChat(audience)} />
      <div className={styles.part}>
        <h3 className={styles.heading}>
          {words.receives}
          <bdi className={styles.aside}>{label}</bdi>
        </h3>
        {nobody ? <p>{words.nobody(kind)}</p> : <PostingPeople audience={audience} />}
      </div>
      <div className={styles.part}>
        <h3 className={styles.heading}>
          {words.what}
          <span className={styles.aside}>{totalText(files)}</span>
        </h3>
        <PostingFiles token={token} files={files} />
        {nobody ? null : (
          <p className={styles.quiet}>{each === null ? words.once : `${each} ${words.once}`}</p>
        )}
      </div>
      {summary === null ? null : (
        <Banner tone="warn" boxed title={summary.title}>
          {summary.rules.join(' ')}
        </Banner>
      )}
    </>
  );
}

/** That it may cost money, or that it is practice; of a chat alone there is nothing to say. */
function Note({ practice, phones }: { practice: boolean; phones: boolean }) {
  if (!practice && !phones) return null;
  return (
    <p className={`${styles.note} ${practice ? styles.practice : ''}`}>
      {practice ? <FlaskConical aria-hidden /> : <CircleDollarSign aria-hidden />}
      {practice ? words.practice : words.phones}
    </p>
  );
}
