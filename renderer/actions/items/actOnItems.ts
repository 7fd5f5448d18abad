import { providerNow } from '../../bridge/providerNow.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { type Chosen, summaryOf } from '../../stores/library/chosen.ts';
import { wholeSelection } from '../../stores/library/chosenStore.ts';
import { useSelection } from '../../stores/library/selectionStore.ts';
import { targetOf } from '../../stores/library/target.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { type ItemAction, isPossible, itemContextOf } from './itemAction.ts';

/** Does it with those items with which it is possible now; where it is with none, says why. */
export function actOn(action: ItemAction, chosen: Chosen): void {
  const [index, now] = [accountIndex(), providerNow()];
  const summary = summaryOf(chosen, index.ruleOf, now);
  const possibility = action.possible(summary, itemContextOf(index, now));
  const { why } = possibility;
  if (isPossible(possibility)) {
    action.run(targetOf(chosen, possibility, index.ruleOf, now, action.alsoFrom));
  } else if (why.length > 0) say(why.join(' '), 'bad');
}

/** Does it with what is selected, though not all of that is known yet; false when nothing is. */
export function actOnSelection(action: ItemAction): boolean {
  if (useSelection.getState().chosen.length === 0) return false;
  void wholeSelection().then((chosen) => {
    if (chosen !== null) actOn(action, chosen);
  });
  return true;
}
