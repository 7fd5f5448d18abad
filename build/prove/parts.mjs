import { proveSyncKills } from './library.mjs';
import { proveKills, proveLives } from './lives.mjs';
import { proveSoak } from './soak.mjs';
import { proveUploadKills, proveUploadLives } from './uploads.mjs';

/**
 * A proof too long for the tests. It prints its figures and a line that begins with `met` or `MISSED`.
 * @typedef {object} ProvePart
 * @property {string} about
 * @property {(args: readonly string[]) => Promise<boolean>} run whether what it proves was met
 */

/** @type {Readonly<Record<string, ProvePart>>} */
export const proveParts = {
  'upload-lives': {
    about: 'uploads on a virtual clock (--lives 20000 --seed 1)',
    run: proveUploadLives,
  },
  'upload-kills': {
    about: 'uploads in processes that are killed (--kills 200)',
    run: proveUploadKills,
  },
  lives: {
    about:
      'messages, removals, archives, saves and copies on a virtual clock (--lives 20000 --seed 1 --client removals)',
    run: proveLives,
  },
  kills: {
    about:
      'messages, removals, archives, saves and copies in processes that are killed (--kills 200 --seed 1 --client saves)',
    run: proveKills,
  },
  'sync-kills': {
    about: 'first readings of accounts in processes that are killed (--kills 300)',
    run: proveSyncKills,
  },
  soak: { about: 'memory while uploading and scrolling (--minutes 10)', run: proveSoak },
};
