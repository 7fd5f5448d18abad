/**
 * Where secrets are kept. `read` answering null means *unknown*, never *absent*: a locked keyring
 * answers so too, and nothing may be deleted or overwritten on it. Everything throws
 * SatchelError of `keychain-unavailable`.
 */
export interface Vault {
  /** Stores and reads back; throws when what comes back differs. */
  write(key: string, secret: string): Promise<void>;
  read(key: string): Promise<string | null>;
  remove(key: string): Promise<void>;
  close(): void;
}
