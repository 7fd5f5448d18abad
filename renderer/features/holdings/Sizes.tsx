import type { Amount, LearntSizes } from '../../../shared/contract/holdings.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatShare } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useLatePress } from '../../ui/time/useLatePress.ts';
import styles from './Holdings.module.css';
import { useLearning } from './useHoldings.ts';

const words = en.holdings;

/** How much of the size is known, and what learns the rest. */
export function Sizes({ total, filter }: { total: Amount; filter: MediaFilter }) {
  const [learning, begin] = useLearning(filter);
  const { late, heard } = useLatePress(learning.at === 'learning' ? 'stop' : 'learn');
  const { count, sized } = total;
  if (sized === count && learning.at === 'rest') return null;
  const isLearning = learning.at === 'learning';
  // Rounded down: all is known when it says so.
  const share = Math.floor((100 * sized) / count) / 100;
  return (
    <div className={styles.sizes}>
      <div className={styles.known}>
        <span>{words.known(formatCount(sized), formatCount(count), formatShare(share))}</span>
        <Button
          size="small"
          isDisabled={!isLearning && sized === count}
          {...(late ? { 'aria-disabled': true } : {})}
          onPress={(event) => {
            if (!heard(event)) return;
            if (isLearning) learning.stop();
            else begin();
          }}
        >
          {isLearning ? words.stop : words.learn}
        </Button>
      </div>
      {isLearning ? <Progress label={words.learning} value={sized / count} /> : null}
      <div role="status">
        {learning.at === 'over' ? <Came came={learning.came} /> : null}
        {learning.at === 'failed' ? (
          <p>{explain(learning.failure, { provider: en.shell.provider }).why}</p>
        ) : null}
      </div>
    </div>
  );
}

function Came({ came: { learnt, untold, failures } }: { came: LearntSizes }) {
  const { accountLabel, providerLabel } = useAccountIndex();
  return (
    <>
      <p className={styles.hint}>
        {words.learnt(learnt, formatCount(learnt))}{' '}
        {untold === 0 ? null : words.untold(untold, formatCount(untold))}
      </p>
      {failures.map(({ accountId, failure }) => (
        <p key={accountId} className={styles.hint}>
          {words.leftAlone(
            accountLabel(accountId),
            explain(failure, { provider: providerLabel(accountId), once: true }).why,
          )}
        </p>
      ))}
    </>
  );
}
