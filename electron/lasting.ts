import type { Bugs } from './base/bugs.ts';
import { type CopyDeps, createCopyService } from './copies/copyService.ts';
import { mediaRowOf } from './library/mediaRow.ts';

export interface LastingDeps extends Omit<CopyDeps, 'rowOf'> {
  readonly bugs: Bugs;
}

/**
 * What makes links and items last: uploading again, keeping alive, telling in time. Wired here as `app.ts`
 * wires everything else.
 */
export function createLasting(deps: LastingDeps) {
  const { bugs } = deps;
  const copies = createCopyService({ ...deps, rowOf: mediaRowOf });
  return {
    services: { copies: copies.service },
    /** In the transaction that stores an upload: what it was made from, and what it is again. */
    stored: copies.stored,
    /** Work that outlives quits and kills. */
    durable: [copies],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      copies.begin().catch((error: unknown) => bugs.failureOf(error, 'lasting.begin'));
    },
    async close(): Promise<void> {
      await copies.close();
    },
  };
}
