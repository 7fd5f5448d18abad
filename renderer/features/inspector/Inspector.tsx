import { Link, MousePointerClick, X } from 'lucide-react';
import type { Account, ProviderInfo } from '../../../shared/account.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { CountdownChip } from '../../ui/CountdownChip.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { Thumbnail } from '../../ui/Thumbnail.tsx';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { Life } from './Life.tsx';
import { sizeOf, soonestOf } from './summary.ts';

interface InspectorProps {
  rows: readonly MediaRow[];
  accountOf: (row: MediaRow) => Account | undefined;
  providerOf: (row: MediaRow) => ProviderInfo | undefined;
  onCopy: (mediaIds: readonly MediaId[]) => void;
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

function One({ row, accountOf, providerOf, onCopy }: InspectorProps & { row: MediaRow }) {
  const provider = providerOf(row);
  const name = row.name ?? words.unnamed;
  return (
    <div className={styles.panel}>
      <div className={styles.preview}>
        <Thumbnail row={row} variant="preview" whole alt={words.inspector.previewOf(name)} />
      </div>
      <div>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.kind}>
          {words.kinds[row.kind]}
          {row.sizeBytes === null ? '' : ` · ${formatBytes(row.sizeBytes)}`}
        </p>
      </div>
      {provider === undefined ? null : (
        <Life row={row} rule={provider.retention} provider={provider.label} />
      )}
      <div className={styles.actions}>
        <Button look="primary" isDisabled={row.goneAt !== null} onPress={() => onCopy([row.id])}>
          <Link aria-hidden />
          {words.copyLink}
        </Button>
        {row.goneAt === null ? null : <p className={styles.kind}>{words.inspector.goneNote}</p>}
      </div>
      <Facts row={row} account={accountOf(row)} provider={provider} />
    </div>
  );
}

function Many({ rows, providerOf, onCopy, onClear }: InspectorProps) {
  const { bytes, unknown } = sizeOf(rows);
  const soonest = soonestOf(rows, (row) => providerOf(row)?.retention);
  const soonestRule = soonest === null ? undefined : providerOf(soonest)?.retention;
  const live = rows.filter((row) => row.goneAt === null);
  const total = formatBytes(bytes);
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
        <dd>{unknown ? words.inspector.partlyUnknown(total) : total}</dd>
        {soonest === null || soonestRule === undefined ? null : (
          <>
            <dt>{words.inspector.endsFirst}</dt>
            <dd>
              <bdi>{soonest.name ?? words.unnamed}</bdi>{' '}
              <CountdownChip expiry={expiryOf(soonestRule, soonest)} />
            </dd>
          </>
        )}
      </dl>
      <div className={styles.actions}>
        <Button
          look="primary"
          isDisabled={live.length === 0}
          onPress={() => onCopy(live.map(({ id }) => id))}
        >
          <Link aria-hidden />
          {words.copyLinks(live.length)}
        </Button>
        <Button onPress={onClear}>
          <X aria-hidden />
          {words.inspector.clear}
        </Button>
      </div>
    </div>
  );
}
