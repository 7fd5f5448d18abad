import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './say.mjs';

const unreadableForMs = 10_000;

/**
 * Lets one set-up at a time do a step; the others wait and then find it done.
 *
 * The lock only saves work: two processes that both break a dead one's lock would do the step twice,
 * which is why every step also ends in an atomic rename.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function withLock(path, step) {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  while (!(await take(path))) {
    if (await isAbandoned(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!told) say('another set-up is at work; waiting for it …');
    told = true;
    await wait(200);
  }
  try {
    return await step();
  } finally {
    await rm(path, { force: true });
  }
}

/** @param {string} path */
async function take(path) {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
async function isAbandoned(path) {
  try {
    const pid = Number(await readFile(path, 'utf8'));
    // Between creation and the first byte the file is empty: that is a live owner unless it stays so.
    if (!pid) return Date.now() - (await stat(path)).mtimeMs > unreadableForMs;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code === 'ESRCH';
    throw error;
  }
}
