import { MousePointerClick, X } from 'lucide-react';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { CountdownChip } from '../../ui/CountdownChip.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { titleOf } from '../../ui/titleOf.ts';
import { Actions, type ItemActions } from './Actions.tsx';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { Life } from './Life.tsx';
import { LinkLife } from './LinkLife.tsx';
import { sizeOf, soonestOf } from './summary.ts';

interface InspectorProps extends ItemActions {
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
  return props.rows.length === 1 ? <One {...props} row={first} /> : <Many {...props} />;
}

function One(props: InspectorProps & { row: MediaRow }) {
  const { row, accountOf, providerOf } = props;
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
      {link === null || row.goneAt !== null ? null : <LinkLife row={row} kind={link.kind} />}
      <Actions {...props} rows={[row]} />
      <Facts row={row} account={accountOf(row)} provider={provider} />
    </div>
  );
}

function Many(props: InspectorProps) {
  const { rows, providerOf, onClear } = props;
  const { bytes, unknown } = sizeOf(rows);
  const soonest = soonestOf(rows, (row) => providerOf(row)?.retention);
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
      <h2 className={styles.name}>{words.selected(rows.length, formatCount(rows.length))}</h2>
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
