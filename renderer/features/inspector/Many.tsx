import { X } from 'lucide-react';
import { expiryOf } from '../../../shared/retention.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import type { Chosen } from '../../stores/library/chosen.ts';
import { clearSelection } from '../../stores/library/selectionStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { CountdownChip } from '../../ui/time/CountdownChip.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import { Actions } from './Actions.tsx';
import { Fact, Instant } from './Fact.tsx';
import factStyles from './Facts.module.css';
import styles from './Inspector.module.css';

const words = en.library;

interface ManyProps {
  chosen: Chosen;
  count: number;
  summary: Summary;
  now: number;
}

/** What several items are together, and what can be done with them. */
export function Many({ chosen, count, summary, now }: ManyProps) {
  const dead = summary.count - summary.living;
  return (
    <div className={styles.panel}>
      <Stack chosen={chosen} />
      <div>
        <Heading count={count} />
        {dead === 0 ? null : (
          <p className={styles.kind}>{words.inspector.dead(dead, formatCount(dead))}</p>
        )}
      </div>
      <Actions chosen={chosen} summary={summary} now={now} />
      <Together summary={summary} />
      <ClearButton />
    </div>
  );
}

/** How many are selected, while it is counted what they are. */
export function Counted({ count }: { count: number }) {
  return (
    <div className={styles.panel}>
      <div>
        <Heading count={count} />
        <p className={styles.kind}>{en.facts.counting}</p>
      </div>
      <ClearButton />
    </div>
  );
}

function Heading({ count }: { count: number }) {
  return <h2 className={styles.name}>{words.selected(count, formatCount(count))}</h2>;
}

function ClearButton() {
  return (
    <Button look="quiet" onPress={clearSelection}>
      <X aria-hidden />
      {words.inspector.clear}
    </Button>
  );
}

function Stack({ chosen }: { chosen: Chosen }) {
  return (
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
  );
}

function Together({ summary }: { summary: Summary }) {
  const { accountLabel, ruleOf } = useAccountIndex();
  const now = useProviderNow(nextMidnight);
  const { kinds, accounts, oldestAt, newestAt, soonest } = summary;
  const rule = soonest === null ? undefined : ruleOf(soonest.accountId);
  return (
    <dl className={factStyles.facts} aria-label={en.facts.together}>
      <Fact term={en.facts.kinds}>
        <Lines
          lines={kinds.map(({ kind, count }) => en.facts.kind[kind](count, formatCount(count)))}
        />
      </Fact>
      <Fact term={words.inspector.total}>{sizeOf(summary)}</Fact>
      {oldestAt === null || newestAt === null ? null : (
        <Fact term={en.facts.added}>
          <Instant at={oldestAt} now={now} />
          {oldestAt === newestAt ? null : (
            <>
              {' – '}
              <Instant at={newestAt} now={now} />
            </>
          )}
        </Fact>
      )}
      {accounts.length < 2 ? null : (
        <Fact term={en.facts.accounts}>
          <Lines
            lines={accounts.map(({ accountId, count }) =>
              en.facts.inAccount(formatCount(count), accountLabel(accountId)),
            )}
          />
        </Fact>
      )}
      {soonest === null || rule === undefined ? null : (
        <Fact term={words.inspector.endsFirst}>
          <bdi>{titleOf(soonest)}</bdi> <CountdownChip expiry={expiryOf(rule, soonest)} />
        </Fact>
      )}
    </dl>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <bdi key={line} className={factStyles.person}>
      {line}
    </bdi>
  ));
}

function sizeOf({ bytes, sized, count }: Summary): string {
  const { allUnknown, partlyUnknown } = words.inspector;
  if (sized === count) return formatBytes(bytes);
  return sized === 0 ? allUnknown : partlyUnknown(formatBytes(bytes));
}
