import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountId } from '../shared/ids.ts';
import type { Bugs } from './base/bugs.ts';
import type { Events } from './base/events.ts';
import type { Database } from './database/database.ts';
import { createLinkMaker, type LinkMakerDeps } from './library/linkMaker.ts';
import { createMadeLinks } from './library/madeLinks.ts';
import { createCopyByItself } from './links/copying/copyByItself.ts';
import { createCopyingService } from './links/copying/copyingService.ts';
import { createLinkCopies } from './links/copying/linkCopies.ts';
import type { SatchelDeps } from './satchel.ts';
import { createSaveDocument } from './saving/saveDocument.ts';
import type { SettingsReader } from './settings/settingsService.ts';
import type { UploadService } from './uploads/uploadService.ts';

export interface LinkCopyingDeps
  extends Omit<LinkMakerDeps, 'made'>,
    Pick<SatchelDeps, 'dataDir' | 'clipboardWrite' | 'clipboardPrint' | 'saveHost'> {
  readonly database: Database;
  readonly events: Events;
  readonly settings: SettingsReader;
  readonly labelOf: (accountId: AccountId) => string | null;
  readonly bugs: Bugs;
}

/** Links and all that becomes of them on the clipboard, in files and as codes. Wired here as `app.ts` wires everything else. */
export function createLinkCopying(deps: LinkCopyingDeps) {
  const { database, saveHost, settings, events, clock, bugs } = deps;
  const folder = join(deps.dataDir, 'copying');
  // What an earlier run did not let go of is nobody's any more.
  rmSync(folder, { recursive: true, force: true });
  const links = createLinkMaker({ ...deps, made: createMadeLinks(database) });
  const copies = createLinkCopies({
    links,
    clipboardWrite: deps.clipboardWrite,
    settings: () => settings.get('copying'),
    labelOf: deps.labelOf,
    folder,
    emit: events.emit,
    clock,
  });
  const { service, codePicture, close } = createCopyingService({
    copies,
    links,
    saveDocument: createSaveDocument(database, saveHost),
    copyPicture: saveHost.copyPicture,
    clock,
  });
  let endWatch = () => {};
  return {
    links,
    copies,
    service,
    codePicture,
    /** From now on what is uploaded is copied when it ends, where that is set; once, before uploads go on. */
    async watch(uploads: Pick<UploadService, 'list' | 'copyLinks'>): Promise<void> {
      const { clipboardPrint } = deps;
      if (clipboardPrint === undefined) return;
      const byItself = createCopyByItself({
        isWanted: () => settings.get('copying').byItself,
        clipboardPrint,
        copy: (batchId) => uploads.copyLinks({ batchId }),
        emit: events.emit,
        clock,
        bugs,
      });
      byItself.begin(await uploads.list(undefined));
      const stop = events.subscribe(byItself.hear);
      endWatch = () => {
        stop();
        byItself.close();
      };
    },
    async close(): Promise<void> {
      endWatch();
      close();
      await copies.close();
    },
  };
}
