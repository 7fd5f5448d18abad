import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId, mediaId } from '../ids.ts';
import { instant } from '../instant.ts';
import { longestLink } from '../intake/carried.ts';
import { linkAccess } from '../link.ts';
import { linkVerdict, sameness } from '../links/verdict.ts';
import { mediaRow } from '../media.ts';
import { call, named, nothing, portion, token } from './parts/parts.ts';

/** As many links as one call may name, and as many as one check may be of. */
export const mostLinksInCall = 1_000;
export const mostChecked = 10_000;

const count = z.number().int().nonnegative();
const links = z.array(z.string().min(1).max(longestLink)).min(1).max(mostLinksInCall);

/** Whose a link is; nobody is asked for it. */
export const recognised = z.discriminatedUnion('kind', [
  /** Of an item of a connected account; one that is gone too. */
  z.object({ kind: z.literal('item'), row: mediaRow }),
  /** Of a connected account that has no such item, as far as Satchel has read it. */
  z.object({ kind: z.literal('unknown-item'), accountId }),
  /** Of a connected account, in a form that names no item, and Satchel did not make it. */
  z.object({ kind: z.literal('unnamed'), accountId }),
  /** In the form of a provider's links, of none of the connected accounts. */
  z.object({ kind: z.literal('not-connected'), provider: z.string() }),
  z.object({ kind: z.literal('foreign'), host: z.string() }),
  z.object({ kind: z.literal('no-link') }),
]);
export type Recognised = z.infer<typeof recognised>;

/** What became of one link; null for what is not known, or not yet. */
export const linkCheckRow = z.object({
  index: count,
  mediaId: mediaId.nullable(),
  accountId: accountId.nullable(),
  /** What its item is called; all of it null where the item is not known. */
  ...mediaRow.pick({ name: true, direction: true, fromAddress: true, toAddress: true }).shape,
  /** Where the link leads, without what signs it. */
  host: z.string().nullable(),
  /** Null while it waits. */
  verdict: linkVerdict.nullable(),
  access: linkAccess.nullable(),
  /** The last HTTP status that came. */
  status: z.number().int().nullable(),
  hops: count,
  /** By its header, and by its first bytes. */
  declaredType: z.string().nullable(),
  foundType: z.string().nullable(),
  bytes: count.nullable(),
  same: sameness,
  worksUntil: instant.nullable(),
  failure: failure.nullable(),
});
export type LinkCheckRow = z.infer<typeof linkCheckRow>;

export const linkCheckState = z.object({
  checkId: z.string(),
  of: count,
  done: count,
  state: z.enum(['running', 'done', 'stopped']),
  /** How many links each verdict has; verdicts without any are left out. */
  tally: z.array(z.object({ verdict: linkVerdict, count })),
  at: instant,
});
export type LinkCheckState = z.infer<typeof linkCheckState>;

const checkId = token;

/**
 * Links, opened as a stranger would open them, and found again. A check is in memory alone, the newest few are
 * kept; it ends with the app.
 */
export const linkChecks = {
  /** Whose these links are, in their order. */
  recognise: call(z.strictObject({ links }), z.array(recognised)),
  /** Opens the links of items, made anew. */
  begin: call(z.strictObject({ of: named }), linkCheckState),
  /** Opens links that a person pasted or dropped. */
  beginLinks: call(z.strictObject({ links }), linkCheckState),
  /** Some rows, those with trouble first, and what still waits last. */
  rows: call(portion.extend({ checkId }), z.array(linkCheckRow)),
  /** Opens those again that did not work. */
  again: call(z.strictObject({ checkId }), linkCheckState),
  stop: call(z.strictObject({ checkId }), nothing),
  forget: call(z.strictObject({ checkId }), nothing),
  /** A table of all rows, saved where a person chooses; null when they chose nothing. */
  saveCsv: call(z.strictObject({ checkId }), z.object({ name: z.string() }).nullable()),
} as const;
