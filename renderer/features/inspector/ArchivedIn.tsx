import { useEffect, useState } from 'react';
import type { ArchivedCopy } from '../../../shared/contract/archives.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { formatInstant } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { Button } from '../../ui/Button.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { Fact, Section } from './Fact.tsx';
import styles from './Facts.module.css';

const words = en.archives;

/** Which archives have a copy of an item, since when and where in their folders. */
export function ArchivedIn({ row }: { row: MediaRow }) {
  const now = useNow(nextMidnight);
  const [copies, setCopies] = useState<readonly ArchivedCopy[]>([]);
  useEffect(() => {
    if (!row.archived) {
      setCopies([]);
      return;
    }
    let over = false;
    client.archives.archivedOf({ mediaId: row.id }).then(
      (told) => {
        if (!over) setCopies(told);
      },
      // The mark says that there is one all the same.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [row.id, row.archived]);
  if (copies.length === 0) return null;
  return (
    <Section title={words.heading}>
      <dl className={styles.facts}>
        {copies.map(({ archiveId, title, path, writtenAt, state }) => (
          <Fact key={archiveId} term={words.fact}>
            <Exact at={writtenAt} text={words.copyIn(title, formatInstant(writtenAt, now))} />
            <br />
            {state === 'held' ? (
              <bdi>{path}</bdi>
            ) : (
              <span>{state === 'missing' ? words.copyMissing : words.copyChanged}</span>
            )}
            {state === 'missing' ? null : (
              <Button
                size="small"
                aria-label={en.names.of(words.show, title)}
                onPress={() => {
                  client.archives
                    .showFile({ archiveId, mediaId: row.id })
                    .catch((error: unknown) => sayFailure(failureOf(error)));
                }}
              >
                {words.show}
              </Button>
            )}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}
