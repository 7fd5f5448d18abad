import type { Keep } from '../../shared/contract/keepAlive.ts';
import type { MediaRow } from '../../shared/media.ts';
import { openDialog } from '../stores/dialogs/dialogStore.ts';
import { keptNow, useKeepAlive } from '../stores/keepAliveStore.ts';
import { titleOf } from '../text/titleOf.ts';

/** Asks for the limits inside which items are kept alive; of one that is, to change them. */
export function keepItemsAlive(rows: readonly MediaRow[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const kept = rows.length > 1 ? null : keptNow(first.id, useKeepAlive.getState());
  openDialog({
    kind: 'keep-alive',
    of: rows.map(({ id }) => ({ kind: 'item', mediaId: id })),
    title: titleOf(first),
    limits: kept?.keep.of.kind === 'item' ? kept.keep.limits : null,
  });
}

/** Asks for other limits of what is kept alive. */
export function changeLimits({ of, limits }: Pick<Keep, 'of' | 'limits'>, title: string): void {
  openDialog({ kind: 'keep-alive', of: [of], title, limits });
}
