import type { ClockOffsets } from './clocks/sandboxClocks.ts';
import type { Fault } from './faults/fault.ts';
import type { SandboxHost, SharedOptions } from './hosts/sandboxHost.ts';
import type { sandboxHosts } from './registry.ts';
import type { IncomingMessage, LedgerEntry, LedgerMessage } from './store/ledger.ts';
import type { SeenRequest as AnyRequest } from './wire/seenRequest.ts';

export type Hosts = Readonly<Record<string, SandboxHost<string, string, object, object>>>;

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer Intersection,
) => void
  ? Intersection
  : never;
type RouteOf<Entry> = Entry extends SandboxHost<infer Route, string, never, object> ? Route : never;
type HostOf<Entry> = Entry extends SandboxHost<string, infer Host, never, object> ? Host : never;
type OptionsOf<Entry> =
  Entry extends SandboxHost<string, string, infer Options, object> ? Options : never;
type AccessOf<Entry> =
  Entry extends SandboxHost<string, string, never, infer Access>
    ? { readonly [Name in keyof Access]: Access[Name] }
    : never;

/** What can be set for a sandbox of these hosts. */
export type OptionsFor<Some extends Hosts> = SharedOptions & All<OptionsOf<Some[keyof Some]>>;
export type RouteFor<Some extends Hosts> = RouteOf<Some[keyof Some]> | 'other';
type HostFor<Some extends Hosts> = HostOf<Some[keyof Some]>;
type FaultFor<Some extends Hosts> = Fault<RouteFor<Some>, HostFor<Some>>;

/** A running sandbox of these hosts: how each is reached, and what a test may ask and do. */
export type SandboxFor<Some extends Hosts> = {
  readonly [Id in keyof Some]: AccessOf<Some[Id]>;
} & {
  /** How each is reached, in the order of the registry. */
  accesses(): { readonly [Id in keyof Some]: AccessOf<Some[Id]> };
  /** The objects of one provider, of the first unless one is given. */
  ledger(provider?: keyof Some): readonly LedgerEntry[];
  /** Every message that any provider was really asked to send. */
  messages(): readonly LedgerMessage[];
  /** Lets a message come in; its id. */
  receive(provider: keyof Some, message: IncomingMessage): string;
  /** Switches the protection of media, of all that have one unless a provider is given. */
  protect(on: boolean, provider?: keyof Some): void;
  requests(): readonly AnyRequest<RouteFor<Some>, HostFor<Some>>[];
  readonly faults: { arm(fault: FaultFor<Some>): void; clear(): void };
  /** How often credentials came where they do not belong. */
  leaks(): number;
  wind(ms: number): void;
  /** Sets the clocks of the `Date` header, of listings and of signed links, each by itself. */
  skew(offsets: ClockOffsets): void;
  markUsed(mediaId: string): void;
  /** Deletes it before its time, by nobody that Satchel knows of. */
  lose(mediaId: string): void;
  close(): Promise<void>;
};

type Registered = typeof sandboxHosts;

export type SandboxOptions = OptionsFor<Registered>;
export type Sandbox = SandboxFor<Registered>;
export type Route = RouteFor<Registered>;
export type HostName = HostFor<Registered>;
export type SeenRequest = AnyRequest<Route, HostName>;
/** Providers by the name under which the sandbox has them. */
export type SandboxProvider = keyof Registered;
