import { Info } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import { actOn } from '../../actions/items/actOnItems.ts';
import { isPossible, itemContextOf } from '../../actions/items/itemAction.ts';
import { actionsOn } from '../../actions/items/itemActions.ts';
import { livingAt } from '../../actions/items/possible.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Inspector.module.css';

/** What can be done with some items; what cannot is not offered, and says why. */
export function Actions({ rows, now }: { rows: readonly MediaRow[]; now: number }) {
  const context = itemContextOf(useAccountIndex(), now);
  if (livingAt(rows, context.providerOf, now).length === 0) {
    const ended = rows.some(({ goneAt }) => goneAt === null);
    const { endedNote, goneNote } = en.library.inspector;
    return <p className={styles.kind}>{ended ? endedNote(rows.length) : goneNote}</p>;
  }
  const all = actionsOn('inspector').map((action) => ({
    action,
    possibility: action.possible(rows, context),
  }));
  const offered = all.filter(({ possibility }) => possibility.rows.length > 0);
  const leads = offered.find(({ action }) => action.look === 'primary')?.action;
  const sentences = new Set(all.flatMap(({ possibility }) => possibility.why));
  return (
    <div className={styles.actions}>
      {offered.map(({ action, possibility }) => (
        <Button
          key={action.id}
          look={action.look === 'primary' && action !== leads ? 'outlined' : action.look}
          isDisabled={!isPossible(possibility)}
          onPress={() => actOn(action, rows)}
        >
          <action.Icon aria-hidden />
          {action.label(possibility)}
        </Button>
      ))}
      {[...sentences].map((sentence) => (
        <p key={sentence} className={styles.absence}>
          <Info aria-hidden />
          {sentence}
        </p>
      ))}
    </div>
  );
}
