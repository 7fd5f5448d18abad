import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/selection/summary.ts';
import { formatEntries } from '../../actions/copying/formatEntries.ts';
import { actOn } from '../../actions/items/actOnItems.ts';
import { copyAs } from '../../actions/items/copyActions.ts';
import { isPossible, itemContextOf } from '../../actions/items/itemAction.ts';
import { actionsOn } from '../../actions/items/itemActions.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import type { Chosen } from '../../stores/library/chosen.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreButton } from '../../ui/menu/MoreButton.tsx';
import styles from './Inspector.module.css';

interface ActionsProps {
  chosen: Chosen;
  /** What they are together, at this instant. */
  summary: Summary;
  now: number;
  /** What else is done with them, before what destroys. */
  children?: ReactNode;
}

/** What can be done with some items; what cannot is not offered, and says why. */
export function Actions({ chosen, summary, now, children }: ActionsProps) {
  const context = itemContextOf(useAccountIndex(), now);
  // What is remembered is in the label.
  useSettings(settingsOf('copying'));
  const comesAgain = summary.accounts.some(({ original = 0 }) => original > 0);
  if (summary.obtainable === 0 && !comesAgain) {
    return <Ended chosen={chosen} count={summary.count} />;
  }
  const all = actionsOn('inspector').map((action) => ({
    action,
    possibility: action.possible(summary, context),
  }));
  const offered = all.filter(({ possibility }) => possibility.count > 0);
  const leads = offered.find(({ action }) => action.look === 'primary')?.action;
  const sentences = new Set(all.flatMap(({ possibility }) => possibility.why));
  const drawn = ({ action, possibility }: (typeof offered)[number]) => {
    const look = action.look === 'primary' && action !== leads ? 'outlined' : action.look;
    const isDisabled = !isPossible(possibility);
    const button = (
      <Button
        key={action.id}
        look={look}
        isDisabled={isDisabled}
        onPress={() => actOn(action, chosen)}
      >
        <action.Icon aria-hidden />
        {action.label(possibility)}
      </Button>
    );
    if (action.id !== 'copy') return button;
    return (
      <div key={action.id} className={styles.pair}>
        {button}
        <MoreButton
          label={en.copying.openMenu}
          look={look}
          isDisabled={isDisabled}
          entries={formatEntries((format) => actOn(copyAs(format), chosen))}
        />
      </div>
    );
  };
  return (
    <div className={styles.actions}>
      {offered.filter(({ action }) => action.look !== 'careful').map(drawn)}
      {children}
      {offered.filter(({ action }) => action.look === 'careful').map(drawn)}
      {[...sentences].map((sentence) => (
        <p key={sentence} className={styles.absence}>
          <Info aria-hidden />
          {sentence}
        </p>
      ))}
    </div>
  );
}

/** Why nothing can be done with any of them. */
function Ended({ chosen, count }: { chosen: Chosen; count: number }) {
  const ended = chosen.rows.some(({ goneAt }) => goneAt === null);
  const { endedNote, goneNote } = en.library.inspector;
  return <p className={styles.kind}>{ended ? endedNote(count) : goneNote}</p>;
}
