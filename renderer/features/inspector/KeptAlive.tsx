import type { MediaRow } from '../../../shared/media.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { actOn } from '../../actions/items/actOnItems.ts';
import { isPossible, itemContextOf } from '../../actions/items/itemAction.ts';
import { keepAction, lastingLinkAction } from '../../actions/items/lastingActions.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { type KeptNow, useKeptNow } from '../../stores/keepAliveStore.ts';
import { ofRows } from '../../stores/library/chosen.ts';
import { en } from '../../strings/en.ts';
import { keptText, needsLook } from '../../text/lasting/keepText.ts';
import { nextMinute } from '../../text/nextMidnight.ts';
import { Button } from '../../ui/Button.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import styles from './Inspector.module.css';

const words = en.keepAlive;

interface KeptAliveProps {
  row: MediaRow;
  /** What is selected, which is this item alone. */
  summary: Summary;
  now: number;
}

/** That an item is kept alive or can be, and what would make its link last. */
export function KeptAlive({ row, summary, now }: KeptAliveProps) {
  const kept = useKeptNow(row.id);
  const context = itemContextOf(useAccountIndex(), now);
  const actions = kept === null ? [keepAction, lastingLinkAction] : [lastingLinkAction];
  return (
    <>
      {kept === null ? null : <Kept kept={kept} />}
      {actions.map((action) => {
        const possibility = action.possible(summary, context);
        return possibility.count === 0 ? null : (
          <Button
            key={action.id}
            look={action.look}
            isDisabled={!isPossible(possibility)}
            onPress={() => actOn(action, ofRows([row]))}
          >
            <action.Icon aria-hidden />
            {action.label(possibility)}
          </Button>
        );
      })}
    </>
  );
}

function Kept({ kept }: { kept: KeptNow }) {
  const { keep, renewsAt } = kept;
  const now = useProviderNow(nextMinute);
  const { main, note } = keptText(keep, renewsAt, now);
  return (
    <div className={styles.kept}>
      <p>
        <strong>
          <Times of={main} />
        </strong>
        <span className={styles.next} data-tone={needsLook(keep) ? 'bad' : 'calm'}>
          <Times of={note} />
        </span>
      </p>
      <Button
        size="small"
        aria-label={en.names.of(words.details, words.heading)}
        onPress={() => openDialog({ kind: 'kept', keepId: keep.id })}
      >
        {words.details}
      </Button>
    </div>
  );
}
