import { z } from 'zod';

/** When an archive is brought up to date by itself, by the clock of this computer. */
export const schedule = z.strictObject({
  every: z.enum(['day', 'week']),
  /** Minutes after midnight. */
  atMinute: z.number().int().min(0).max(1_439),
  /** 0 for Sunday; of weeks only. */
  weekday: z.number().int().min(0).max(6),
});
export type Schedule = z.infer<typeof schedule>;

/**
 * The first time after an instant at which it is due, in epoch ms. Days are those of the calendar, so that it stays
 * at its time of day when clocks are put forward or back.
 */
export function dueAfter({ every, atMinute, weekday }: Schedule, after: number): number {
  const start = new Date(after);
  for (let days = 0; ; days += 1) {
    const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() + days);
    const due = new Date(
      day.getFullYear(),
      day.getMonth(),
      day.getDate(),
      Math.floor(atMinute / 60),
      atMinute % 60,
    );
    const fits = every === 'day' || day.getDay() === weekday;
    if (fits && due.getTime() > after) return due.getTime();
  }
}
