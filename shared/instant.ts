import { z } from 'zod';

/** The last instant that there is a date of; the first is as far on the other side of 1970. */
export const lastInstant = 8_640_000_000_000_000;

/** `untilAt` of a job that waits for a person rather than for an instant. */
export const untilResumed = lastInstant;

/** Epoch ms that there is a date of: beyond, formatting one throws. */
export const instant = z.number().min(-lastInstant).max(lastInstant);

/** Milliseconds. */
export const duration = z.number().nonnegative().max(lastInstant);

/** Whether there is a date of it; sums of good instants need not have one. */
export const isInstant = (at: number): boolean => Math.abs(at) <= lastInstant;
