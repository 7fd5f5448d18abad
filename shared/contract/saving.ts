import { z } from 'zod';
import { mediaId } from '../ids.ts';
import { call, named, nothing, token } from './parts/parts.ts';
import { mostRefusals, refusalClass, refusals, run } from './runs.ts';

/** As many as go to another program at once: each is on this disk before it can be taken. */
export const mostHandedOver = 200;
/** On Windows the clipboard is given the name of one file: lists are a format that Electron cannot name there. */
export const mostCopied = (platform: string) => (platform === 'win32' ? 1 : mostHandedOver);

/** A file that is being written, since its path was chosen; or files that are fetched for another program. */
export const saveUnderWay = z.object({
  token,
  mediaId,
  use: z.enum(['save', 'hand-over']),
  /** How many files these are; `name` is that of the first. */
  files: z.number().int().positive(),
  /** What the person called it; never where it is. */
  name: z.string(),
  doneBytes: z.number().int().nonnegative(),
  /** Null while nobody told how large it is. */
  ofBytes: z.number().int().nonnegative().nullable(),
});
export type SaveUnderWay = z.infer<typeof saveUnderWay>;

/** Any number of items on their way into a folder, which is known by its name alone. */
export const savedRun = run.extend({ folder: z.string() });
export type SavedRun = z.infer<typeof savedRun>;

const runNamed = z.strictObject({ runId: token });

const px = z.number().min(-20_000).max(20_000);

/** Copies of items on this computer. The window names an item, and never a path: the system's dialog does. */
export const saving = {
  /** Asks where, and answers when the file is there whole; null when nothing was chosen. */
  save: call(z.strictObject({ mediaId }), z.object({ token, name: z.string() }).nullable()),
  /**
   * Asks for a folder, and answers when all that is to be done is on disk; null when none was chosen. A file never
   * takes the place of another; how it goes is told by `saveRunsChanged`.
   */
  saveMany: call(named, savedRun.nullable()),
  /** All that run, and those over that nobody has dismissed. */
  runs: call(nothing, z.array(savedRun)),
  pauseRun: call(runNamed, nothing),
  resumeRun: call(runNamed, nothing),
  stopRun: call(runNamed, nothing),
  dismissRun: call(runNamed, nothing),
  refusals: call(runNamed, refusals.max(mostRefusals)),
  /** All of those, by reason, the most items first. */
  refused: call(runNamed, z.array(refusalClass)),
  /** Once more all that could not be saved, into the same folder, as a run of its own; the first is dismissed. */
  retryRun: call(runNamed, savedRun),
  /** Shows the folder of a run in the system's file manager. */
  showRun: call(runNamed, nothing),
  /** `save` then throws `cancelled`, and leaves nothing behind. */
  stop: call(z.strictObject({ token }), z.undefined()),
  /** Shows a file that was saved since the start in the system's file manager. */
  show: call(z.strictObject({ token }), z.undefined()),
  /**
   * Drags items out of the window as files, while a person holds the pointer down: begins when all of them are here,
   * at once where they were before. `from` is drawn under the pointer: what they are seen as, in CSS pixels of the window.
   */
  drag: call(
    z.strictObject({ of: named, from: z.strictObject({ x: px, y: px, width: px, height: px }) }),
    z.object({ begun: z.boolean() }),
  ),
  /**
   * The pointer was let go: what is fetched stays for the next time. Answers when it is: `ready` where it is there;
   * throws why it could not be had.
   */
  letGo: call(nothing, z.object({ ready: z.boolean() })),
  /** Puts items on the clipboard as files, which other programs paste. */
  copyFiles: call(named, z.object({ count: z.number().int() })),
  /** Puts a picture on the clipboard as pixels, upright and in its full size. */
  copyPicture: call(z.strictObject({ mediaId }), nothing),
} as const;
