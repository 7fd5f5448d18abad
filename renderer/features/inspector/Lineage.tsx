import { useEffect, useState } from 'react';
import type { LineageStep } from '../../../shared/contract/copies.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { copyLinkOf } from '../../actions/copying/copyLinks.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { allCopyRuns, useCopyRuns } from '../../stores/copyRunsStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { formatInstant } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { Fact, Section } from './Fact.tsx';
import styles from './Facts.module.css';

const words = en.renewing;

interface Told {
  readonly before: readonly LineageStep[];
  readonly after: readonly LineageStep[];
}
const nothing: Told = { before: [], after: [] };

/** What an item was before it was uploaded again, and what it is since. */
export function Lineage({ row }: { row: MediaRow }) {
  const now = useNow(nextMidnight);
  const [told, setTold] = useState<Told>(nothing);
  // More may be known after each that is done.
  const done = useCopyRuns((state) => allCopyRuns(state).reduce((sum, run) => sum + run.done, 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done is a reason to ask anew.
  useEffect(() => {
    let over = false;
    client.copies.lineageOf({ mediaId: row.id }).then(
      (found) => {
        if (!over) setTold(found);
      },
      // What is shown of an item does not hang on where it came from.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [row.id, done]);
  const { before, after } = told;
  if (before.length + after.length === 0) return null;
  return (
    <Section title={words.history}>
      <dl className={styles.facts}>
        {before.map((step) => (
          <Step
            key={step.became.id}
            step={step}
            item={step.from}
            term={step.kind === 'renewal' ? words.renewedFrom : words.copiedFrom}
            now={now}
          />
        ))}
        {after.map((step) => (
          <Step
            key={step.became.id}
            step={step}
            item={step.became}
            term={step.kind === 'renewal' ? words.renewedAs : words.copiedTo}
            now={now}
          />
        ))}
      </dl>
    </Section>
  );
}

interface StepProps {
  step: LineageStep;
  /** Its other end, as seen from the item. */
  item: MediaRow;
  term: string;
  now: number;
}

function Step({ step, item, term, now }: StepProps) {
  const { accountLabel } = useAccountIndex();
  // The one that is remembered is marked in the menu of formats.
  useSettings(settingsOf('copying'));
  const name = titleOf(item);
  const isNew = item.id === step.became.id;
  const when = formatInstant(step.at, now);
  return (
    <Fact term={term}>
      <bdi>{name}</bdi>
      <br />
      <Exact
        at={step.at}
        text={
          step.kind === 'renewal' ? words.at(when) : words.atIn(when, accountLabel(item.accountId))
        }
        of={term}
      />
      {item.goneAt === null ? (
        <>
          <Button
            size="small"
            aria-label={en.names.of(words.show, `${term} ${name}`)}
            onPress={() => openDialog({ kind: 'look', row: item })}
          >
            {words.show}
          </Button>
          {isNew ? (
            <span className={styles.both}>
              <Button
                size="small"
                aria-label={en.names.of(words.copyNew(1), `${term} ${name}`)}
                onPress={() => copyLinkOf(item.id)}
              >
                {words.copyNew(1)}
              </Button>
              <MoreButton
                size="small"
                look="outlined"
                label={en.copying.openMenu}
                of={`${term} ${name}`}
                entries={formatEntries((format) => copyLinkOf(item.id, format))}
              />
            </span>
          ) : null}
        </>
      ) : (
        <span> {words.gone}</span>
      )}
    </Fact>
  );
}
