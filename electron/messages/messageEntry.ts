import type { MessageRow } from '../../shared/message.ts';
import type { OutgoingMessage } from '../providers/provider.ts';

/** A message with what only the main process may know of it. */
export interface MessageEntry {
  readonly message: MessageRow;
  /** When the last bytes were let go, on this machine's clock. */
  readonly sentAt: number | null;
  /** Null as soon as the message is found or given up. */
  readonly media: OutgoingMessage['media'] | null;
}
