import type { Readable } from 'node:stream';
import type { Absences, CredentialField } from '../../shared/account.ts';
import type { Audience, ChannelLimits } from '../../shared/audience.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId, MediaRef, ProviderId } from '../../shared/ids.ts';
import type { LinkAccess, LinkKind } from '../../shared/link.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import type { FileLimits, FoundTargets, UploadTargets } from '../../shared/upload.ts';
import type { Clock } from '../base/clock.ts';
import type { Authorization } from '../http/authorization.ts';
import type { Http } from '../http/http.ts';
import type { Compose } from './composing.ts';
import type { ReadLink } from './links/readLink.ts';
import type { ProviderPages } from './providerPages.ts';

/** Values of the declared credential fields, by field name. */
export type Credentials = Readonly<Record<string, string>>;

/** Credentials bound to the origins that they belong to. */
export interface Session {
  readonly credentials: Credentials;
  /** The main endpoint, which is the first that the provider declares. */
  readonly http: Http;
  /** Any endpoint by its declared name. */
  at(name: string): Http;
  readonly clock: Clock;
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
  /** Whose message carries it, and to whom; null where that is not told. */
  readonly fromAddress: string | null;
  readonly toAddress: string | null;
  readonly messageStatus: string | null;
  /** The text of that message, and what its people and its conversation are called; absent where not told. */
  readonly messageText?: string | null;
  readonly fromName?: string | null;
  readonly toName?: string | null;
  readonly conversationRef?: string | null;
  readonly conversationName?: string | null;
  /** A link for everyone, where the provider has such; it leads to its own origin or a named https host. */
  readonly linkUrl: string | null;
}

export interface Page {
  readonly items: readonly RemoteItem[];
  /** Opaque; null after the last page. Safe to keep over a restart. */
  readonly nextCursor: string | null;
  readonly total: number | null;
  /** It only tells more of items that earlier pages named, so nothing new is no sign of a loop. */
  readonly retells?: true;
  /** Entries that could not be read, and so are none of the items; none unless given. */
  readonly unread?: readonly UnreadItem[];
  /** A list that it was made of went on without end, and was left there. */
  readonly endless?: true;
}

/** What an entry that cannot be asked for tells nevertheless, to know which item it cannot be. */
export interface UnreadItem {
  readonly name: string | null;
  readonly sizeBytes: number | null;
  /** It was not stored later than this, as far as is told. */
  readonly notAfter: number | null;
  /** The item that stands before it in a list that falls in age, and so is no older. */
  readonly below?: MediaRef | undefined;
}

export interface ListOptions {
  /** Epoch ms: only what is newer is wanted; a provider with `listsNewer` may give a little more. */
  readonly newerThan?: number;
  /** What the library holds of a message: where that is all, a walk through what is new need not ask for it. */
  readonly held?: (messageRef: string) => readonly MediaRef[];
}

export interface Download {
  readonly body: Readable;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
}

export interface Link {
  readonly url: string;
  readonly access: LinkAccess;
  /** Epoch ms at which the link itself stops working, apart from the item; null if it does not. */
  readonly expiresAt: number | null;
}

/** A file whose type, size and name were checked; `open` may be called once an attempt. */
export interface OutgoingFile {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** An earlier attempt brought it to the provider, but not into its target. */
  readonly arrivedRef?: MediaRef | null;
  open(): Readable;
}

/** All bytes may have arrived, and no success came that fits. */
export interface Unsure {
  readonly kind: 'unsure';
  readonly failure: Failure;
  /** It is the provider's own refusal, by its form: asked once, it is believed. */
  readonly own?: true;
}

/**
 * What became of one file of a batch. `stored` tells id and size; `failed` says that it is certainly not
 * there, which once the last bytes went only the provider's verdict on that very file can.
 */
export type SendOutcome =
  | { readonly kind: 'stored'; readonly item: RemoteItem }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | Unsure;

export interface CommitHooks {
  readonly signal: AbortSignal;
  /** Called once, before the last bytes are let go; they go only when it has settled. */
  beforeCommit(): Promise<void>;
}

export interface SendHooks extends CommitHooks {
  /** Bytes of that file which have left for the wire; absolute, never falling. */
  onProgress(index: number, sentBytes: number): void;
  /** A file is stored, but not yet in its target, which is tried only when this has settled. */
  onArrived?(index: number, item: RemoteItem): Promise<void>;
}

/** How an upload that got no clear answer can be found again. */
type Finding =
  | { readonly findable: 'by-listing' }
  | {
      readonly findable: 'not-at-all';
      /** How long an upload lives that nobody knows of; after that it can be sent again. */
      readonly unclaimedLifeMs: number;
    };

export type UploadCapability = Uploading & Finding;

