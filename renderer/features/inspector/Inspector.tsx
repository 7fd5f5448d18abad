import { MousePointerClick } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { type Chosen, summaryOf } from '../../stores/library/chosen.ts';
import { useChosen, whatIsChosen } from '../../stores/library/chosenStore.ts';
import { selectedCount } from '../../stores/library/selection.ts';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { en } from '../../strings/en.ts';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import styles from './Inspector.module.css';
import { Counted, Many } from './Many.tsx';
import { One } from './One.tsx';

/** What is known of the selection, and what can be done with it. */
export function Inspector() {
  const count = useSelection(selectedCount);
  const chosen = useChosen(whatIsChosen);
  if (count === 0) {
    return (
      <div className={styles.panel}>
        <p className={styles.nothing}>
          <MousePointerClick aria-hidden />
          {en.library.inspector.nothing}
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
  const now = useProviderNow(
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
