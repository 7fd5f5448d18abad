import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ProviderInfo } from '../../../shared/account.ts';
import { addressText } from '../../../shared/address.ts';
import type { AboutItem } from '../../../shared/contract/library.ts';
import type { Look } from '../../../shared/contract/looking/looking.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { promiseOf } from '../../../shared/links/promise.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { lifeOf } from '../../text/countdown.ts';
import { formatCount, formatExactBytes, formatInstant } from '../../text/format.ts';
import { formatEncoding } from '../../text/formatEncoding.ts';
import { formatLength } from '../../text/formatFacts.ts';
import { promiseText } from '../../text/lasting/promiseText.ts';
import { nextMidnightOr } from '../../text/nextMidnight.ts';
import { Exact } from '../../ui/time/Exact.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import styles from './QuickLook.module.css';

const words = en.looking;
const named = en.library.inspector;

/** All that is known of an item beyond its row; null until it is told. */
function useAbout(mediaId: MediaId): AboutItem | null {
  const [about, setAbout] = useState<AboutItem | null>(null);
  useEffect(() => {
    let over = false;
    client.library.about({ mediaId }).then(
      (told) => {
        if (!over) setAbout(told);
      },
      () => {},
    );
    return () => {
      over = true;
    };
  }, [mediaId]);
  return about?.row.id === mediaId ? about : null;
}

function whoIs(name: string | null, address: string | null): string | null {
  const number = address === null ? null : addressText(address);
  if (name === null || name === number) return number;
  return number === null ? name : `${name}, ${number}`;
}

/** Who, when, what and how long, beside what is shown. */
export function LookFacts({ row, look }: { row: MediaRow; look: Look | null }) {
  const { accountOf, providerOf } = useAccountIndex();
  const about = useAbout(row.id);
  const provider = providerOf(row.accountId);
  const expiresAt = provider === undefined ? null : expiryOf(provider.retention, row).expiresAt;
  const now = useProviderNow(useMemo(() => nextMidnightOr(expiresAt), [expiresAt]));
  const instant = (at: number | null) => (at === null ? null : formatInstant(at, now));
  const life =
    provider === undefined
      ? null
      : lifeOf(expiryOf(provider.retention, row), now, {
          provider: provider.label,
          unread: false,
          atMost: provider.retention.atMost,
        })[0];
  const sizeBytes = look?.sizeBytes ?? row.sizeBytes;
  const { width, height, durationMs } = row;
  const pixels =
    width === null || height === null
      ? null
      : en.facts.dimensionsOf(formatCount(width), formatCount(height));
  const shown = look?.shown;
  const facts: readonly (readonly [string, string | null, (number | null)?])[] = [
    [en.facts.direction, row.direction === null ? null : named[row.direction]],
    [en.facts.from, whoIs(row.fromName, row.fromAddress)],
    [en.facts.to, whoIs(row.toName, row.toAddress)],
    [en.facts.stored, instant(row.storedAt), row.storedAt],
    [en.facts.type, look?.contentType ?? row.contentType],
    [en.facts.size, sizeBytes === null ? en.library.sizeUnknown : formatExactBytes(sizeBytes)],
    [en.facts.dimensions, pixels],
    [en.facts.length, durationMs === null ? null : formatLength(durationMs)],
    [words.encoding, shown?.as === 'text' ? formatEncoding(shown.encoding) : null],
    [en.facts.account, accountOf(row.accountId)?.label ?? null],
    [words.fetched, instant(look?.fetchedAt ?? null), look?.fetchedAt],
  ];
  const text = about?.messageText ?? row.textStart;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <section className={styles.facts} aria-label={words.facts} tabIndex={0}>
      {life === null ? null : <p className={styles.life}>{life}</p>}
      {provider === undefined ? null : <LookPromise row={row} provider={provider} now={now} />}
      {text === null ? null : (
        <div>
          <h3 className={styles.factsHeading}>{words.message}</h3>
          <p className={styles.message}>
            <bdi>{text}</bdi>
          </p>
        </div>
      )}
      <dl>
        {facts.map(([term, value, at]) =>
          value === null ? null : (
            <Fact
              key={term}
              term={term}
              value={at == null ? <bdi>{value}</bdi> : <Exact at={at} text={value} of={term} />}
            />
          ),
        )}
      </dl>
    </section>
  );
}

/** What a link to it promises, in one line. */
function LookPromise({
  row,
  provider,
  now,
}: {
  row: MediaRow;
  provider: ProviderInfo;
  now: number;
}) {
  const { linksOf } = useAccountIndex();
  const { retention, capabilities } = provider;
  const { link, remove } = capabilities;
  if (link === null) return null;
  const access = linksOf(row.accountId);
  const promise = promiseOf({ rule: retention, life: row, link, remove, access }, now);
  return (
    <p className={styles.promise}>
      <Times of={promiseText(promise, provider.label, now).main} />
    </p>
  );
}

function Fact({ term, value }: { term: string; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
