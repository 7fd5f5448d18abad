import { randomUUID } from 'node:crypto';
import type { KeychainState } from '../../shared/contract/app.ts';
import { SatchelError } from '../../shared/failure.ts';
import { keychainUnavailable } from '../../shared/failures.ts';
import type { Clock } from '../base/clock.ts';
import { checkSecret } from './checkSecret.ts';
import { createKeychainCalls, type KeychainTimes } from './keychainCalls.ts';
import type { KeychainCall, KeychainCause, KeychainChild } from './keychainProtocol.ts';
import type { Vault } from './vault.ts';

export interface KeychainVault extends Vault {
  /** Whether a keychain answers; opens no prompt, and so cannot tell whether it is locked. */
  probe(): Promise<KeychainState>;
  state(): KeychainState;
}

interface Options {
  readonly spawn: () => KeychainChild;
  /** The name under which the entries stand in the keychain. */
  readonly service: string;
  readonly clock: Clock;
  readonly onState: (state: KeychainState) => void;
}

const times: KeychainTimes = { patienceMs: 8_000, limitMs: 60_000, idleMs: 30_000 };

/** Secrets in the keychain of the operating system, by way of a process of its own. */
export function createKeychainVault(options: Options): KeychainVault {
  const { service, clock, spawn, onState } = options;
  let state: KeychainState = { state: 'checking' };
  const calls = createKeychainCalls({
    spawn,
    clock,
    times,
    onWaiting: () => enter({ state: 'waiting' }),
  });

  function enter(next: KeychainState) {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    onState(next);
  }

  function unavailable(cause: KeychainCause): SatchelError {
    const failure = keychainUnavailable(cause);
    enter({ state: 'unavailable', failure });
    return new SatchelError(failure);
  }

  async function ask(call: KeychainCall): Promise<string | boolean | null> {
    const answer = await calls.ask(call);
    if (!answer.ok) throw unavailable(answer.cause);
    return answer.value;
  }

  async function read(account: string): Promise<string | null> {
    const value = await ask({ op: 'get', service, account });
    if (typeof value !== 'string') {
      // Locked and absent look the same; only what was stored is ever read, so locked it is, to be shown.
      unavailable('locked');
      return null;
    }
    enter({ state: 'ready' });
    return value;
  }

  async function write(account: string, secret: string): Promise<void> {
    checkSecret(secret);
    await ask({ op: 'set', service, account, secret });
    const stored = await ask({ op: 'get', service, account });
    if (stored === null) throw unavailable('locked');
    if (stored !== secret) throw unavailable('failed');
    enter({ state: 'ready' });
  }

  return {
    read,
    write,
    async remove(account) {
      if ((await ask({ op: 'delete', service, account })) === true) {
        enter({ state: 'ready' });
        return;
      }
      // False is locked or absent. Writing something tells: it fails, or asks to unlock, when locked.
      const throwaway = `check-${randomUUID()}`;
      await write(throwaway, 'check');
      await ask({ op: 'delete', service, account: throwaway });
      await ask({ op: 'delete', service, account });
    },
    async probe() {
      try {
        await ask({ op: 'probe', service, account: 'probe' });
        const locked =
          state.state === 'unavailable' &&
          state.failure.kind === 'keychain-unavailable' &&
          state.failure.cause === 'locked';
        // That it is unlocked again, only a stored secret can tell.
        if (!locked) enter({ state: 'ready' });
      } catch (error) {
        if (!(error instanceof SatchelError)) throw error;
      }
      return state;
    },
    state: () => state,
    close: calls.close,
  };
}
