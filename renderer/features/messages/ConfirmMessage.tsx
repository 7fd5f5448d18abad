import type { ReactNode } from 'react';
import { addressText } from '../../../shared/address.ts';
import type { MediaRow } from '../../../shared/media.ts';
import type { PreparedMessage } from '../../../shared/outgoing.ts';
import type { SendingAccount } from '../../stores/accounts/accountIndex.ts';
import type { Draft } from '../../stores/dialogs/dialog.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatDuration } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { useTimeLeft } from '../../ui/time/useTimeLeft.ts';
import { receiverText } from './addressWords.ts';
import { Billed } from './Billed.tsx';
import styles from './Compose.module.css';
import { MediaList } from './MediaList.tsx';
import { loadText, messageLoad, warningText } from './messageLoad.ts';

interface ConfirmMessageProps {
  draft: Draft;
  prepared: PreparedMessage;
  sender: SendingAccount;
  provider: string;
  pending: boolean;
  refusal: ReactNode;
  onBack: () => void;
  onSend: (token: string) => void;
  onClose: () => void;
}

const words = en.messages.confirm;

/** Exactly what would be sent; only this, once, and only from here. */
export function ConfirmMessage(props: ConfirmMessageProps) {
  const { draft, prepared, sender, provider, pending, refusal, onBack, onSend, onClose } = props;
  const { token, from, to, warnings, linksUntilAt, failed } = prepared;
  const { account, limits } = sender;
  const { bytes, unknown } = messageLoad(draft.rows, limits);
  const left = useTimeLeft(linksUntilAt);
  const troubleOf = ({ id }: MediaRow) => {
    const found = failed.find(({ mediaId }) => mediaId === id);
    return found === undefined ? null : explain(found.failure, { provider }).why;
  };
  return (
    <Dialog
      wide
      role="alertdialog"
      title={token === null ? words.blocked : words.title}
      onClose={onClose}
    >
      <Billed account={account} />
      {refusal}
      <dl className={styles.facts}>
        <dt>{words.with}</dt>
        <dd>
          <bdi>{account.label}</bdi>
        </dd>
        <dt>{en.messages.from}</dt>
        <dd>
          <bdi>{addressText(from)}</bdi>
        </dd>
        <dt>{en.messages.to}</dt>
        <dd className={styles.to}>
          <bdi>{receiverText(to)}</bdi>
        </dd>
        <dt>{en.messages.text}</dt>
        <dd>
          {draft.text === '' ? (
            <span className={styles.limits}>{words.noText}</span>
          ) : (
            <bdi className={styles.bubble}>{draft.text}</bdi>
          )}
        </dd>
        <dt>{en.messages.media}</dt>
        <dd>{loadText(draft.rows.length, bytes, unknown)}</dd>
      </dl>
      <MediaList rows={draft.rows} troubleOf={troubleOf} />
      {warnings.map((warning) => (
        <Banner key={warning} tone="warn" boxed title={warningText(warning, limits)}>
          {warning === 'temporary-link' && left !== null && linksUntilAt !== null ? (
            <Exact at={linksUntilAt} text={words.linksEnd(formatDuration(left))} />
          ) : null}
        </Banner>
      ))}
      {token === null ? null : <p className={styles.limits}>{words.once}</p>}
      <DialogActions>
        <Button onPress={onBack} isDisabled={pending} autoFocus>
          {words.back}
        </Button>
        <Button slot="close" isDisabled={pending}>
          {en.messages.cancel}
        </Button>
        {token === null ? null : (
          <LateButton look="primary" isPending={pending} onPress={() => onSend(token)}>
            {pending ? words.pending : words.submit(addressText(to))}
          </LateButton>
        )}
      </DialogActions>
    </Dialog>
  );
}
