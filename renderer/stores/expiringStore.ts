import { create } from 'zustand';
import type { LostItems, ProviderTime } from '../../shared/contract/expiring.ts';
import { client, failureOf } from '../bridge/client.ts';
import { setProvidersAhead } from '../bridge/providerNow.ts';
import { report } from '../bridge/report.ts';
import { sayFailure } from './notices/sayFailure.ts';
import { change, showView } from './view/viewStore.ts';

interface ExpiringState {
  /** How far the providers are ahead of this computer's clock, in ms; null while none has told. */
  readonly aheadMs: number | null;
  /** What expired and nobody was told of in time. */
  readonly lost: LostItems | null;
}

export const useExpiring = create<ExpiringState>(() => ({ aheadMs: null, lost: null }));

export const lostItems = ({ lost }: ExpiringState) => lost;
export const clockAhead = ({ aheadMs }: ExpiringState) => aheadMs;

export function putProviderTime({ aheadMs }: ProviderTime): void {
  setProvidersAhead(aheadMs ?? 0);
  useExpiring.setState({ aheadMs });
}

export function putLost(lost: LostItems | null): void {
  useExpiring.setState({ lost });
}

/** A notification was clicked, now or before the window was there. */
export async function showOpened(): Promise<void> {
  const opened = await client.expiring.takeOpened(undefined).catch(() => false);
  if (!opened) return;
  showView('expiring');
  change({ drawer: 'none' });
}

export async function loadExpiring(): Promise<void> {
  try {
    putProviderTime(await client.expiring.time(undefined));
    putLost(await client.expiring.lost(undefined));
  } catch (error) {
    report(error, 'work');
  }
  await showOpened();
}

export async function dismissLost(): Promise<void> {
  try {
    await client.expiring.dismissLost(undefined);
  } catch (error) {
    sayFailure(failureOf(error));
  }
}
