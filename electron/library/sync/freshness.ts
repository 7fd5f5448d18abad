import type { KeychainState } from '../../../shared/contract/app.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { isAway } from '../../../shared/retry.ts';
import type { Clock } from '../../base/clock.ts';
import { createRefreshRhythm } from './refreshRhythm.ts';
import type { Sync } from './syncLibrary.ts';

/** How soon after the way to a provider is back its account is read that could not be. */
const lookAgainMs = 20_000;

export interface FreshnessDeps {
  readonly clock: Clock;
  readonly sync: Pick<Sync, 'refresh' | 'states'>;
  readonly keychain: KeychainState;
  /** Accounts that a locked keychain refused a moment ago are tried again at their next use. */
  readonly retryRefused: () => void;
  /** What waits for the account goes on. */
  readonly resume: (accountId: AccountId) => void;
}

/** Keeps the library fresh while a person looks at it, and takes up what waited for the keychain. */
export function createFreshness({ clock, sync, keychain, retryRefused, resume }: FreshnessDeps) {
  // Only what needs nobody: a locked keychain would open its prompt every time.
  const rhythm = createRefreshRhythm(clock, () => {
    for (const { accountId, failure } of sync.states()) {
      if (failure?.kind === 'keychain-unavailable' || failure?.kind === 'unauthorized') continue;
      void sync.refresh(accountId);
    }
  });
  let ready = keychain.state === 'ready';
  let cancelLook = () => {};
  /** Asking is the only way to learn that the network is back, and it costs nobody anything while it is not. */
  const lookAgain = () => {
    for (const { accountId, failure } of sync.states()) {
      if (failure !== null && isAway(failure)) void sync.refresh(accountId);
    }
    cancelLook = clock.after(lookAgainMs, lookAgain);
  };
  return {
    focused(on: boolean): void {
      cancelLook();
      rhythm.focused(on);
      if (on) cancelLook = clock.after(lookAgainMs, lookAgain);
    },
    keychainChanged({ state }: KeychainState): void {
      const freed = state === 'ready' && !ready;
      ready = state === 'ready';
      if (!freed) return;
      retryRefused();
      for (const { accountId, failure } of sync.states()) {
        resume(accountId);
        if (failure?.kind === 'keychain-unavailable') void sync.refresh(accountId);
      }
    },
    close(): void {
      cancelLook();
      rhythm.close();
    },
  };
}
