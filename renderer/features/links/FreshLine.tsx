import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import { hasBytes, type MediaRow } from '../../../shared/media.ts';
import { copyLinkOf } from '../../actions/copying/copyLinks.ts';
import { whoseLink } from '../../actions/links/whoseLink.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import styles from './Links.module.css';
import type { Fate, Fates } from './useFates.ts';

const words = en.checks.fresh;

interface FreshLineProps {
  whose: Recognised;
  fates: Fates;
  renew: (row: MediaRow) => void;
}

/** What one link leads to; of an item that is gone, what became of it and what can be done. */
export function FreshLine({ whose, fates, renew }: FreshLineProps) {
  const { accountLabel, providerLabel } = useAccountIndex();
  if (whose.kind !== 'item')
    return <li className={styles.entry}>{whoseLink(whose, accountLabel)}</li>;
  const { row } = whose;
  const fate = row.goneAt === null ? undefined : fates.get(row.id);
  const title = titleOf(row);
  const account = accountLabel(row.accountId);
  const shown = fate?.kind === 'renewed' ? fate.row : row;
  return (
    <li className={styles.entry}>
      <span className={styles.picture}>
        <Thumbnail row={shown} variant="thumb" small />
      </span>
      <span className={`${styles.cell} ${styles.grow}`}>
        <bdi className={styles.name}>{title}</bdi>
        <span className={row.goneAt === null ? styles.hint : styles.bad}>
          {row.goneAt === null
            ? words.item(account)
            : fateText(row, fate, { account, provider: providerLabel(row.accountId) })}
        </span>
      </span>
      {hasBytes(shown) ? (
        <Button
          size="small"
          aria-label={en.names.of(words.show, title)}
          onPress={() => openDialog({ kind: 'look', row: shown })}
        >
          {words.show}
        </Button>
      ) : null}
      {fate === undefined || fate.kind === 'impossible' ? null : (
        <FateButton row={row} fate={fate} title={title} renew={renew} />
      )}
    </li>
  );
}

interface FateButtonProps {
  row: MediaRow;
  fate: Exclude<Fate, { kind: 'impossible' }>;
  title: string;
  renew: (row: MediaRow) => void;
}

/** Renews the item, then copies the link of what came of it: one button, so that the keyboard stays where it is. */
function FateButton({ row, fate, title, renew }: FateButtonProps) {
  const label =
    fate.kind === 'renewed'
      ? en.renewing.copyNew(1)
      : fate.kind === 'underway'
        ? words.renewing
        : en.renewing.action(1, '');
  return (
    <Button
      size="small"
      aria-label={en.names.of(label, title)}
      isPending={fate.kind === 'underway'}
      onPress={() => {
        if (fate.kind === 'renewed') copyLinkOf(fate.row.id);
        else renew(row);
      }}
    >
      {label}
    </Button>
  );
}

function fateText(
  row: MediaRow,
  fate: Fate | undefined,
  { account, provider }: { account: string; provider: string },
): string {
  if (fate === undefined) return row.archived ? words.goneArchived : words.gone;
  switch (fate.kind) {
    case 'renewed':
      return words.goneRenewed;
    case 'underway':
      return words.renewing;
    case 'possible':
      if (fate.failed) return words.notRenewed;
      return row.archived ? words.goneArchived : words.goneHere;
    case 'impossible': {
      const { failure } = fate;
      if (failure.kind === 'not-found') return words.gone;
      if (failure.kind === 'invalid-input' && failure.detail === 'cannot-renew')
        return en.renewing.why(account);
      return explain(failure, { provider }).why;
    }
    default:
      return fate satisfies never;
  }
}
