import type { Status } from '../../stores/notices/statusStore.ts';

/** For how long notices are shown, in ms. */
export const shownMs = { good: 4_000, bad: 8_000, long: 12_000, asking: 60_000 };

/** Longest where something went wrong that only this offers a way on from; in ms. */
export function shownFor({ tone, untilAt, action }: Pick<Status, 'tone' | 'untilAt' | 'action'>) {
  if (action !== null) return tone === 'bad' ? shownMs.asking : shownMs.long;
  return untilAt === null ? shownMs[tone] : shownMs.long;
}
