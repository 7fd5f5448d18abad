import { RefreshCcw } from 'lucide-react';
import { keepableBy } from '../../../shared/keepalive/keepable.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { isKept, useKeepAlive } from '../../stores/keepAliveStore.ts';
import { en } from '../../strings/en.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Inspector.module.css';

const words = en.keepAlive;

/** That an item is kept alive, and what would make its link last; of items that are there. */
export function KeptAlive({ row }: { row: MediaRow }) {
  const kept = useKeepAlive(isKept(row.id));
  const { providerOf } = useAccountIndex();
  const provider = providerOf(row.accountId);
  const able =
    provider !== undefined && keepableBy(provider.capabilities, provider.retention) === 'yes';
  return (
    <div className={styles.lasting}>
      <Button look="quiet" onPress={() => openDialog({ kind: 'lasting-link', row })}>
        {words.lasting.action}
      </Button>
      {able && !kept ? (
        <Button
          look="outlined"
          onPress={() =>
            openDialog({
              kind: 'keep-alive',
              of: [{ kind: 'item', mediaId: row.id }],
              title: titleOf(row),
              limits: null,
            })
          }
        >
          <RefreshCcw aria-hidden />
          {words.action}
        </Button>
      ) : null}
      {kept ? (
        <Button look="quiet" onPress={() => openDialog({ kind: 'keeps' })}>
          {words.heading}
        </Button>
      ) : null}
    </div>
  );
}
