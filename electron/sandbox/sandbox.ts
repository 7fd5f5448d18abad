import type { ClockOffsets } from './clocks/sandboxClocks.ts';
import type { Fault } from './faults/fault.ts';
import type { McsOptions } from './hosts/twilioConversations/mcsOptions.ts';
import type { McsHost, McsRoute } from './hosts/twilioConversations/mcsRoute.ts';
import type { TwilioConversationsAccess } from './hosts/twilioConversations/startTwilioConversations.ts';
import type { LamlConnections } from './laml/startBothLaml.ts';
import type {
  IncomingMessage,
  LamlHost,
  LamlOptions,
  LamlProvider,
  LamlRoute,
  LedgerMessage,
} from './laml/talk/lamlOptions.ts';

export interface SandboxOptions {
  /** Port of the API; the byte host always takes a free one. */
  port?: number;
  /** Size of the seeded library. */
  items?: number;
  now?: () => number;
  /** How far the clocks are off by which it tells of its time; of all providers alike. */
  clocks?: ClockOffsets;
  /** Keeps uploads and the instant of seeding over restarts; without it all is in memory. */
  storeDir?: string;
  latencyMs?: number;
  /** `seed` speaks as the reference says, `observed` as real traffic was seen to (providers.md 0). */
  profile?: 'seed' | 'observed';
  /** Whether "2 MB" is decimal is unconfirmed (providers.md 1.2), so it can be set. */
  limitBytes?: number;
  /** Source of ids; equal seeds give equal ids. */
  seed?: number;
  authId?: string;
  /** Random at each start unless given. */
  authToken?: string;
  /** Overall status when some files of an upload fail; unconfirmed (providers.md 1.2). */
  mixedStatus?: number;
  /** Overall status when all of them fail. */
  allFailedStatus?: number;
  /** What a `limit` or `offset` out of range gets; unconfirmed (providers.md 1.4). */
  outOfRange?: 'refuse' | 'clamp';
  /** Form of `meta.next` and `meta.previous`; all four were seen (providers.md 1.4). */
  metaLinks?: 'relative' | 'absolute' | 'missing' | 'null';
  /** What a path without its last slash gets; unconfirmed (providers.md 1.1). */
  unslashed?: 'not-found' | 'redirect';
  /** Requests above this many in flight are answered 429. */
  maxInFlight?: number;
  /** Requests above `count` in `windowMs` are answered 429; Plivo says 300 in 5 s (providers.md 1.8). */
  rate?: { count: number; windowMs: number };
  /** Plivo bears 20 lists of messages a minute (providers.md 1.5), unless another rate is given. */
  messageLists?: { count: number; windowMs: number };
  /** Media of SignalWire and Twilio Messaging asks for credentials. */
  protected?: boolean;
  signalwire?: LamlOptions;
  twilioMessaging?: LamlOptions;
  /** Folder of the seed's base files; beside this module or the bundle when not given. */
  seedDir?: string;
  /** Of the practice account of Twilio Conversations. */
  mcs?: McsOptions;
}

export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Worked out when it is read, so that a long ledger of seeded items costs nothing. */
  readonly sha256: string;
  readonly storedAt: number;
  readonly requestId: string;
  readonly seeded: boolean;
  /** Whose account holds it. */
  readonly provider?: LedgerProvider;
  /** The message that owns it, where only a message keeps media alive. */
  readonly attachedTo?: string | null;
}

export type LedgerProvider = 'plivo' | 'twilioConversations';

export type Route =
  | 'upload'
  | 'list'
  | 'get'
  | 'send'
  | 'message-media'
  | 'bytes'
  | LamlRoute
  | McsRoute
  | 'other';

/** One request as it arrived; the value of Authorization is never kept. */
export interface SeenRequest {
  readonly id: string;
  readonly host: 'api' | 'media' | LamlHost | McsHost;
  readonly route: Route;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly hasAuthorization: boolean;
  readonly at: number;
  readonly receivedBytes: number;
  /** Null while there is no answer, and for ever when the connection was cut instead. */
  readonly status: number | null;
}

export interface Sandbox extends LamlConnections {
  readonly plivo: {
    readonly baseUrl: string;
    readonly authId: string;
    readonly authToken: string;
    readonly mediaOrigin: string;
  };
  readonly twilioConversations: TwilioConversationsAccess;
  /** Plivo's unless another is asked for. */
  ledger(provider?: LedgerProvider): readonly LedgerEntry[];
  /** Every message that SignalWire and Twilio Messaging were really asked to send. */
  messages(): readonly LedgerMessage[];
  /** Lets a message come in; its sid. */
  receive(provider: LamlProvider, message: IncomingMessage): string;
  /** Switches the protection of media, of both unless one is given. */
  protect(on: boolean, provider?: LamlProvider): void;
  requests(): readonly SeenRequest[];
  readonly faults: { arm(fault: Fault): void; clear(): void };
  /** How often a byte host saw credentials. */
  leaks(): number;
  wind(ms: number): void;
  /** Sets the clocks of the `Date` header, of listings and of signed links, each by itself. */
  skew(offsets: ClockOffsets): void;
  markUsed(mediaId: string): void;
  close(): Promise<void>;
}
