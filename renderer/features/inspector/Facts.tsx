import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import { addressText } from '../../../shared/address.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatExactBytes, formatInstant } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { IconButton } from '../../ui/Button.tsx';
import { DirectionMark } from '../../ui/media/DirectionMark.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Inspector.module.css';

interface FactsProps {
  row: MediaRow;
  account: Account | undefined;
  provider: ProviderInfo | undefined;
}

const words = en.library.inspector;

function copyId({ id }: MediaRow): void {
  client.library.copyId({ mediaId: id }).then(
    () => say(words.idCopied),
    (error: unknown) => sayFailure(failureOf(error)),
  );
}

/** A fact that comes from outside, where it is told at all. */
const known = (term: string, value: string | null): [string, ReactNode][] =>
  value === null ? [] : [[term, <bdi key={term}>{value}</bdi>]];

const addressOf = (address: string | null) => (address === null ? null : addressText(address));

export function Facts({ row, account, provider }: FactsProps) {
  const now = useNow(nextMidnight);
  const instant = (at: number | null) => (at === null ? words.unknown : formatInstant(at, now));
  const facts: [string, ReactNode][] = [
    [words.type, row.contentType ?? words.unknown],
    [words.size, row.sizeBytes === null ? words.sizeUnknown : formatExactBytes(row.sizeBytes)],
    [words.stored, instant(row.storedAt)],
    ...(row.usedAt === null ? [] : [[words.used, instant(row.usedAt)] as [string, ReactNode]]),
    [words.seen, instant(row.seenAt)],
    ...(row.direction === null
      ? []
      : [
          [
            words.direction,
            <span key="direction" className={styles.direction}>
              <span aria-hidden>
                <DirectionMark direction={row.direction} />
              </span>
              {words[row.direction]}
            </span>,
          ] as [string, ReactNode],
        ]),
    ...known(words.from, addressOf(row.fromAddress)),
    ...known(words.to, addressOf(row.toAddress)),
    ...known(words.messageStatus, row.messageStatus),
    [words.account, <bdi key="account">{account?.label ?? words.unknown}</bdi>],
    [words.provider, provider?.label ?? words.unknown],
    [
      words.reference,
      <span key="reference" className={styles.id}>
        <bdi className={styles.code}>{row.ref}</bdi>
        <IconButton size="small" label={words.copyId} onPress={() => copyId(row)}>
          <Copy />
        </IconButton>
      </span>,
    ],
  ];
  return (
    <dl className={styles.facts} aria-label={words.facts}>
      {facts.map(([term, value]) => (
        <FactPair key={term} term={term} value={value} />
      ))}
    </dl>
  );
}

function FactPair({ term, value }: { term: string; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
