import type { MediaRow } from '../../../shared/media.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { isKept, useKeepAlive } from '../../stores/keepAliveStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';

const words = en.keepAlive;

/** That an item is kept alive, and what would make its link last; of items that are there. */
export function KeptAlive({ row }: { row: MediaRow }) {
  const kept = useKeepAlive(isKept(row.id));
  return (
    <>
      <Button look="quiet" onPress={() => openDialog({ kind: 'lasting-link', row })}>
        {words.lasting.action}
      </Button>
      {kept ? (
        <Button look="quiet" onPress={() => openDialog({ kind: 'keeps' })}>
          {words.heading}
        </Button>
      ) : null}
    </>
  );
}
