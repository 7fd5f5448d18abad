import type { FailureOf } from '../../shared/failure.ts';

export type KeychainCause = FailureOf<'keychain-unavailable'>['cause'];

/** What the main process asks of the keychain process. */
export type KeychainCall = { readonly service: string; readonly account: string } & (
  | { readonly op: 'get' }
  | { readonly op: 'set'; readonly secret: string }
  | { readonly op: 'delete' }
  /** Is there a keychain that answers? Asks for nothing stored, so it opens no prompt. */
  | { readonly op: 'probe' }
);
export type KeychainRequest = KeychainCall & { readonly id: number };

/** `value`: the secret or null for `get`, whether something was deleted for `delete`, else null. */
export type KeychainAnswer =
  | { readonly ok: true; readonly value: string | boolean | null }
  | { readonly ok: false; readonly cause: KeychainCause };
export type KeychainReply = KeychainAnswer & { readonly id: number };

/** The process at the other end, however it was started. */
export interface KeychainChild {
  post(request: KeychainRequest): void;
  onMessage(listener: (reply: KeychainReply) => void): void;
  /** Called once, also when the process could not be started. */
  onExit(listener: () => void): void;
  kill(): void;
}
