import type { MessageRow } from '../../shared/message.ts';
import type { OutgoingMessage } from '../providers/provider.ts';

/** A message with what only the main process may know of it. */
export interface MessageEntry {
  readonly message: MessageRow;
  /** When the last bytes were let go, on this machine's clock. */
  readonly sentAt: number | null;
  /** Null as soon as the message is found or given up. */
  readonly media: OutgoingMessage['media'] | null;
  /**
   * The provider's names of messages just like this one that were there before it; null where they are not
   * known, so that dates alone tell what is new.
   */
  readonly known: readonly string[] | null;
}
