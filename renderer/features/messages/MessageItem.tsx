import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  Images,
  type LucideIcon,
  RotateCw,
  SendHorizontal,
} from 'lucide-react';
import { addressText } from '../../../shared/address.ts';
import type { MessageRow } from '../../../shared/message.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { formatInstant } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import styles from './Messages.module.css';
import { sendAgain, showMediaOf } from './messageActs.ts';
import { canSendAgain, isUnderWay, type MessageText, messageText } from './messageText.ts';

const icons: Readonly<Record<MessageText['tone'], LucideIcon>> = {
  busy: SendHorizontal,
  good: CircleCheck,
  warn: CircleHelp,
  bad: CircleAlert,
  calm: Ban,
};

const words = en.messages;

/** One message: to whom, what, and how far it is. */
export function MessageItem({ message }: { message: MessageRow }) {
  const { accountLabel, providerLabel } = useAccountIndex();
  const { from, to, text, mediaCount, createdAt, state } = message;
  const told = messageText(message, providerLabel(message.accountId));
  const Icon = icons[told.tone];
  const when = formatInstant(createdAt, Date.now());
  const nameOf = (action: string) => en.names.of(action, en.names.message(addressText(to), when));
  return (
    <li className={styles.message} data-state={state}>
      <div className={styles.line}>
        <strong className={styles.to}>
          <bdi>{addressText(to)}</bdi>
        </strong>
        <span className={styles.time}>
          <Exact at={createdAt} text={when} of={addressText(to)} />
        </span>
      </div>
      {text === '' ? null : (
        <p className={styles.text}>
          <bdi>{text}</bdi>
        </p>
      )}
      <p className={`${styles.state} ${styles[told.tone] ?? ''}`}>
        <Icon aria-hidden />
        <span>
          <strong>{told.text}</strong>
          {told.detail === null ? null : <span className={styles.detail}> {told.detail}</span>}
        </span>
      </p>
      {isUnderWay(message) ? <Progress label={told.text} value={null} /> : null}
      <div className={styles.foot}>
        <span>
          {mediaCount === 0 ? words.onlyText : words.carries(mediaCount)}
          {' · '}
          <bdi>{accountLabel(message.accountId)}</bdi>
          {' · '}
          <bdi>{words.route(addressText(from), addressText(to))}</bdi>
        </span>
        <span className={styles.actions}>
          {canSendAgain(message) ? (
            <Button
              size="small"
              aria-label={nameOf(words.again.action)}
              onPress={() => void sendAgain(message)}
            >
              <RotateCw aria-hidden />
              {words.again.action}
            </Button>
          ) : null}
          {mediaCount > 0 && message.messageRef !== null ? (
            <Button
              size="small"
              look="quiet"
              aria-label={nameOf(words.showMedia)}
              onPress={() => showMediaOf(message)}
            >
              <Images aria-hidden />
              {words.showMedia}
            </Button>
          ) : null}
        </span>
      </div>
    </li>
  );
}