interface Uploading {
  readonly limits: FileLimits;
  readonly targets?: UploadTargets & {
    /** What fits `search`, all for an empty one; the likeliest first, never more than a screenful. */
    list(session: Session, search: string, signal: AbortSignal): Promise<FoundTargets>;
    /**
     * The item, with its message when it has got into the target and without when it has not; throws
     * not-found when it lives no more.
     */
    find(session: Session, target: string, ref: MediaRef, signal: AbortSignal): Promise<RemoteItem>;
    /** Who receives what is put there, nobody at all too; throws when that cannot be told. */
    audience(session: Session, target: string, signal: AbortSignal): Promise<Audience>;
    /** What does not get to people by which channel; a channel that is absent delivers all. */
    readonly channels: readonly ChannelLimits[];
  };
  /**
   * One request for up to `limits.maxFilesPerRequest` files; one outcome a file, in their order.
   * `target` is the id of one of `targets`, or null. Does not throw for failures.
   */
  send(
    session: Session,
    files: readonly OutgoingFile[],
    hooks: SendHooks,
    target: string | null,
  ): Promise<SendOutcome[]>;
}

/** A remote API as a value; what it can do beyond the required members is what is present. */
export interface Provider {
  readonly id: ProviderId;
  readonly label: string;
  /** What it is called where its account is connected, if that takes more words than its label. */
  readonly formName?: string;
  readonly pages: ProviderPages;
  readonly credentials: readonly CredentialField[];
  /** Field whose value names the account in the window. */
  readonly identityField: string;
  /**
   * The host that the secret of an account with these stored fields was entered for, where an earlier
   * version of this provider led to another one than today's: that secret goes nowhere any more.
   */
  readonly boundElsewhere?: (stored: Credentials) => string | null;
  readonly retention: RetentionRule;
  /** How long after it was stored a "not found" says nothing of an item. */
  readonly settlingMs: number;
  /** Base URLs of its APIs by name, the main one first; practice or custom endpoints replace them. */
  endpoints(credentials: Credentials): Readonly<Record<string, string>>;
  /** How requests to the endpoints' own origins are authorised; never a part of an address. */
  authorize(credentials: Credentials): Authorization;
  /** Cheapest call that proves the credentials; throws SatchelError. */
  verify(session: Session, signal: AbortSignal): Promise<void>;
  /** One page, newest first where the API can; `cursor` null for the first. */
  list(
    session: Session,
    cursor: string | null,
    signal: AbortSignal,
    options?: ListOptions,
  ): Promise<Page>;
  /**
   * All pages from a cursor on, as `list` gives them and in its order, with as many requests at once as the
   * provider bears. What was asked for ahead is dropped when nobody goes on. Throws SatchelError where `list` does.
   */
  walk?(
    session: Session,
    cursor: string | null,
    signal: AbortSignal,
    options?: ListOptions,
  ): AsyncIterator<Page, void, undefined>;
  /** `list` obeys `newerThan`. */
  readonly listsNewer?: boolean;
  stat(session: Session, item: ItemKey, signal: AbortSignal): Promise<RemoteItem>;
  /** Of `firstBytes`, where no more are wanted, a provider may send more. */
  download(
    session: Session,
    item: ItemKey,
    signal: AbortSignal,
    options?: { readonly firstBytes?: number },
  ): Promise<Download>;
  readonly upload?: UploadCapability;
  readonly remove?: {
    readonly takesMessage: boolean;
    /** Answers the HTTP status of the success, where it is told; throws not-found for one that is not there. */
    run(session: Session, item: ItemKey, signal: AbortSignal): Promise<number | null>;
    /** Where an item can go alone: deleting the message that carries it instead, with text and all media. */
    readonly message?: {
      /** As above, of the message. */
      run(session: Session, messageRef: string, signal: AbortSignal): Promise<number | null>;
      /** Resolves when the message is there; throws not-found when it is not. */
      stat(session: Session, messageRef: string, signal: AbortSignal): Promise<void>;
      /** All media that it carries now; throws not-found where the message is not there. */
      media(
        session: Session,
        messageRef: string,
        signal: AbortSignal,
      ): Promise<readonly MediaRef[]>;
    };
  };
  readonly link?: {
    readonly kind: LinkKind;
    /** How long a link works that ends by itself, in ms; null where none does. */
    readonly lifeMs: number | null;
    make(session: Session, item: ItemKey, signal: AbortSignal): Promise<Link>;
  };
  /** Whose a link is, and which item it leads to, by its form alone. */
  readonly readLink: ReadLink;
  readonly compose?: Compose;
  /** Why what is not present is not, and what to do instead. */
  readonly absences: Absences;
}

/** What names an item at its provider. */
export interface ItemKey {
  readonly ref: MediaRef;
  readonly messageRef: string | null;
  readonly linkUrl: string | null;
}

/** Session and provider of a connected account; throws SatchelError when its secret cannot be had. */
export type SessionSource = (
  accountId: AccountId,
) => Promise<{ readonly provider: Provider; readonly session: Session }>;
