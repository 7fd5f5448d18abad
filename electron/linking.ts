import type { MediaId } from '../shared/ids.ts';
import type { Bugs } from './base/bugs.ts';
import { tellType } from './contentType/tellType.ts';
import type { Database } from './database/database.ts';
import { readHead } from './library/headOf.ts';
import { createLinkedItems } from './library/linkedItems.ts';
import type { LinkMaker } from './library/linkMaker.ts';
import { createMadeLinks } from './library/madeLinks.ts';
import { mediaRowOf } from './library/mediaRow.ts';
import { createLinks, type LinksDeps } from './links/createLinks.ts';
import { createSaveDocument } from './saving/saveDocument.ts';

type Made =
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
  | 'failureOf';

export interface LinkingDeps extends Omit<LinksDeps, Made> {
  readonly database: Database;
  readonly bugs: Bugs;
  readonly links: Pick<LinkMaker, 'one'>;
  readonly about: { readonly version: string };
  readonly saveHost: Parameters<typeof createSaveDocument>[1];
  readonly gathered: { readonly take: LinksDeps['take'] };
  readonly hashes: { of(ids: readonly MediaId[]): ReadonlyMap<MediaId, string> };
}

/** Opening links as strangers would, and finding items by them. Wired here as `app.ts` wires everything else. */
export function createLinking(deps: LinkingDeps) {
  const byId = (id: number) => deps.table.byIds([id])[0] ?? null;
  return createLinks({
    ...deps,
    items: { ...createLinkedItems(deps.database), byId },
    made: createMadeLinks(deps.database),
    rowOf: mediaRowOf,
    tellType,
    version: deps.about.version,
    linkOf: deps.links.one,
    itsBytes(mediaId) {
      const sha256 = deps.hashes.of([mediaId]).get(mediaId) ?? null;
      const { sizeBytes = null, contentType = null } = byId(mediaId) ?? {};
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
    failureOf: (error) => deps.bugs.failureOf(error, 'links'),
  });
}
