import type { ClockOffsets } from '../clocks/sandboxClocks.ts';
import type { SeedFolder } from '../seeding/seedFolder.ts';
import type { IncomingMessage, LedgerEntry, LedgerMessage } from '../store/ledger.ts';
import type { ExchangeDeps } from '../wire/exchange.ts';

/** What can be set for all providers alike. */
export interface SharedOptions {
  /** Size of the seeded libraries. */
  items?: number;
  now?: () => number;
  /** How far the clocks are off by which all providers tell of their time. */
  clocks?: ClockOffsets;
  /** Keeps what is stored and the instant of seeding over restarts; without it all is in memory. */
  storeDir?: string;
  latencyMs?: number;
  /** `seed` speaks as the reference says, `observed` as real traffic was seen to (providers.md 0). */
  profile?: 'seed' | 'observed';
  /** Source of ids; equal seeds give equal ids. */
  seed?: number;
  /** Folder of the seed's base files; beside the module or the bundle when not given. */
  seedDir?: string;
}

/** What a provider's far end is started with. */
export interface HostDeps<Options> {
  readonly options: SharedOptions & Options;
  readonly exchange: ExchangeDeps;
  readonly folder: SeedFolder;
  readonly startedAt: number;
  readonly seed: number;
  readonly observed: boolean;
}

/** A provider's far end while it runs; it has only what its provider can do. */
export interface RunningHost<Access> {
  /** What a client needs to reach it and to be let in. */
  readonly access: Access;
  /** What it holds, where files are uploaded to it. */
  ledger?(): readonly LedgerEntry[];
  /** What it was really asked to send. */
  messages?(): readonly LedgerMessage[];
  /** Lets a message come in; its id. */
  receive?(message: IncomingMessage): string;
  /** Switches whether media asks for credentials. */
  protect?(on: boolean): void;
  /** Whether there was such an object, which is now used in a message. */
  markUsed?(id: string): boolean;
  /** Whether there was such an object, which is no more, as where its owner had support delete it. */
  lose?(id: string): boolean;
  /** How often credentials came where they do not belong. */
  leaks(): number;
  close(): Promise<void>;
}

/** The far end of one provider, as the registry lists it. */
export interface SandboxHost<Route extends string, Host extends string, Options, Access> {
  start(deps: HostDeps<Options>): Promise<RunningHost<Access>>;
  /** Carries the names of its routes and hosts for the compiler; there is never a value. */
  readonly names?: { readonly route: Route; readonly host: Host };
}
