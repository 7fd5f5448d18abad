import type { Failure } from '../../shared/failure.ts';
import type { MediaRef } from '../../shared/ids.ts';
import type { ComposeLimits } from '../../shared/outgoing.ts';
import type { CommitHooks, Session, Unsure } from './provider.ts';

export interface OutgoingMessage {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly media: readonly {
    readonly url: string;
    /** Its name at its provider; `sameAccount`: that provider and account are the sending one's. */
    readonly ref: MediaRef | null;
    readonly sameAccount: boolean;
  }[];
}

export interface MessageStatus {
  readonly phase: 'underway' | 'delivered' | 'failed';
  /** The provider's own word. */
  readonly providerStatus: string;
  readonly failure: Failure | null;
}

/** What became of a message; `failed` only where it cannot have gone out whole. */
export type ComposeOutcome =
  | { readonly kind: 'sent'; readonly messageRef: string; readonly status: MessageStatus }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | Unsure;

/** Sends real, billed messages that carry media. */
export interface Compose {
  readonly limits: ComposeLimits;
  /** The provider fetches the media by its link, so any public one will do. */
  readonly needsPublicLinks: boolean;
  /** How long after it was taken a "not found" says nothing of a message. */
  readonly settlingMs: number;
  /** What the id of a pool of senders is called there. */
  readonly senderPool: string;
  /** Whether it has a way to send from that number, name or pool; any unless given. */
  readonly takesSender?: (from: string) => boolean;
  /** Does not throw for failures. */
  send(session: Session, message: OutgoingMessage, hooks: CommitHooks): Promise<ComposeOutcome>;
  status(session: Session, messageRef: string, signal: AbortSignal): Promise<MessageStatus>;
  /**
   * The names of messages since then that are just like this one and there already, so that none of them is
   * it; null when there are too many to read. Asked before it is sent.
   */
  alike?(
    session: Session,
    message: OutgoingMessage,
    since: number,
    signal: AbortSignal,
  ): Promise<readonly string[] | null>;
  /**
   * Asks whether an unsure message was taken, and by which name; `since` is epoch ms. Names in `taken`
   * belong to other messages, perhaps just like this one, and are never the answer. Throws provider-down
   * with `untold` when the list does not show it, but could not be read whole either.
   */
  find(
    session: Session,
    message: OutgoingMessage,
    since: number,
    signal: AbortSignal,
    taken: ReadonlySet<string>,
  ): Promise<string | null>;
}
