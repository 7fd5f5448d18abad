import { z } from 'zod';
import { account } from '../account.ts';
import { failure } from '../failure.ts';
import { accountId, jobId } from '../ids.ts';
import type { Carried } from '../intake/carried.ts';
import type { IntakeCount } from '../intake.ts';
import { messageRow } from '../message.ts';
import { settings } from '../settings/settings.ts';
import { uploadJob, uploadPauses } from '../upload.ts';
import { accounts } from './accounts.ts';
import { files } from './adding/files.ts';
import { intake } from './adding/intake.ts';
import { postings } from './adding/postings.ts';
import { remedies } from './adding/remedies.ts';
import { app, keychainState } from './app.ts';
import { archive, archiveRun, archives } from './archives.ts';
import { cleanup, cleanupRule } from './cleanup.ts';
import { copies, copyRun } from './copies.ts';
import { copiedByItself, copying } from './copying.ts';
import { expiring, lostItems, providerTime } from './expiring.ts';
import { finished, finishedWork } from './finished.ts';
import { holdingsCalls } from './holdings.ts';
import { keepAlive, keptAlive } from './keepAlive.ts';
import { copyProgress, library, syncState } from './library.ts';
import { linkCheckState, linkChecks } from './linkChecks.ts';
import { looking, lookProgress } from './looking/looking.ts';
import { learntLook, looks } from './looking/looks.ts';
import { messages } from './messages.ts';
import { network } from './network.ts';
import { planning } from './parts/planning.ts';
import { receipt, receipts } from './receipts.ts';
import { removals } from './removals.ts';
import { run } from './runs.ts';
import { savedRun, saveUnderWay, saving } from './saving.ts';
import { settingsCalls } from './settings.ts';
import { uploads } from './uploads.ts';
import { remembered, windowBounds } from './window/remembered.ts';
import { views } from './window/views.ts';

/** All that the window can ask, a file a service. Services are its shape; both ends are derived from it. */
export const contract = {
  app,
  accounts,
  network,
  library,
  looking,
  looks,
  linkChecks,
  removals,
  receipts,
  finished,
  archives,
  cleanup,
  keepAlive,
  holdings: holdingsCalls,
  saving,
  copies,
  uploads,
  copying,
  intake,
  postings,
  remedies,
  messages,
  remembered,
  views,
  expiring,
  settings: settingsCalls,
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
  /** What items told of themselves by being looked at, since the last of these. */
  looksLearnt: z.array(learntLook),
  /** All that run or are not dismissed, whenever one of them changes; at most ten times a second. */
  removalsChanged: z.array(run),
  /** Whole receipts that are new, came to their end, were signed off or were cleared; at most ten times a second. */
  receiptsChanged: z.array(receipt),
  /** Whole rows that are new, seen or cleared. */
  finishedChanged: z.array(finishedWork),
  /** All that are known, whenever one of them changes; at most ten times a second. */
  archivesChanged: z.array(archive),
  /** As `removalsChanged`. */
  archiveRunsChanged: z.array(archiveRun),
  /** All rules for cleaning up, whenever one of them or what is known of it changes. */
  cleanupChanged: z.array(cleanupRule),
  /** While a plan of many items is made; at most ten times a second. */
  planning,
  /** All that is kept alive, whenever that or what is known of it changes; at most once a second. */
  keepAliveChanged: keptAlive,
  copyProgress,
  copiedByItself,
  /** At most ten times a second for each check. */
  linkCheckChanged: linkCheckState,
  /** At most ten times a second for each item. */
  lookProgress,
  /** All files that are being written, whenever one of them gets on; at most ten times a second. */
  savesChanged: z.array(saveUnderWay),
  /** The runs of saving many, whenever one of them changes; at most ten times a second. */
  saveRunsChanged: z.array(savedRun),
  /** As `removalsChanged`. */
  copyRunsChanged: z.array(copyRun),
  uploadsChanged: z.array(uploadJob),
  uploadsRemoved: z.array(jobId),
  uploadsPaused: uploadPauses,
  messagesChanged: z.array(messageRow),
  /** Told when it changes: the computer's clock was set, or an answer said that it is wrong. */
  providerTimeChanged: providerTime,
  lostItemsChanged: lostItems.nullable(),
  /** A notification of what expires was clicked. */
  expiringOpened: z.null(),
  /** What was chosen in the menu of the application. */
  menuChosen: z.enum(['settings']),
  /** All of them, after each change. */
  settingsChanged: settings,
} as const;

/** What a host may ask: all that the window can, what names files, and what places the window. */
export const hostContract = { ...contract, files, windowBounds } as const;

/** Services in the shape of a contract: each of its calls as a function. */
export type ServicesOf<C> = {
  readonly [S in keyof C]: {
    readonly [M in keyof C[S]]: C[S][M] extends {
      input: infer I extends z.ZodType;
      output: infer O extends z.ZodType;
    }
      ? (input: z.infer<I>) => Promise<z.infer<O>>
      : never;
  };
};
export type Services = ServicesOf<typeof contract>;
export type HostServices = ServicesOf<typeof hostContract>;
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
   * window never names one; a file without a path (a pasted picture) is handed over as bytes. They
   * reach nobody: what is put into a place is counted, prepared and confirmed (`postings`).
   */
  addFiles(accountId: string, files: readonly FileObject[]): Promise<Envelope<{ batchId: string }>>;
  /** What the drop or the paste that a person made last carries besides files; null when it is nothing. */
  carried(): Carried | null;
  /**
   * Looks into folders, and adds nothing: `intake.add` does, with the token. Thousands are handed
   * over in portions, each with the token of those before it, and counted together.
   */
  countFiles(files: readonly FileObject[], token?: string | null): Promise<Envelope<IntakeCount>>;
}
