import type { SecureContext } from 'node:tls';
import type { ProxyAddress, Route } from './routes.ts';

export interface ProxyCredentials {
  readonly name: string;
  readonly password: string;
}

/** How connections leave this machine, and whose certificates are believed; asked for each connection. */
export interface Ways {
  /** What to try for `https://host:port`, in turn; never empty. Throws SatchelError. */
  routes(host: string, port: number): Promise<readonly Route[]>;
  /** For that proxy and no other; null where none are known. Throws SatchelError of the keychain. */
  credentials(proxy: ProxyAddress): Promise<ProxyCredentials | null>;
  /** Nothing came through there just now. */
  failed(route: Route): void;
  /** Authorities beside the usual ones; undefined while none are needed. */
  trust(): SecureContext | undefined;
  /** A certificate was not believed: the system's authorities are read anew, and `trust` knows them. */
  learn(): Promise<void>;
  /** Another one whenever what is chosen changes: connections of before are not used again. */
  version(): number;
}
