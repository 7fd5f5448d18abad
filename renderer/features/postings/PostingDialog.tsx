import { useState } from 'react';
import { peopleCount } from '../../../shared/audience.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { PreparedPosting } from '../../../shared/posting.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import type { DialogOf } from '../../stores/dialogs/dialog.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CostNote } from '../../ui/CostNote.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
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
import { type Prepare, preparing, preparingReview } from './preparing.ts';
import { usePrepared } from './usePrepared.ts';

interface PostingProps extends Omit<DialogOf<'posting'>, 'kind'> {
  /** Goes back to what it is put into. */
  onBack: (back: DialogOf<'choose-target'>) => void;
  onClose: () => void;
}

interface ReviewProps extends Omit<DialogOf<'review'>, 'kind'> {
  onClose: () => void;
}

interface AskingProps {
  accountId: AccountId;
  /** Stays the same function for as long as the same is asked. */
  prepare: Prepare;
  /** What it is put into, where that is known before the provider is asked. */
  label: string;
  onBack?: () => void;
  onSent?: () => void;
  onClose: () => void;
}

const words = en.postings;

/** Who would receive what a person brought, or what goes to another account. */
export function PostingDialog({ accountId, target, cargo, search, onBack, onClose }: PostingProps) {
  const [prepare] = useState(() => preparing(cargo, { accountId, target }));
  return (
    <Asking
      accountId={accountId}
      prepare={prepare}
      label={target.label}
      onBack={() => onBack({ kind: 'choose-target', accountId, cargo, search })}
      onSent={() => change({ trayOpen: true })}
      onClose={onClose}
    />
  );
}

/** Shows once more who would receive uploads that went no further. */
export function ReviewDialog({ accountId, jobIds, onClose }: ReviewProps) {
  const [prepare] = useState(() => preparingReview(jobIds));
  return <Asking accountId={accountId} prepare={prepare} label="" onClose={onClose} />;
}

/** Who would receive some files, and what does not get to whom: sent from here alone, and once. */
function Asking(props: AskingProps) {
  const { accountId, prepare, label: known, onBack, onSent, onClose } = props;
  const { accountOf, accountLabel, providerOf } = useAccountIndex();
  const provider = accountLabel(accountId);
  const practice = accountOf(accountId)?.practice ?? false;
  const targets = providerOf(accountId)?.capabilities.upload?.targets ?? null;
  const kind = (targets?.label ?? en.targets.target).toLocaleLowerCase('en');
  const { stage, confirm, again } = usePrepared(prepare);
  const prepared = stage.at === 'shown' ? stage.prepared : null;
  const pending = stage.at === 'shown' && stage.pending;
  const label = prepared?.target?.label ?? known;

  const send = async () => {
    const late = await confirm();
    if (late === null || prepared === null) return;
    if (late > 0) say(words.tooLate(late, formatCount(late)), 'bad');
    else say(words.sent(filesText(prepared.files.length), label));
    onSent?.();
    onClose();
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
      {stage.at === 'failed' ? <Refused stage={stage} provider={provider} again={again} /> : null}
      {prepared === null ? null : (
        <Shown prepared={prepared} kind={kind} label={label} practice={practice} />
      )}
      <DialogActions>
        {onBack === undefined ? null : (
          <Button onPress={onBack} isDisabled={pending}>
            {words.back}
          </Button>
        )}
        <Button slot="close" isDisabled={pending} autoFocus>
          {words.cancel}
        </Button>
        {prepared === null ? null : (
          <LateButton look="primary" isPending={pending} onPress={() => void send()}>
            {pending ? words.pending : submitText(prepared.files.length, prepared.audience)}
          </LateButton>
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
  return <CostNote practice={practice}>{practice ? words.practice : words.phones}</CostNote>;
}
