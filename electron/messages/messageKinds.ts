import type { MessageRow } from '../../shared/message.ts';
import type { OutgoingMessage } from '../providers/composing.ts';
import type { MessageEvent } from './messageMachine.ts';

/** A message with what only the main process may know of it. */
export interface MessageEntry {
  readonly job: MessageRow;
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

/** What is remembered of a message while Satchel runs. */
interface MessageMemory {
  /** It was found by this name, which is claimed for it and perhaps not written yet. */
  found: string;
  /** That the provider has it was told already. */
  told: true;
}

/** Messages as a client of the kernel for durable work. */
export interface MessageKinds {
  readonly entry: MessageEntry;
  readonly event: MessageEvent;
  readonly item: never;
  readonly memory: MessageMemory;
}

/** The message as a provider takes it. */
export function outgoingOf({ job, media }: MessageEntry): OutgoingMessage {
  const { from, to, text } = job;
  return { from, to, text, media: media ?? [] };
}
