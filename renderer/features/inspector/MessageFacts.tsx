import { useState } from 'react';
import { addressText } from '../../../shared/address.ts';
import type { ItemFact } from '../../../shared/contract/itemFact.ts';
import type { AboutItem } from '../../../shared/contract/library.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Alongside } from './Alongside.tsx';
import { CopyFact, Fact, Section } from './Fact.tsx';
import styles from './Facts.module.css';

interface MessageFactsProps {
  row: MediaRow;
  about: AboutItem | null;
}

const words = en.facts;

/** The message that carries an item: whose it is, what it says, and what else it carries. */
export function MessageFacts({ row, about }: MessageFactsProps) {
  const { direction, conversationName, messageStatus } = row;
  const text = about?.messageText ?? row.textStart;
  const alongside = about?.alongside ?? [];
  const isOfMessage = [row.messageRef, direction, row.fromAddress, row.toAddress, text].some(
    (fact) => fact !== null,
  );
  if (!isOfMessage) return null;
  return (
    <Section title={titleOf(direction)}>
      <dl className={styles.facts}>
        <Person row={row} side="from" />
        <Person row={row} side="to" />
        {conversationName === null ? null : (
          <Fact term={words.conversation} of={{ id: row.id, fact: 'conversation' }}>
            <bdi>{conversationName}</bdi>
          </Fact>
        )}
        {messageStatus === null ? null : (
          <Fact term={words.messageStatus} of={{ id: row.id, fact: 'messageStatus' }}>
            <bdi>{messageStatus}</bdi>
          </Fact>
        )}
      </dl>
      {text === null ? null : <Text key={row.id} row={row} text={text} />}
      {alongside.length === 0 ? null : <Alongside rows={alongside} />}
    </Section>
  );
}

const titleOf = (direction: MediaRow['direction']) =>
  direction === null ? words.message : direction === 'inbound' ? words.received : words.sent;

const sides = {
  from: { name: 'fromName', address: 'fromAddress' },
  to: { name: 'toName', address: 'toAddress' },
} as const satisfies Record<string, Record<'name' | 'address', ItemFact>>;

/** Whoever sent or received it: the name, and the number below. */
function Person({ row, side }: { row: MediaRow; side: keyof typeof sides }) {
  const facts = sides[side];
  const [name, address] = [row[facts.name], row[facts.address]];
  if (name === null && address === null) return null;
  const fact = address === null ? facts.name : facts.address;
  return (
    <Fact term={words[side]} of={{ id: row.id, fact }}>
      {name === null ? null : <bdi className={styles.person}>{name}</bdi>}
      {address === null ? null : (
        <bdi className={name === null ? styles.person : styles.secondary}>
          {addressText(address)}
        </bdi>
      )}
    </Fact>
  );
}

/** As long a text, or of as many lines, is shown in part until it is asked for. */
const longestShown = 240;
const mostLines = 6;

function Text({ row, text }: { row: MediaRow; text: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > longestShown || text.split('\n').length > mostLines;
  return (
    <>
      <div className={styles.titled}>
        <p className={`${styles.text} ${long && !open ? styles.folded : ''}`} dir="auto">
          {text}
        </p>
        <CopyFact id={row.id} fact="messageText" />
      </div>
      {long ? (
        <span className={styles.more}>
          <Button size="small" look="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
            {open ? words.lessText : words.moreText}
          </Button>
        </span>
      ) : null}
    </>
  );
}
