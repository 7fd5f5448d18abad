import type { MediaId } from '../shared/ids.ts';
import type { Bugs } from './base/bugs.ts';
import { tellType } from './contentType/tellType.ts';
import { type CopyDeps, createCopyService } from './copies/copyService.ts';
import { readHead } from './library/headOf.ts';
import { createLinkedItems } from './library/linkedItems.ts';
import type { LinkMaker } from './library/linkMaker.ts';
import { createMadeLinks } from './library/madeLinks.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { createLinks, type LinksDeps } from './links/createLinks.ts';
import { createSaveDocument } from './saving/saveDocument.ts';

type Linking = Omit<
  LinksDeps,
  | 'items'
  | 'made'
  | 'rowOf'
  | 'tellType'
  | 'version'
  | 'linkOf'
  | 'itsBytes'
  | 'headOf'
  | 'take'
  | 'saveDocument'
  | 'failureOf'
>;

export interface LastingDeps extends Omit<CopyDeps, 'rowOf'>, Omit<Linking, keyof CopyDeps> {
  readonly bugs: Bugs;
  readonly links: Pick<LinkMaker, 'one'>;
  readonly about: { readonly version: string };
  readonly saveHost: Parameters<typeof createSaveDocument>[1];
  readonly gathered: { readonly take: LinksDeps['take'] };
  readonly hashes: { of(ids: readonly MediaId[]): ReadonlyMap<MediaId, string> };
}

/**
 * What makes links and items last: uploading again, keeping alive, telling in time. Wired here as `app.ts`
 * wires everything else.
 */
export function createLasting(deps: LastingDeps) {
  const { bugs } = deps;
  const copies = createCopyService({ ...deps, rowOf: mediaRowOf });
  const linked = createLinkedItems(deps.database);
  const byId = (id: number) => deps.table.byIds([id])[0] ?? null;
  const links = createLinks({
    ...deps,
    items: { ...linked, byId },
    made: createMadeLinks(deps.database),
    rowOf: mediaRowOf,
    tellType,
    version: deps.about.version,
    linkOf: deps.links.one,
    itsBytes(mediaId) {
      const row = byId(mediaId);
      const sha256 = deps.hashes.of([mediaId]).get(mediaId) ?? null;
      const { sizeBytes = null, contentType = null } = row ?? {};
      return { sizeBytes, contentType, sha256, head: null };
    },
    async headOf(mediaId, signal) {
      const row = byId(mediaId);
      if (row === null || row.goneAt !== null) return null;
      const { provider, session } = await deps.sessions(row.accountId);
      return readHead(provider, session, row, signal);
    },
    take: deps.gathered.take,
    saveDocument: createSaveDocument(deps.database, deps.saveHost),
    failureOf: (error) => bugs.failureOf(error, 'links'),
  });
  return {
    services: { copies: copies.service, linkChecks: links.service },
    /** In the transaction that stores an upload: what it was made from, and what it is again. */
    stored: copies.stored,
    /** Work that outlives quits and kills. */
    durable: [copies],
    /** Takes up what an earlier run left; once, when all is wired. */
    begin(): void {
      copies.begin().catch((error: unknown) => bugs.failureOf(error, 'lasting.begin'));
    },
    async close(): Promise<void> {
      links.close();
      await copies.close();
    },
  };
}
