import { MessageSquareShare } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import { useSendAbsence } from '../../stores/accounts/accountsInView.ts';
import { allMessages, inOrder, useMessages } from '../../stores/messagesStore.ts';
import { accountInView, showAll, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { MessageItem } from './MessageItem.tsx';
import styles from './Messages.module.css';

interface MessagesProps {
  /** What opens the side panels stands at the edges of the head. */
  start: ReactNode;
  end: ReactNode;
}

const words = en.messages;

/** The messages that were sent from here, and how far each is. */
export function Messages(props: MessagesProps) {
  const accountId = useView(accountInView);
  return (
    <Boundary part="messages" of={accountId}>
      <Sent {...props} accountId={accountId} />
    </Boundary>
  );
}

function Sent({ start, end, accountId }: MessagesProps & { accountId: AccountId | null }) {
  const absence = useSendAbsence();
  const messages = useMessages(allMessages);
  const shown = inOrder(messages.values()).filter(
    (message) => accountId === null || message.accountId === accountId,
  );
  return (
    <>
      <header className={styles.head}>
        {start}
        <h1 className={styles.title}>{words.list}</h1>
        <span className={styles.count}>{words.count(shown.length, formatCount(shown.length))}</span>
        {end}
      </header>
      {shown.length === 0 ? (
        <EmptyState
          icon={<MessageSquareShare aria-hidden />}
          title={words.empty.title}
          text={absence ?? words.empty.text}
        >
          <Button onPress={showAll}>{words.empty.show}</Button>
        </EmptyState>
      ) : (
        <ul
          className={styles.list}
          aria-label={words.list}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list without buttons is scrolled by keys, too.
          tabIndex={0}
        >
          {shown.map((message) => (
            <MessageItem key={message.id} message={message} />
          ))}
        </ul>
      )}
    </>
  );
}
