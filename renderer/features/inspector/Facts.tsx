import type { Account, ProviderInfo } from '../../../shared/account.ts';
import type { AboutItem } from '../../../shared/contract/library.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatExactBytes } from '../../text/format.ts';
import { formatLength } from '../../text/formatFacts.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { useProviderNow } from '../../ui/time/useNow.ts';
import { Fact, Instant, Section } from './Fact.tsx';
import styles from './Facts.module.css';

interface FactsProps {
  row: MediaRow;
  about: AboutItem | null;
  account: Account | undefined;
  provider: ProviderInfo | undefined;
}

const words = en.facts;

/** What the file is, when what happened to it, and what it is called elsewhere. */
export function Facts({ row, about, account, provider }: FactsProps) {
  return (
    <>
      <Section title={words.file}>
        <dl className={styles.facts}>
          <FileFacts row={row} />
          <Times row={row} provider={provider} />
        </dl>
      </Section>
      <Section title={words.ids}>
        <dl className={styles.facts}>
          <Fact term={words.account}>
            <bdi>{account?.label ?? words.unknown}</bdi>
          </Fact>
          <Fact term={words.provider}>{provider?.label ?? words.unknown}</Fact>
          <Id row={row} fact="ref" value={row.ref} />
          <Id row={row} fact="messageRef" value={row.messageRef} />
          <Id row={row} fact="conversationRef" value={about?.conversation?.ref ?? null} />
        </dl>
      </Section>
    </>
  );
}

function FileFacts({ row }: { row: MediaRow }) {
  const { id, contentType, sizeBytes, width, height, durationMs } = row;
  return (
    <>
      <Fact term={words.type} of={contentType === null ? undefined : { id, fact: 'type' }}>
        {contentType ?? words.unknown}
      </Fact>
      <Fact term={words.size} of={sizeBytes === null ? undefined : { id, fact: 'size' }}>
        {sizeBytes === null ? words.unknown : formatExactBytes(sizeBytes)}
      </Fact>
      {width === null || height === null ? null : (
        <Fact term={words.dimensions} of={{ id, fact: 'dimensions' }}>
          {words.dimensionsOf(formatCount(width), formatCount(height))}
        </Fact>
      )}
      {durationMs === null ? null : (
        <Fact term={words.length} of={{ id, fact: 'length' }}>
          {formatLength(durationMs)}
        </Fact>
      )}
    </>
  );
}

function Times({ row, provider }: Pick<FactsProps, 'row' | 'provider'>) {
  const now = useProviderNow(nextMidnight);
  const ends = provider === undefined ? null : expiryOf(provider.retention, row).expiresAt;
  const times = [
    [words.stored, 'storedAt', row.storedAt],
    [words.used, 'usedAt', row.usedAt],
    [words.ends, 'endsAt', row.goneAt === null ? ends : null],
    [words.seen, 'seenAt', row.seenAt],
  ] as const;
  return times.map(([term, fact, at]) => {
    if (at !== null) {
      return (
        <Fact key={fact} term={term} of={{ id: row.id, fact }}>
          <Instant at={at} now={now} />
        </Fact>
      );
    }
    return fact === 'storedAt' ? (
      <Fact key={fact} term={term}>
        {words.unknown}
      </Fact>
    ) : null;
  });
}

interface IdProps {
  row: MediaRow;
  fact: 'ref' | 'messageRef' | 'conversationRef';
  value: string | null;
}

/** A name that a provider gave, as it stands in its console and its log. */
function Id({ row, fact, value }: IdProps) {
  return value === null ? null : (
    <Fact term={words[fact]} of={{ id: row.id, fact }} code>
      <bdi>{value}</bdi>
    </Fact>
  );
}
