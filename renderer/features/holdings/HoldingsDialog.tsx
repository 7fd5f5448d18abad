import { addressText } from '../../../shared/address.ts';
import type { Holdings } from '../../../shared/contract/holdings.ts';
import type { Failure } from '../../../shared/failure.ts';
import { filterOfAge } from '../../../shared/holdings/ages.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { showFound } from '../../actions/openHoldings.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { chipsOf } from '../../ui/filter/chips.ts';
import styles from './Holdings.module.css';
import { type Part, PartsTable } from './PartsTable.tsx';
import { partFilter } from './partFilter.ts';
import { Sizes } from './Sizes.tsx';
import { useHoldings } from './useHoldings.ts';

const words = en.holdings;

interface HoldingsDialogProps {
  filter: MediaFilter;
  onClose: () => void;
}

/** How much there is of what a filter finds, and of what; each part leads to its items. */
export function HoldingsDialog({ filter, onClose }: HoldingsDialogProps) {
  const [counted, again] = useHoldings(filter);
  const { accounts } = useAccountIndex();
  const labels = [
    ...(filter.text === undefined ? [] : [`“${filter.text}”`]),
    ...chipsOf(filter, accounts).map(({ label }) => label),
  ];
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <p className={styles.of}>
        <bdi>{labels.length === 0 ? words.everything : labels.join(', ')}</bdi>
      </p>
      {counted.at === 'counting' ? <p role="status">{words.loading}</p> : null}
      {counted.at === 'failed' ? (
        <div className={styles.trouble} role="alert">
          <strong>{words.failed}</strong>
          <span>{whyNot(counted.failure)}</span>
          <Button size="small" onPress={again}>
            {words.again}
          </Button>
        </div>
      ) : null}
      {counted.at === 'counted' ? (
        <Shown
          holdings={counted.holdings}
          filter={filter}
          onShow={(found) => {
            onClose();
            showFound(found);
          }}
        />
      ) : null}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function whyNot(failure: Failure): string {
  const { why, remedy } = explain(failure, { provider: en.shell.provider });
  return [why, remedy].filter(Boolean).join(' ');
}

interface ShownProps {
  holdings: Holdings;
  filter: MediaFilter;
  onShow: (filter: MediaFilter) => void;
}

function Shown({ holdings, filter, onShow }: ShownProps) {
  const { total, people, peopleCount } = holdings;
  if (total.count === 0) return <p>{words.empty}</p>;
  const count = formatCount(total.count);
  const tables = partsOf(holdings, filter);
  const isSome = people.length < peopleCount;
  return (
    <>
      <p className={styles.total}>
        {total.sized === 0
          ? words.totalUnsized(total.count, count)
          : words.total(total.count, count, formatBytes(total.bytes))}
      </p>
      <Sizes total={total} filter={filter} />
      <PartsTable title={words.kind} parts={tables.kinds} onShow={onShow} />
      <PartsTable title={words.age} parts={tables.ages} onShow={onShow} />
      <PartsTable title={words.direction} parts={tables.directions} onShow={onShow} />
      <PartsTable
        title={words.people}
        note={
          isSome ? words.most(formatCount(people.length), formatCount(peopleCount)) : words.both
        }
        parts={tables.people}
        onShow={onShow}
      />
    </>
  );
}

function partsOf({ kinds, ages, directions, people }: Holdings, whole: MediaFilter) {
  const both = (part: MediaFilter | null) => (part === null ? null : partFilter(whole, part));
  return {
    kinds: kinds.map(
      ({ kind, ...amount }): Part => ({
        ...amount,
        id: kind,
        label: words.kinds[kind],
        filter: both({ kinds: [kind] }),
      }),
    ),
    ages: ages.map(
      ({ age, ...amount }): Part => ({
        ...amount,
        id: age,
        label: words.ages[age],
        filter: both(filterOfAge(age)),
      }),
    ),
    directions: directions.map(
      ({ direction, ...amount }): Part => ({
        ...amount,
        id: direction ?? 'none',
        label: words.directions[direction ?? 'none'],
        filter: both(direction === null ? null : { direction }),
      }),
    ),
    people: people.map(
      ({ value, name, ...amount }): Part => ({
        ...amount,
        id: value,
        label: addressText(value),
        detail: name ?? undefined,
        filter: both({ person: value }),
      }),
    ),
  };
}
