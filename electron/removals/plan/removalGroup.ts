import type { AccountId } from '../../../shared/ids.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';

/** Of an item as it was shown: what names it at its provider, and no more, since a plan may be of a whole library. */
export type PlannedItem = Pick<StoredMedia, 'id' | 'ref' | 'messageRef' | 'linkUrl' | 'storedAt'>;

/** What goes in one request: an item, or a message with all that it carries. */
export interface RemovalGroup {
  readonly accountId: AccountId;
  /** Null when the item goes alone. */
  readonly messageRef: string | null;
  readonly items: readonly PlannedItem[];
}

export const plannedItem = ({
  id,
  ref,
  messageRef,
  linkUrl,
  storedAt,
}: PlannedItem): PlannedItem => ({ id, ref, messageRef, linkUrl, storedAt });
