import type { Status } from '../../stores/notices/statusStore.ts';

/** In ms: by their tone, with a countdown or a button, and with a button after something went wrong. */
export const shownMs = { good: 4_000, bad: 8_000, long: 12_000, asking: 60_000 };

/** For how long a notice is shown, in ms: longest where its button is the only way on from what went wrong. */
export function shownFor({ tone, untilAt, action }: Pick<Status, 'tone' | 'untilAt' | 'action'>) {
  if (action !== null) return tone === 'bad' ? shownMs.asking : shownMs.long;
  return untilAt === null ? shownMs[tone] : shownMs.long;
}
