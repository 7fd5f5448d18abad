import { MousePointerClick, X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { MediaRow } from '../../../shared/media.ts';
import { expiryOf, hasEnded } from '../../../shared/retention.ts';
import { livingAt } from '../../actions/items/possible.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { clearSelection, selectedById, useSelection } from '../../stores/library/selectionStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../ui/time/CountdownChip.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import { Actions } from './Actions.tsx';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { Life } from './Life.tsx';
import { LinkLife } from './LinkLife.tsx';
import { nextEndOf, sizeOf, soonestOf } from './summary.ts';

const words = en.library;

/** What is known of the selection, and what can be done with it. */
export function Inspector() {
  const selected = useSelection(selectedById);
  const rows = useMemo(() => [...selected.values()], [selected]);
  const [first] = rows;
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
  return (
    <Boundary part="inspector" of={`${rows.length} ${first.id} ${rows.at(-1)?.id}`}>
      <Chosen rows={rows} first={first} />
    </Boundary>
  );
}

/** Told anew at the instant at which one of them ends, whether anything else happens or not. */
function Chosen({ rows, first }: { rows: readonly MediaRow[]; first: MediaRow }) {
  const { providerOf } = useAccountIndex();
  const now = useNow(
    useCallback(
      (at: number) => nextEndOf(rows, ({ accountId }) => providerOf(accountId)?.retention, at),
      [rows, providerOf],
    ),
  );
  return rows.length === 1 ? <One row={first} now={now} /> : <Many rows={rows} now={now} />;
}

function One({ row, now }: { row: MediaRow; now: number }) {
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
      <Actions rows={[row]} now={now} />
      <Facts row={row} account={accountOf(row.accountId)} provider={provider} />
    </div>
  );
}

function Many({ rows, now }: { rows: readonly MediaRow[]; now: number }) {
  const index = useAccountIndex();
  const providerOf = ({ accountId }: MediaRow) => index.providerOf(accountId);
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
      <Actions rows={rows} now={now} />
      <Button look="quiet" onPress={clearSelection}>
        <X aria-hidden />
        {words.inspector.clear}
      </Button>
    </div>
  );
}
