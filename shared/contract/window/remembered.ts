import { z } from 'zod';
import {
  listPlace,
  rememberedAppearance,
  shownView,
  windowBounds as windowBoundsSchema,
} from '../../window/remembered.ts';
import { call, nothing } from '../parts/parts.ts';

/** What the window looked like when it was left, over a restart; never anything secret. */
export const remembered = {
  /** All of it, for the first paint. What cannot be read is as if it had never been remembered. */
  all: call(
    nothing,
    z.object({
      view: shownView,
      appearance: rememberedAppearance,
      /** Of the list that was shown last; null once it was left. */
      place: listPlace.nullable(),
    }),
  ),
  /** The parts that are given take the place of those before; written a moment later, and at the end. */
  put: call(
    z.strictObject({
      view: shownView.optional(),
      appearance: rememberedAppearance.optional(),
      place: listPlace.nullable().optional(),
    }),
    nothing,
  ),
} as const;

/** For the host alone: the window does not place itself. */
export const windowBounds = {
  get: call(nothing, windowBoundsSchema.nullable()),
  put: call(windowBoundsSchema, nothing),
} as const;
