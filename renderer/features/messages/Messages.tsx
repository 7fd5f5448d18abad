import { MessageSquareShare } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import type { MessageRow } from '../../../shared/message.ts';
import { inOrder, useMessages } from '../../stores/messagesStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MessageItem } from './MessageItem.tsx';
import styles from './Messages.module.css';

interface MessagesProps {
  /** null: of all accounts. */
  accountId: AccountId | null;
  accountLabel: (id: AccountId) => string;
  providerLabel: (id: AccountId) => string;
  /** Why the account in view sends none, if it does not. */
  absence: string | null;
  /** At the edges of the head, where side panels are opened. */
  start: ReactNode;
  end: ReactNode;
  onShowMedia: (message: MessageRow) => void;
  onSendAgain: (message: MessageRow) => void;
  onShowAll: () => void;
}

const words = en.messages;

/** The messages that were sent from here, and how far each is. */
export function Messages(props: MessagesProps) {
  return (
    <Boundary part="messages" of={props.accountId}>
      <Sent {...props} />
    </Boundary>
  );
}

function Sent(props: MessagesProps) {
  const { accountId, accountLabel, providerLabel, onShowMedia, onSendAgain, onShowAll } = props;
  const messages = useMessages((state) => state.messages);
  const shown = inOrder(messages.values()).filter(
    (message) => accountId === null || message.accountId === accountId,
  );
  return (
    <>
      <header className={styles.head}>
        {props.start}
        <h1 className={styles.title}>{words.list}</h1>
        <span className={styles.count}>{words.count(shown.length, formatCount(shown.length))}</span>
        {props.end}
      </header>
      {shown.length === 0 ? (
        <EmptyState
          icon={<MessageSquareShare aria-hidden />}
          title={words.empty.title}
          text={props.absence ?? words.empty.text}
        >
          <Button onPress={onShowAll}>{words.empty.show}</Button>
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {shown.map((message) => (
            <MessageItem
              key={message.id}
              message={message}
              account={accountLabel(message.accountId)}
              provider={providerLabel(message.accountId)}
              onShowMedia={onShowMedia}
              onSendAgain={onSendAgain}
            />
          ))}
        </ul>
      )}
    </>
  );
}
