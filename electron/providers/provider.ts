import type { Readable } from 'node:stream';
import type { CredentialField } from '../../shared/account.ts';
import type { Failure } from '../../shared/failure.ts';
import type { MediaRef, ProviderId } from '../../shared/ids.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import type { FileLimits } from '../../shared/upload.ts';
import type { Http } from '../base/http.ts';

/** Values of the declared credential fields, by field name. */
export type Credentials = Readonly<Record<string, string>>;

/** Credentials bound to the one origin that they belong to. */
export interface Session {
  readonly credentials: Credentials;
  readonly http: Http;
}

/** One item as a provider describes it, translated: bounded, cleaned text, nothing trusted. */
export interface RemoteItem {
  readonly ref: MediaRef;
  readonly messageRef: string | null;
  readonly direction: 'inbound' | 'outbound' | null;
  /** Last path segment, without control characters; null when the provider keeps no names. */
  readonly name: string | null;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
  /** Epoch ms. */
  readonly storedAt: number | null;
  readonly usedAt: number | null;
  /** A link for everyone, where the provider has such; checked against the provider's hosts. */
  readonly linkUrl: string | null;
}

export interface Page {
  readonly items: readonly RemoteItem[];
  /** Opaque; null after the last page. Safe to keep over a restart. */
  readonly nextCursor: string | null;
  readonly total: number | null;
}

export interface Download {
  readonly body: Readable;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
}

export interface Link {
  readonly url: string;
  /** Epoch ms at which the link itself stops working, apart from the item; null if it does not. */
  readonly expiresAt: number | null;
}

/** A file whose type, size and name were checked; `open` may be called once an attempt. */
export interface OutgoingFile {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  open(): Readable;
}

/** What became of one file of a batch. `unsure`: all bytes may have arrived and no clear answer came. */
export type SendOutcome =
  | { readonly kind: 'stored'; readonly item: RemoteItem }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'unsure'; readonly failure: Failure };

export interface SendHooks {
  readonly signal: AbortSignal;
  /** Bytes of that file which have left for the wire; absolute, never falling. */
  onProgress(index: number, sentBytes: number): void;
  /** Called once, before the last bytes are let go; they go only when it has settled. */
  beforeCommit(): Promise<void>;
}

export interface UploadCapability {
  readonly limits: FileLimits;
  /** One request for up to `limits.maxFilesPerRequest` files; one outcome a file, in their order. Does not throw for failures. */
  send(session: Session, files: readonly OutgoingFile[], hooks: SendHooks): Promise<SendOutcome[]>;
}

/** A remote API as a value; what it can do beyond the required members is what is present. */
export interface Provider {
  readonly id: ProviderId;
  readonly label: string;
  readonly consoleUrl: string;
  readonly credentials: readonly CredentialField[];
  /** Field whose value names the account in the window. */
  readonly identityField: string;
  readonly retention: RetentionRule;
  /** Base URL of the API for these credentials; a practice or custom endpoint replaces it. */
  baseUrl(credentials: Credentials): string;
  /** Basic auth pair for the API's own origin. */
  basicAuth(credentials: Credentials): { username: string; password: string };
  /** Origins besides the API's from which bytes and links may come, for the real service. */
  readonly mediaOrigins: readonly string[];
  /** Cheapest call that proves the credentials; throws SatchelError. */
  verify(session: Session, signal: AbortSignal): Promise<void>;
  /** One page, newest first where the API can; `cursor` null for the first. */
  list(session: Session, cursor: string | null, signal: AbortSignal): Promise<Page>;
  stat(session: Session, ref: MediaRef, signal: AbortSignal): Promise<RemoteItem>;
  download(session: Session, item: ItemKey, signal: AbortSignal): Promise<Download>;
  readonly upload?: UploadCapability;
  readonly remove?: {
    readonly takesMessage: boolean;
    run(session: Session, item: ItemKey, signal: AbortSignal): Promise<void>;
  };
  link?(session: Session, item: ItemKey, signal: AbortSignal): Promise<Link>;
}

/** What names an item at its provider. */
export interface ItemKey {
  readonly ref: MediaRef;
  readonly messageRef: string | null;
  readonly linkUrl: string | null;
}

/** Session and provider of a connected account; throws SatchelError when its secret cannot be had. */
export type SessionSource = (
  accountId: import('../../shared/ids.ts').AccountId,
) => Promise<{ readonly provider: Provider; readonly session: Session }>;
