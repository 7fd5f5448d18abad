import { z } from 'zod';
import { failure } from '../failure.ts';
import { mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { keepLimits } from '../keepalive/keepLimits.ts';
import { mediaRow } from '../media.ts';
import { call, nothing, portion, token } from './parts/parts.ts';

const count = z.number().int().nonnegative();

/** What is kept alive: one item and what follows it, or whatever a saved view shows. */
export const keepOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), mediaId }),
  z.strictObject({ kind: z.literal('view'), viewId: z.string().min(1).max(64) }),
]);
export type KeepOf = z.infer<typeof keepOf>;

/** Why nothing is renewed any more. */
export const keepEnd = z.enum([
  /** The instant came until which it was to be. */
  'until',
  /** Its view was deleted. */
  'view-gone',
  /** Of its item nothing is left to keep: that was deleted, has ended, or was renewed as often as allowed. */
  'item-over',
]);

export const keepState = z.enum(['on', 'paused', 'over']);

/** What becomes of one kept item. `limited`: due, and its limit for the day is reached; `held`: beyond a limit of items. */
export const keptState = z.enum([
  'waiting',
  'renewing',
  'limited',
  'held',
  'lasting',
  'removing',
  'asks',
  'deleted',
  'ended',
  'times',
  'refused',
]);
export type KeptState = z.infer<typeof keptState>;

export const keep = z.object({
  id: token,
  of: keepOf,
  /** What its item or its view is called. */
  title: z.string(),
  limits: keepLimits,
  /** Nothing is renewed from then on: its own end, or where that comes sooner, what the settings allow. */
  untilAt: instant,
  /** The settings end it sooner than was agreed: they will, or do now. A higher limit takes that back. */
  cut: z.enum(['later', 'now']).nullable(),
  state: keepState,
  /** Why it is over. */
  end: keepEnd.nullable(),
  /** Why it paused by itself; null where a person did, or it did not. */
  failure: failure.nullable(),
  /** Items that are kept alive now. */
  items: count,
  /** Items that a person is asked about. */
  asks: count,
  /** Items that are not renewed since there are more than a limit allows; a higher limit takes them in again. */
  held: count,
  /** Items that are kept alive no more, though nobody said so. */
  stopped: count,
  /** Due items that wait since the limit for the day is reached. */
  limited: count,
  /** Uploads it began within a day, and since it is there. */
  today: count,
  renewed: count,
  /** When the next item is renewed. */
  nextAt: instant.nullable(),
  /** When a link of it changed last. */
  changedAt: instant.nullable(),
});
export type Keep = z.infer<typeof keep>;

/** One item, the newest of its chain, and a keep that keeps it alive; there may be several. */
export const keptBy = z.object({
  mediaId,
  keepId: token,
  /** When it is renewed; null where that is not known. */
  renewsAt: instant.nullable(),
});
export type KeptBy = z.infer<typeof keptBy>;

/** All that are there, and which items they keep alive. */
export const keptAlive = z.object({ keeps: z.array(keep), kept: z.array(keptBy) });
export type KeptAlive = z.infer<typeof keptAlive>;

export const keptItem = z.object({
  row: mediaRow,
  state: keptState,
  /** When it ends; null where no end is known. */
  endsAt: instant.nullable(),
  /** When it is renewed. */
  renewsAt: instant.nullable(),
  times: count,
  failure: failure.nullable(),
});
export type KeptItem = z.infer<typeof keptItem>;

/** A link that changed, since its item was renewed. */
export const linkChange = z.object({
  /** Of the item that was renewed. */
  oldId: mediaId,
  /** What follows it. */
  newId: mediaId,
  keepId: token,
  at: instant,
  name: z.string().nullable(),
  /** What the old link was can be copied. */
  hasOldLink: z.boolean(),
});
export type LinkChange = z.infer<typeof linkChange>;

/** What keeping it alive would come to. */
export const keepForecast = z.object({
  items: count,
  ending: count,
  lasting: count,
  /** Items of accounts in which nothing can be kept alive. */
  unable: count,
  uploadsADay: count,
  uploads: count,
  bytesEach: z.number().nonnegative().nullable(),
  short: z.enum(['items', 'day', 'times']).nullable(),
});
export type KeepPreview = z.infer<typeof keepForecast>;

export const mostKeeps = 200;
const ofKeep = z.strictObject({ keepId: token });

/** Items and views that Satchel renews while it runs, inside limits that a person sets. */
export const keepAlive = {
  list: call(nothing, keptAlive),
  forecast: call(
    z.strictObject({ of: z.array(keepOf).min(1).max(100), limits: keepLimits }),
    keepForecast,
  ),
  /**
   * Keeps each of them; one that is kept already, also as what follows another, gets these limits. `pausedStay`: what
   * is paused gets them and stays so.
   */
  keep: call(
    z.strictObject({
      of: z.array(keepOf).min(1).max(100),
      limits: keepLimits,
      pausedStay: z.boolean().optional(),
    }),
    nothing,
  ),
  pause: call(ofKeep, nothing),
  resume: call(ofKeep, nothing),
  /** What is under way is brought to its end; what was renewed stays. */
  stop: call(ofKeep, nothing),
  items: call(z.strictObject({ keepId: token, ...portion.shape }), z.array(keptItem)),
  /** Whether an item that is gone is to be renewed from its archive or its original file. */
  answer: call(z.strictObject({ keepId: token, mediaId, renew: z.boolean() }), nothing),
  /** The latest first. */
  changes: call(
    z.strictObject({ keepId: token.nullable(), ...portion.shape }),
    z.array(linkChange),
  ),
  /** Copies what the link of an item was before it was renewed. */
  copyOldLink: call(z.strictObject({ oldId: mediaId }), nothing),
} as const;
