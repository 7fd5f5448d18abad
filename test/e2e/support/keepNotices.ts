import { shownMs } from '../../../renderer/features/notices/shownFor.ts';
import { inPage } from './inPage.ts';
import type { Satchel } from './satchel.ts';

/** From now on good news stay: on a slow machine they would be gone before a test measures or presses them. */
export async function keepNotices(satchel: Satchel): Promise<void> {
  const usual = JSON.stringify([shownMs.good, shownMs.long]);
  await inPage(
    satchel,
    `(() => {
      const start = globalThis.setTimeout;
      globalThis.setTimeout = (run, ms, ...rest) => start(run, ${usual}.includes(ms) ? 600_000 : ms, ...rest);
    })()`,
  );
}
