import type { KeychainState } from '../../shared/contract/app.ts';
import type { Services } from '../../shared/contract/contract.ts';
import type { NetworkState } from '../../shared/contract/network.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, wrongField } from '../../shared/failures.ts';
import type { Vault } from '../accounts/vault.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { createSettings } from '../database/settings.ts';
import {
  isOwnMachine,
  originOf,
  type ProxyAddress,
  parseProxyAddress,
} from '../http/proxy/routes.ts';
import type { Ways } from '../http/proxy/ways.ts';
import { createTrust, systemAuthorities } from './authorities.ts';
import { networkSetting } from './networkSetting.ts';
import { createProxySignIn } from './proxySignIn.ts';
import { createSystemRoutes, type ResolveProxy } from './systemRoutes.ts';

export interface NetworkDeps {
  readonly database: Database;
  readonly vault: Vault;
  readonly keychainState: () => KeychainState;
  readonly clock: Clock;
  readonly log: Log;
  /** The system's own settings; without them everything that is not named goes straight. */
  readonly resolveProxy?: ResolveProxy;
  /** As PEM; the machine's own unless given. */
  readonly authorities?: () => Promise<readonly string[]>;
  /** Another way was chosen: what failed on the old one can be tried again. */
  readonly onChanged: () => void;
}

/** Line breaks would end a header, and a colon the name. */
const unusableName = /[\p{Cc}\p{Surrogate}:]/u;
const unusablePassword = /[\p{Cc}\p{Surrogate}]/u;

const machine = () => systemAuthorities({ platform: process.platform, env: process.env });
const straightAhead: ResolveProxy = async () => 'DIRECT';

/** How this machine reaches everybody: what a person chose, the system's settings, and whom it trusts. */
export function createNetworkService(deps: NetworkDeps) {
  const { clock, log, onChanged } = deps;
  const settings = createSettings(deps.database);
  const system = createSystemRoutes(deps.resolveProxy ?? straightAhead, clock);
  const trust = createTrust(deps.authorities ?? machine, clock);
  const signIns = createProxySignIn(deps.vault, deps.keychainState, clock);
  let chosen: NetworkState = settings.get(networkSetting);
  let version = 0;
  /** One change after the other. */
  let last: Promise<unknown> = Promise.resolve();

  const ways: Ways = {
    async routes(host, port) {
      if (isOwnMachine(host) || chosen.mode === 'none') return [null];
      const named = chosen.mode === 'named' ? parseProxyAddress(chosen.address ?? '') : null;
      return named === null ? system.routes(host, port) : [named];
    },
    async credentials(proxy) {
      const { signIn } = chosen;
      return signIn?.proxy === originOf(proxy) ? signIns.find(signIn) : null;
    },
    failed: (route) => system.failed(route),
    trust: trust.trust,
    learn: trust.learn,
    version: () => version,
  };

  /** Whose name and password those are that were given, or stay. */
  function ownerOf(
    mode: NetworkState['mode'],
    named: ProxyAddress | null,
    asked: string | undefined,
  ): string | null {
    if (mode === 'none') return null;
    if (mode === 'named') return named && originOf(named);
    const proxy = parseProxyAddress(asked ?? '');
    return proxy && originOf(proxy);
  }

  type Choice = Parameters<Services['network']['choose']>[0];

  async function choose({ mode, address, signIn }: Choice): Promise<NetworkState> {
    const named = mode === 'named' ? parseProxyAddress(address ?? '') : null;
    if (mode === 'named' && named === null) throw new SatchelError(wrongField('proxyAddress'));
    if (signIn && unusableName.test(signIn.name)) throw new SatchelError(wrongField('proxyName'));
    if (signIn && unusablePassword.test(signIn.password)) {
      throw new SatchelError(wrongField('proxyPassword'));
    }
    const known = chosen.signIn;
    const owner = ownerOf(mode, named, signIn?.proxy ?? known?.proxy);
    if (signIn && owner === null) throw new SatchelError(invalidInput('unusable'));
    const stays = signIn === undefined && known !== null && known.proxy === owner;
    const next: NetworkState = {
      mode,
      address: named && originOf(named),
      signIn: signIn && owner !== null ? await signIns.keep(owner, signIn) : stays ? known : null,
    };
    settings.set(networkSetting, next);
    try {
      // What is sent nowhere any more is kept nowhere either.
      if (known !== null && next.signIn === null) await signIns.forget(known);
    } catch (error) {
      settings.set(networkSetting, chosen);
      throw error;
    }
    chosen = next;
    version += 1;
    system.forget();
    log.info({ event: 'network-chosen', kind: mode });
    onChanged();
    return next;
  }

  const service: Services['network'] = {
    state: async () => chosen,
    choose(choice) {
      const done = last.then(() => choose(choice));
      last = done.catch(() => {});
      return done;
    },
  };
  return { ways, service };
}
