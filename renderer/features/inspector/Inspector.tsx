import { MousePointerClick, X } from 'lucide-react';
import { useCallback } from 'react';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, hasEnded } from '../../../shared/retention.ts';
import { livingAt } from '../../actions/possible.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../ui/time/CountdownChip.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { Actions, type ItemActions } from './Actions.tsx';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { Life } from './Life.tsx';
import { LinkLife } from './LinkLife.tsx';
import { nextEndOf, sizeOf, soonestOf } from './summary.ts';

export interface InspectorProps extends ItemActions {
  rows: readonly MediaRow[];
  accountOf: (row: MediaRow) => Account | undefined;
  providerOf: (row: MediaRow) => ProviderInfo | undefined;
  onClear: () => void;
}

const words = en.library;

/** What is known of the selection, and what can be done with it. */
export function Inspector(props: InspectorProps) {
  const [first] = props.rows;
  if (first === undefined) {
    return (
      <div className={styles.panel}>
        <p className={styles.nothing}>
          <MousePointerClick aria-hidden />
          {words.inspector.nothing}
        </p>
      </div>
    );
  }
  const { rows } = props;
  return (
    <Boundary part="inspector" of={`${rows.length} ${first.id} ${rows.at(-1)?.id}`}>
      <Chosen {...props} first={first} />
    </Boundary>
  );
}

interface Told extends InspectorProps {
  now: number;
}

/** Told anew at the instant at which one of them ends, whether anything else happens or not. */
function Chosen({ first, ...props }: InspectorProps & { first: MediaRow }) {
  const { rows, providerOf } = props;
  const now = useNow(
    useCallback(
      (at: number) => nextEndOf(rows, (row) => providerOf(row)?.retention, at),
      [rows, providerOf],
    ),
  );
  return rows.length === 1 ? (
    <One {...props} now={now} row={first} />
  ) : (
    <Many {...props} now={now} />
  );
}

function One(props: Told & { row: MediaRow }) {
  const { row, now, accountOf, providerOf } = props;
  const provider = providerOf(row);
  const link = provider?.capabilities.link ?? null;
  const name = titleOf(row);
  return (
    <div className={styles.panel}>
      <div className={styles.preview}>
        <Thumbnail row={row} variant="preview" whole alt={words.inspector.previewOf(name)} />
      </div>
      <div>
        <h2 className={styles.name}>{name}</h2>
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
      <Actions {...props} rows={[row]} />
      <Facts row={row} account={accountOf(row)} provider={provider} />
    </div>
  );
}

function Many(props: Told) {
  const { rows, now, providerOf, onClear } = props;
  const { bytes, unknown } = sizeOf(rows);
  const dead = rows.length - livingAt(rows, providerOf, now).length;
  const soonest = soonestOf(rows, (row) => providerOf(row)?.retention, now);
  const soonestRule = soonest === null ? undefined : providerOf(soonest)?.retention;
  const total = formatBytes(bytes);
  const size = bytes === 0 ? words.inspector.allUnknown : words.inspector.partlyUnknown(total);
  return (
    <div className={styles.panel}>
      <div className={styles.stack} aria-hidden>
        {rows
          .slice(0, 3)
          .reverse()
          .map((row) => (
            <span key={row.id}>
              <Thumbnail row={row} variant="thumb" />
            </span>
          ))}
      </div>
      <div>
        <h2 className={styles.name}>{words.selected(rows.length, formatCount(rows.length))}</h2>
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
      <Actions {...props} />
      <Button look="quiet" onPress={onClear}>
        <X aria-hidden />
        {words.inspector.clear}
      </Button>
    </div>
  );
}
