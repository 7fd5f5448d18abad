import type { Bugs } from './base/bugs.ts';
import type { Events } from './base/events.ts';
import { type CopyDeps, createCopyService } from './copies/copyService.ts';
import { createExpiringService, type ExpiringDeps } from './expiring/expiringService.ts';
import type { Gathered } from './library/gathered.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { createUntold } from './library/untold.ts';
import { createSaveDocument } from './saving/saveDocument.ts';
import type { SaveHost } from './saving/saveHost.ts';

type Expiring = Omit<ExpiringDeps, 'untold' | 'take' | 'find' | 'saveDocument'>;

export interface LastingDeps extends Omit<CopyDeps, 'rowOf'>, Expiring {
  readonly bugs: Bugs;
  readonly events: Pick<Events, 'subscribe'>;
  readonly gathered: Pick<Gathered, 'take'>;
  readonly library: { readonly find: ExpiringDeps['find'] };
  readonly saveHost: SaveHost;
}

/**
 * What makes links and items last: uploading again, keeping alive, telling in time. Wired here as `app.ts`
 * wires everything else.
 */
export function createLasting(deps: LastingDeps) {
  const { bugs } = deps;
  const copies = createCopyService({ ...deps, rowOf: mediaRowOf });
  const expiring = createExpiringService({
    ...deps,
    untold: createUntold(deps.database),
    take: deps.gathered.take,
    find: deps.library.find,
    saveDocument: createSaveDocument(deps.database, deps.saveHost),
  });
  const stopEvents = deps.events.subscribe((event) => {
    if (event === 'libraryChanged') expiring.hear();
  });
  return {
    services: { copies: copies.service, expiring: expiring.service },
    /** In the transaction that stores an upload: what it was made from, and what it is again. */
    stored: copies.stored,
    /** Work that outlives quits and kills. */
    durable: [copies],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      expiring.begin();
      copies.begin().catch((error: unknown) => bugs.failureOf(error, 'lasting.begin'));
    },
    async close(): Promise<void> {
      stopEvents();
      expiring.close();
      await copies.close();
    },
  };
}
