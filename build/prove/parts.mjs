import { proveSoak } from './soak.mjs';

/**
 * A proof too long for the tests. It prints its figures and a line that begins with `met` or `MISSED`.
 * @typedef {object} ProvePart
 * @property {string} about
 * @property {(args: readonly string[]) => Promise<boolean>} run whether what it proves was met
 */

/** @type {Readonly<Record<string, ProvePart>>} */
export const proveParts = {
  soak: { about: 'memory while uploading and scrolling (--minutes 10)', run: proveSoak },
};
