import { MousePointerClick, X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, hasEnded } from '../../../shared/retention.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { type Chosen, ofRows, summaryOf } from '../../stores/library/chosen.ts';
import { useChosen, whatIsChosen } from '../../stores/library/chosenStore.ts';
import { selectedCount } from '../../stores/library/selection.ts';
import { clearSelection, useSelection } from '../../stores/library/selectionStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../ui/time/CountdownChip.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { Actions } from './Actions.tsx';
import { AlikeButtons } from './AlikeButtons.tsx';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { Life } from './Life.tsx';
import { LinkLife } from './LinkLife.tsx';

const words = en.library;

/** What is known of the selection, and what can be done with it. */
export function Inspector() {
  const count = useSelection(selectedCount);
  const chosen = useChosen(whatIsChosen);
  if (count === 0) {
    return (
      <div className={styles.panel}>
        <p className={styles.nothing}>
          <MousePointerClick aria-hidden />
          {words.inspector.nothing}
        </p>
      </div>
    );
  }
  // What many are together is on its way: how many they are is known already.
  if (chosen === null) return <Counted count={count} />;
  const { rows } = chosen;
  return (
    <Boundary part="inspector" of={`${rows.length} ${rows[0]?.id} ${rows.at(-1)?.id}`}>
      <Told chosen={chosen} count={count} />
    </Boundary>
  );
}

/** Told anew at the instant at which one of them ends, whether anything else happens or not. */
function Told({ chosen, count }: { chosen: Chosen; count: number }) {
  const { ruleOf } = useAccountIndex();
  const now = useNow(
    useCallback((at: number) => summaryOf(chosen, ruleOf, at).soonestEndAt, [chosen, ruleOf]),
  );
  const [row] = chosen.rows;
  const summary = useMemo(() => summaryOf(chosen, ruleOf, now), [chosen, ruleOf, now]);
  return row !== undefined && summary.count === 1 ? (
    <One row={row} summary={summary} now={now} />
  ) : (
    <Many chosen={chosen} count={count} summary={summary} now={now} />
  );
}

function Counted({ count }: { count: number }) {
  return (
    <div className={styles.panel}>
      <h2 className={styles.name}>{words.selected(count, formatCount(count))}</h2>
    </div>
  );
}

function One({ row, summary, now }: { row: MediaRow; summary: Summary; now: number }) {
  const { accountOf, providerOf } = useAccountIndex();
  const provider = providerOf(row.accountId);
  const link = provider?.capabilities.link ?? null;
  const name = titleOf(row);
  return (
    <div className={styles.panel}>
      <div className={styles.preview}>
        <Thumbnail row={row} variant="preview" whole alt={words.inspector.previewOf(name)} />
      </div>
      <div>
        <h2 className={styles.name}>
          <bdi>{name}</bdi>
        </h2>
        <p className={styles.kind}>
          {words.kinds[row.kind]}
          {` · ${row.sizeBytes === null ? words.sizeUnknown : formatBytes(row.sizeBytes)}`}
        </p>
      </div>
      {provider === undefined ? null : (
        <Life row={row} rule={provider.retention} provider={provider.label} />
      )}
      {provider === undefined || link === null || hasEnded(provider.retention, row, now) ? null : (
        <LinkLife row={row} kind={link.kind} />
      )}
      <Actions chosen={ofRows([row])} summary={summary} now={now} />
      <AlikeButtons row={row} />
      <Facts row={row} account={accountOf(row.accountId)} provider={provider} />
    </div>
  );
}

interface ManyProps {
  chosen: Chosen;
  count: number;
  summary: Summary;
  now: number;
}

function Many({ chosen, count, summary, now }: ManyProps) {
  const { ruleOf } = useAccountIndex();
  const { bytes, sized, living, soonest } = summary;
  const unknown = sized < summary.count;
  const dead = summary.count - living;
  const soonestRule = soonest === null ? undefined : ruleOf(soonest.accountId);
  const total = formatBytes(bytes);
  const size = bytes === 0 ? words.inspector.allUnknown : words.inspector.partlyUnknown(total);
  return (
    <div className={styles.panel}>
      <div className={styles.stack} aria-hidden>
        {chosen.rows
          .slice(0, 3)
          .reverse()
          .map((row) => (
            <span key={row.id}>
              <Thumbnail row={row} variant="thumb" />
            </span>
          ))}
      </div>
      <div>
        <h2 className={styles.name}>{words.selected(count, formatCount(count))}</h2>
        {dead === 0 ? null : (
          <p className={styles.kind}>{words.inspector.dead(dead, formatCount(dead))}</p>
        )}
      </div>
      <dl className={styles.facts}>
        <dt>{words.inspector.total}</dt>
        <dd>{unknown ? size : total}</dd>
        {soonest === null || soonestRule === undefined ? null : (
          <>
            <dt>{words.inspector.endsFirst}</dt>
            <dd>
              <bdi>{titleOf(soonest)}</bdi>{' '}
              <CountdownChip expiry={expiryOf(soonestRule, soonest)} />
            </dd>
          </>
        )}
      </dl>
      <Actions chosen={chosen} summary={summary} now={now} />
      <Button look="quiet" onPress={clearSelection}>
        <X aria-hidden />
        {words.inspector.clear}
      </Button>
    </div>
  );
}
