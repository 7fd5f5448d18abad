import { createSandboxClocks } from './clocks/sandboxClocks.ts';
import { defaultSeedDir } from './defaultSeedDir.ts';
import { createArmedFaults } from './faults/armedFaults.ts';
import type { RunningHost, SharedOptions } from './hosts/sandboxHost.ts';
import { sandboxHosts } from './registry.ts';
import type { Hosts, OptionsFor, Sandbox, SandboxFor, SandboxOptions } from './sandbox.ts';
import { openSeedFolder } from './seeding/seedFolder.ts';
import { createUuidSource } from './seeding/uuidSource.ts';
import type { IncomingMessage } from './store/ledger.ts';
import { seededAt } from './store/seededAt.ts';
import { createRequestLog } from './wire/requestLog.ts';

export type { Fault } from './faults/fault.ts';
export type { Sandbox, SandboxOptions, SeenRequest } from './sandbox.ts';

/**
 * The practice sandbox: the far end of the wire, on loopback. It speaks the APIs of all registered
 * providers as providers.md gives them, holds a seeded library for each, keeps what is uploaded and
 * sent on a clock that can be wound, tells of it by clocks that can be wrong, and fails in any way a
 * test arms. It shares no code with the providers that talk to it.
 */
export function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startHosts(sandboxHosts, options);
}

/** Starts a sandbox of any hosts, each with its own part of the options. */
export async function startHosts<Some extends Hosts>(
  hosts: Some,
  options: OptionsFor<Some>,
): Promise<SandboxFor<Some>> {
  const shared: SharedOptions = options;
  const { seed = 1, latencyMs = 0, storeDir } = shared;
  const clocks = createSandboxClocks(shared.now ?? Date.now, shared.clocks);
  const closing = new AbortController();
  const log = createRequestLog(createUuidSource(seed, 'request'));
  const faults = createArmedFaults();
  const exchange = { log, faults, latencyMs, clocks, closing: closing.signal };
  const startedAt = seededAt(storeDir, clocks.now());
  const folder = openSeedFolder(shared.seedDir ?? defaultSeedDir);
  const observed = shared.profile === 'observed';

  const running = new Map<keyof Some, RunningHost<object>>();
  for (const [id, host] of Object.entries(hosts)) {
    const started = await host.start({ options, exchange, folder, startedAt, seed, observed });
    running.set(id, started);
  }
  const all = [...running.values()];
  const accesses = () => Object.fromEntries([...running].map(([id, { access }]) => [id, access]));

  const controls = {
    accesses,
    ledger: (provider?: keyof Some) => {
      const host = provider === undefined ? all[0] : running.get(provider);
      return host?.ledger?.() ?? [];
    },
    messages: () => all.flatMap((host) => host.messages?.() ?? []),
    receive(provider: keyof Some, message: IncomingMessage) {
      const host = running.get(provider);
      if (!host?.receive) throw new Error(`${String(provider)} receives no messages here`);
      return host.receive(message);
    },
    protect(on: boolean, provider?: keyof Some) {
      for (const [id, host] of running) {
        if (provider === undefined || provider === id) host.protect?.(on);
      }
    },
    requests: log.all,
    faults: { arm: faults.arm, clear: faults.clear },
    leaks: () => all.reduce((sum, host) => sum + host.leaks(), 0),
    wind: clocks.wind,
    skew: clocks.skew,
    lose: (mediaId: string) => void all.some((host) => host.lose?.(mediaId)),
    markUsed: (mediaId: string) => void all.some((host) => host.markUsed?.(mediaId)),
    async close() {
      closing.abort();
      await Promise.all(all.map((host) => host.close()));
    },
  };
  // Each host was started under its own name, which the compiler cannot follow through the map.
  return Object.assign(accesses(), controls) as object as SandboxFor<Some>;
}
