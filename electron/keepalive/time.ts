import type { AccountId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';

export interface KeepTime {
  /** What time it is by the providers, as far as they told; by this computer until then. Epoch ms. */
  now(): number;
  /** The same by the clock by which the library dates an account's items. */
  ofLibrary(accountId: AccountId): number;
  /** Turns such an instant into one by the providers. */
  ofProvider(accountId: AccountId, at: number): number;
}

export interface KeepTimeDeps {
  readonly clock: Clock;
  readonly accountIds: () => readonly AccountId[];
  /** What time it is by the provider of an account; null before it told. */
  readonly serverNow: (accountId: AccountId) => Promise<number | null>;
  /** How far an account's dates are ahead of those that the library has of them, in ms. */
  readonly aheadOf: (accountId: AccountId) => number;
}

/** Time as of one look, so that all that it decides agrees; no clock of this computer that is wrong has a part in it. */
export async function tellTime(deps: KeepTimeDeps): Promise<KeepTime> {
  const { clock, aheadOf } = deps;
  const told = new Map<AccountId, number>();
  for (const id of deps.accountIds()) {
    const ahead = await deps.serverNow(id);
    if (ahead !== null) told.set(id, Math.round(ahead - clock.now()));
  }
  const sorted = [...told.values()].sort((one, other) => one - other);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  // A provider that told nothing yet is taken to agree with the library's dates of it, as every list in the window is.
  const offOf = (id: AccountId) => told.get(id) ?? aheadOf(id);
  return {
    now: () => Math.round(clock.now()) + usual,
    ofLibrary: (id) => clock.now() + offOf(id) - aheadOf(id),
    ofProvider: (id, at) => at - (clock.now() + offOf(id) - aheadOf(id)) + clock.now() + usual,
  };
}
