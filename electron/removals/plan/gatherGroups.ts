import type { Failure } from '../../../shared/failure.ts';
import { invalidInput, notFound } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import { inPortions } from '../../base/inPortions.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import type { MediaTable } from '../../library/mediaTable.ts';
import type { Provider } from '../../providers/provider.ts';
import { plannedItem, type RemovalGroup } from './removalGroup.ts';

/** Whether an item goes alone where it can, or always with its message. */
export type Takes = 'media' | 'messages';

export interface GatherDeps {
  readonly table: Pick<MediaTable, 'byIds' | 'ofMessage'>;
  readonly providerOf: (accountId: AccountId) => Provider;
  /** What another removal has in hand, which is left to it. */
  readonly underway: ReadonlySet<MediaId>;
  readonly takes: Takes;
}

/** Told of everything that goes and everything that cannot, as it is found; nothing of it is kept here. */
export interface GatherSight {
  /** A request more; `asked` says which of its items were asked for, and not only of the same message. */
  group(
    group: RemovalGroup,
    items: readonly StoredMedia[],
    asked: (item: StoredMedia) => boolean,
  ): void;
  refused(mediaId: MediaId, failure: Failure): void;
  /** How many of all that were asked for have been looked at. */
  looked?(done: number, of: number): void;
}

/** So many are looked at before everything else gets its turn. */
const itemsAtOnce = 250;

/**
 * The requests that remove these items, each of what was asked for once, in the order of the ids. Answers
 * how many of those asked for another removal has in hand. Memory grows with ids alone.
 */
export async function gatherGroups(
  mediaIds: readonly MediaId[],
  { table, providerOf, underway, takes }: GatherDeps,
  sight: GatherSight,
): Promise<{ readonly underway: number }> {
  const wanted = new Set(mediaIds);
  const messages = new Set<string>();
  let already = 0;

  function look(mediaId: MediaId, row: StoredMedia | undefined): void {
    if (row === undefined) {
      sight.refused(mediaId, notFound);
      return;
    }
    if (row.goneAt !== null) return;
    if (underway.has(mediaId)) {
      already += 1;
      return;
    }
    const { accountId } = row;
    const { remove } = providerOf(accountId);
    if (!remove) {
      sight.refused(mediaId, invalidInput('cannot-remove'));
      return;
    }
    const whole = remove.takesMessage || takes === 'messages';
    if (whole && !remove.takesMessage && (!remove.message || row.messageRef === null)) {
      sight.refused(mediaId, invalidInput('no-message'));
      return;
    }
    const messageRef = whole ? row.messageRef : null;
    if (messageRef === null) {
      sight.group({ accountId, messageRef, items: [plannedItem(row)] }, [row], () => true);
      return;
    }
    const name = JSON.stringify([accountId, messageRef]);
    if (messages.has(name)) return;
    messages.add(name);
    const items = table.ofMessage(accountId, messageRef);
    // What another removal has in hand of it is as good as gone, or goes with it now.
    sight.group({ accountId, messageRef, items: items.map(plannedItem) }, items, ({ id }) =>
      wanted.has(id),
    );
  }

  await inPortions([...wanted], itemsAtOnce, (portion, start) => {
    const rows = new Map(table.byIds(portion).map((row) => [row.id, row]));
    for (const id of portion) look(id, rows.get(id));
    sight.looked?.(start + portion.length, wanted.size);
  });
  return { underway: already };
}
