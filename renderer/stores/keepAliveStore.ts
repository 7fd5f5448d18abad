import { useMemo } from 'react';
import { create } from 'zustand';
import type { Keep, KeepOf, KeptAlive, KeptBy } from '../../shared/contract/keepAlive.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { KeepLimits } from '../../shared/keepalive/keepLimits.ts';
import { client, failureOf } from '../bridge/client.ts';
import { report } from '../bridge/report.ts';
import { sayFailure } from './notices/sayFailure.ts';

interface KeepAliveState {
  readonly keeps: readonly Keep[];
  readonly kept: ReadonlyMap<MediaId, readonly KeptBy[]>;
}

/** One item that is kept alive, by the keep that does so the longest. */
export interface KeptNow {
  readonly keep: Keep;
  readonly renewsAt: number | null;
}

/** What is kept alive, as the main process tells of it. */
export const useKeepAlive = create<KeepAliveState>(() => ({ keeps: [], kept: new Map() }));

export const allKeeps = ({ keeps }: KeepAliveState) => keeps;
export const hasKeeps = ({ keeps }: KeepAliveState) => keeps.length > 0;
export const keptIds = ({ kept }: KeepAliveState): Pick<ReadonlySet<MediaId>, 'has'> => kept;
/** How many of them a person has to look at. */
export const keepAttention = ({ keeps }: KeepAliveState) =>
  keeps.filter(({ asks, failure, limited }) => asks > 0 || failure !== null || limited > 0).length;
/** The keep of a view, while it is on or paused. */
export const keepOfView = (viewId: string) => (state: KeepAliveState) =>
  state.keeps.find(
    ({ of, state: at }) => of.kind === 'view' && of.viewId === viewId && at !== 'over',
  );

/** By what an item is kept alive: one that runs before one that is paused. */
export function keptNow(id: MediaId, { keeps, kept }: KeepAliveState): KeptNow | null {
  const all = (kept.get(id) ?? []).flatMap(({ keepId, renewsAt }) => {
    const keep = keeps.find((one) => one.id === keepId);
    return keep === undefined ? [] : [{ keep, renewsAt }];
  });
  const rank = ({ keep }: KeptNow) => (keep.state === 'on' ? keep.limits.untilAt : 0);
  return all.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

export function useKeptNow(id: MediaId): KeptNow | null {
  const { keeps, kept } = useKeepAlive();
  return useMemo(() => keptNow(id, { keeps, kept }), [id, keeps, kept]);
}

export function putKept({ keeps, kept: all }: KeptAlive): void {
  const kept = new Map<MediaId, KeptBy[]>();
  for (const one of all) kept.set(one.mediaId, [...(kept.get(one.mediaId) ?? []), one]);
  useKeepAlive.setState({ keeps, kept });
}

export async function loadKept(): Promise<void> {
  try {
    putKept(await client.keepAlive.list(undefined));
  } catch (error) {
    report(error, 'work');
  }
}

const done = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      sayFailure(failureOf(error));
      return false;
    },
  );

export const keepThem = (of: readonly KeepOf[], limits: KeepLimits): Promise<boolean> =>
  done(client.keepAlive.keep({ of: [...of], limits }));
/** Other limits for one that is there: what is paused stays so. */
export const limitKeep = (of: readonly KeepOf[], limits: KeepLimits): Promise<boolean> =>
  done(client.keepAlive.keep({ of: [...of], limits, pausedStay: true }));
export const pauseKeep = (keepId: string) => done(client.keepAlive.pause({ keepId }));
export const resumeKeep = (keepId: string) => done(client.keepAlive.resume({ keepId }));
export const stopKeep = (keepId: string) => done(client.keepAlive.stop({ keepId }));
export const answerKeep = (keepId: string, mediaId: MediaId, renew: boolean) =>
  done(client.keepAlive.answer({ keepId, mediaId, renew }));
export const copyOldLink = (oldId: MediaId) => done(client.keepAlive.copyOldLink({ oldId }));
