import { z } from 'zod';
import { account, accountLabel, providerInfo } from './account.ts';
import { failure } from './failure.ts';
import { accountId, batchId, jobId, mediaId, providerId } from './ids.ts';
import { type IntakeCount, intakeCount } from './intake.ts';
import { linkAccess } from './link.ts';
import { direction, mediaKind, mediaRow } from './media.ts';
import { messageRow, mostMessageMedia } from './message.ts';
import { messageFit, preparedMessage } from './outgoing.ts';
import { remedy, remedyOffer } from './remedy.ts';
import { someUploads, uploadJob, uploadPauses, uploadTarget } from './upload.ts';

const nothing = z.undefined();
const credentials = z.record(z.string().max(64), z.string().max(1_024));

/** Why the keychain cannot be used, or that it can; `checking` until it has answered once. */
export const keychainState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('unavailable'), failure }),
]);
export type KeychainState = z.infer<typeof keychainState>;

export const libraryQuery = z.strictObject({
  accountId: accountId.nullable(),
  kinds: z.array(mediaKind).max(6).nullable(),
  /** Only what came in, or only what was sent; both, when absent. */
  direction: direction.optional(),
  /** Only what ends within this many ms, the first to end first. */
  expiringWithinMs: z.number().positive().nullable(),
  search: z.string().max(200),
  sort: z.enum(['newest', 'oldest', 'name', 'largest', 'expiring']),
  /** Gone items stay known; the gallery shows them only when asked. */
  includeGone: z.boolean(),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;

export const syncState = z.object({
  accountId,
  state: z.enum(['idle', 'syncing', 'failed']),
  /** Items met so far in this run, and what the provider says it holds, when it says. */
  seen: z.number().int(),
  total: z.number().int().nullable(),
  finishedAt: z.number().nullable(),
  failure: failure.nullable(),
});
export type SyncState = z.infer<typeof syncState>;

/** What became of a copy: links that could not be made are named, never left out silently. */
export const copied = z.object({
  count: z.number().int(),
  failed: z.array(z.object({ mediaId, failure })),
  /** The lesser of what was copied; null when nothing was. */
  access: linkAccess.nullable(),
  /** When the first of them stops working by itself; null when none does. */
  soonestExpiryAt: z.number().nullable(),
});
export type Copied = z.infer<typeof copied>;

const refusals = z.array(z.object({ mediaId, failure }));

/** What removing these would do, to be shown before it is confirmed by its token. */
export const removal = z.object({
  /** Good once, for ten minutes, and for exactly these items. */
  token: z.string(),
  /** Items that go. */
  count: z.number().int(),
  /** Those among them that were not asked for, but are of the same message. */
  others: z.number().int(),
  /** Messages that go with them. */
  messages: z.number().int(),
  failed: refusals,
});
export type Removal = z.infer<typeof removal>;

export const removed = z.object({ removed: z.array(mediaId), failed: refusals });
export type Removed = z.infer<typeof removed>;

const portion = z.strictObject({
  start: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(500),
});
const whose = z.strictObject({ accountId: accountId.nullable() });
const comparedFile = z.object({
  name: z.string(),
  sizeBytes: z.number().int().nullable(),
  contentType: z.string().nullable(),
});

/** Where added files are to be put; the label is shown with the upload. */
export const addTarget = uploadTarget.pick({ id: true, label: true }).strict();
export type AddTarget = z.infer<typeof addTarget>;

const added = z.object({ batchId });

const token = z.string().min(1).max(64);
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const ids = z.array(mediaId).min(1).max(1_000);
const jobIds = z.array(jobId).min(1).max(1_000);

/** All that the window can ask. Services are its shape; both ends are derived from it. */
export const contract = {
  app: {
    about: call(
      nothing,
      z.object({
        version: z.string(),
        runtime: z.string(),
        /** Development on a stand-in Electron, which must never be shipped. */
        standIn: z.boolean(),
        keychain: keychainState,
      }),
    ),
    openConsole: call(z.strictObject({ providerId }), nothing),
  },
  accounts: {
    providers: call(nothing, z.array(providerInfo)),
    list: call(nothing, z.array(account)),
    explore: call(nothing, account),
    connect: call(z.strictObject({ providerId, label: accountLabel, credentials }), account),
    replaceSecret: call(z.strictObject({ accountId, credentials }), account),
    rename: call(z.strictObject({ accountId, label: accountLabel }), account),
    /** With `leaveSecret` the account goes although its secret cannot be removed from the keychain. */
    remove: call(z.strictObject({ accountId, leaveSecret: z.boolean().optional() }), nothing),
  },
  library: {
    open: call(libraryQuery, z.object({ token: z.string(), total: z.number().int() })),
    rows: call(portion.extend({ token: z.string().max(64) }), z.array(mediaRow)),
    /** Those of them that are known, in their order, also such as are gone. */
    items: call(z.strictObject({ mediaIds: ids }), z.array(mediaRow)),
    /** The total counts live items; for badges in the side bar. */
    counts: call(
      nothing,
      z.array(z.object({ accountId, total: z.number().int(), sizeBytes: z.number() })),
    ),
    syncStates: call(nothing, z.array(syncState)),
    refresh: call(z.strictObject({ accountId: accountId.nullable() }), nothing),
    copyLinks: call(z.strictObject({ mediaIds: ids }), copied),
    /** How good a link would be; the link itself is a secret of its bearer and is only copied. */
    link: call(
      z.strictObject({ mediaId }),
      z.object({ access: linkAccess, expiresAt: z.number().nullable() }),
    ),
    prepareRemove: call(z.strictObject({ mediaIds: ids }), removal),
    remove: call(z.strictObject({ token }), removed),
  },
  uploads: {
    /** All of them, or so many from the one at `start` on, in the order in which they were added. */
    list: call(portion.optional(), z.array(uploadJob)),
    cancel: call(z.strictObject({ jobIds }), nothing),
    /** With `anyway`, also what the account holds already (`file-rejected`, rule `duplicate`). */
    retry: call(z.strictObject({ jobIds, anyway: z.boolean().optional() }), nothing),
    pauses: call(nothing, uploadPauses),
    /** Of one account, or of all; what has not let go of its last bytes goes back into the queue. */
    pause: call(whose, nothing),
    /** Of all: also of those that were paused one by one; of one account nothing goes on while all are. */
    resume: call(whose, nothing),
    /** Forgets finished jobs; what runs is untouched. */
    clearFinished: call(nothing, nothing),
    /** In the order in which the files were added. */
    copyLinks: call(someUploads, copied),
    /** Where an upload may be put; the likeliest first. */
    targets: call(
      z.strictObject({ accountId, search: z.string().max(200) }),
      z.array(uploadTarget),
    ),
  },
  /** What people add that is more than single files, which go by the bridge. */
  intake: {
    /** What `countFiles` of the bridge counted; its token is good once, for ten minutes. */
    add: call(z.strictObject({ token, accountId, target: addTarget.optional() }), added),
    /** Lets a person choose files, and counts them; null when none were chosen. */
    choose: call(nothing, intakeCount.nullable()),
    forget: call(z.strictObject({ token }), nothing),
    /** Ends what `countFiles` is counting, which then answers `cancelled`. */
    stopCounting: call(nothing, nothing),
    /** A picture behind a link, fetched by the main process as a stranger would. */
    addLink: call(
      z.strictObject({ url: z.string().max(4_096), accountId, target: addTarget.optional() }),
      added,
    ),
    /** Pastes into the window what the system's clipboard holds, as the keys for it do. */
    paste: call(nothing, nothing),
  },
  /** What would make refused files fit, and doing it; what was added is only ever read. */
  remedies: {
    /** One entry a job, in their order; what needs no remedy, or has none, has no offers. */
    offers: call(
      z.strictObject({ jobIds }),
      z.array(z.object({ jobId, offers: z.array(remedyOffer) })),
    ),
    /**
     * Answers when the jobs wait for their new files (`checking`, with `making`), or at once for
     * keep-place and other-account, which make none; they go on by themselves. What an offer did not
     * name for a job is refused for it. The target is one of the other account.
     */
    apply: call(
      z.strictObject({ jobIds, remedy, target: addTarget.optional() }),
      z.object({ begun: z.array(jobId), refused: z.array(jobId) }),
    ),
    /**
     * What was added and what is sent instead; null unless a remedy made it. To be looked at as
     * `satchel-media://job-before/ID` and `satchel-media://job-after/ID`.
     */
    compare: call(
      z.strictObject({ jobId }),
      z.object({ before: comparedFile, after: comparedFile }).nullable(),
    ),
  },
  /** Sending is a real act which costs money: only what was prepared can be sent, and once. */
  messages: {
    prepare: call(
      z.strictObject({
        accountId,
        from: z.string().max(64),
        to: z.string().max(64),
        text: z.string().max(10_000),
        mediaIds: z.array(mediaId).max(mostMessageMedia),
      }),
      preparedMessage,
    ),
    send: call(z.strictObject({ token }), messageRow),
    /**
     * Smaller copies of what would be too much for one message of the account. Answers when they
     * are to be uploaded; `stopFit` with the same key gives that up while the items are fetched.
     */
    fit: call(
      z.strictObject({
        key: token,
        accountId,
        mediaIds: z.array(mediaId).min(1).max(mostMessageMedia),
      }),
      messageFit,
    ),
    stopFit: call(z.strictObject({ key: token }), nothing),
    /** The newest first. */
    list: call(nothing, z.array(messageRow)),
    /** Senders that the account was seen to use, the latest first. */
    senders: call(z.strictObject({ accountId }), z.array(z.string())),
  },
} as const;

/** What the main process announces, whole rows, after they are committed. */
export const events = {
  keychainChanged: keychainState,
  /** Uploads wait because the library refuses to be written; told again until it does not: null. */
  libraryTrouble: failure.nullable(),
  accountChanged: account,
  accountRemoved: z.object({ accountId }),
  syncChanged: syncState,
  /** Rows were written; an open gallery asks again, at most ten times a second. */
  libraryChanged: z.object({ accountId: accountId.nullable() }),
  uploadsChanged: z.array(uploadJob),
  uploadsRemoved: z.array(jobId),
  uploadsPaused: uploadPauses,
  messagesChanged: z.array(messageRow),
} as const;

type Contract = typeof contract;
export type ServiceName = keyof Contract;
export type Services = {
  readonly [S in ServiceName]: {
    readonly [M in keyof Contract[S]]: Contract[S][M] extends {
      input: infer I extends z.ZodType;
      output: infer O extends z.ZodType;
    }
      ? (input: z.infer<I>) => Promise<z.infer<O>>
      : never;
  };
};
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** Electron's `invoke` keeps only an error's message, so answers travel in this. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; failure: z.infer<typeof failure> };

/** What the preload hands to the window, and nothing more. */
export interface Bridge<FileObject> {
  readonly platform: string;
  ask(name: string, input: unknown): Promise<Envelope<unknown>>;
  on(listener: (event: string, payload: unknown) => void): () => void;
  /**
   * Files from a drop, a paste or a file field. The preload resolves their paths itself, so the
   * window never names one; a file without a path (a pasted picture) is handed over as bytes.
   */
  addFiles(
    accountId: string,
    files: readonly FileObject[],
    target?: AddTarget | null,
  ): Promise<Envelope<{ batchId: string }>>;
  /**
   * Looks into folders, and adds nothing: `intake.add` does, with the token. Thousands are handed
   * over in portions, each with the token of those before it, and counted together.
   */
  countFiles(files: readonly FileObject[], token?: string | null): Promise<Envelope<IntakeCount>>;
}
