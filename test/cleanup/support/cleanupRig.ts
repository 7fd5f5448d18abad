import { createItemTable } from '../../../electron/archives/itemTable.ts';
import { createCleanupService } from '../../../electron/cleanup/cleanupService.ts';
import type { Note } from '../../../electron/cleanup/dueNote.ts';
import { classOf } from '../../../electron/jobs/runs/refusalClasses.ts';
import { mediaRowOf } from '../../../electron/library/mediaRow.ts';
import { gatherGroups } from '../../../electron/removals/plan/gatherGroups.ts';
import type { CleanupRule } from '../../../shared/contract/cleanup.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { createFolderArchive } from '../../removals/support/folderArchive.ts';
import { chats, line, openRemovalRig, storage } from '../../removals/support/removalRig.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';

/** Three accounts, what removes from them, and what cleans up in them; without a grace. */
export async function openCleanupRig(items: number) {
  const archive = createFolderArchive(freshFolder());
  // Behind the sandbox's items by no more than tests wait; a day is passed by `later`.
  let aheadMs = 0;
  let wrongMs = 0;
  const inner = fastClock(50);
  const clock = { ...inner, now: () => inner.now() + aheadMs + wrongMs };
  const rig = await openRemovalRig({ items }, clock, 0, archive.of);
  const notes: Note[] = [];
  let told: readonly CleanupRule[] = [];
  let connected: readonly AccountId[] = [line, chats, storage];
  const begin = () => {
    const cleanup = createCleanupService({
      database: rig.database,
      gathered: rig.gathered,
      found: rig.service.find,
      accountIds: () => connected,
      table: rig.table,
      providerOf: rig.providerOf,
      gather: gatherGroups,
      rowOf: mediaRowOf,
      classOf,
      archivedAmong: createItemTable(rig.database).comparedAmong,
      providerTimes: async () => [inner.now() + aheadMs],
      removals: rig.removals.runs,
      notify: (note) => notes.push(note),
      emit(event, payload) {
        if (event === 'cleanupChanged') told = payload as CleanupRule[];
      },
      clock,
      bugs: silentBugs,
    });
    cleanup.begin();
    return cleanup;
  };
  let cleanup = begin();
  return {
    rig,
    archive,
    notes,
    clock,
    get cleanup() {
      return cleanup;
    },
    told: () => told,
    rule: async (id: string) => (await cleanup.rules(undefined)).find((rule) => rule.id === id),
    disconnect(id: AccountId) {
      connected = connected.filter((one) => one !== id);
      rig.database.exec(`DELETE FROM accounts WHERE id = '${id}'`);
    },
    /** The wall clock goes on so far, as it does while a machine sleeps. */
    later(ms: number) {
      aheadMs += ms;
    },
    /** This computer's clock is wrong by so much, which providers do not follow. */
    setWrong(ms: number) {
      wrongMs = ms;
    },
    restart() {
      cleanup.close();
      cleanup = begin();
    },
    async close() {
      cleanup.close();
      await rig.close();
    },
  };
}
export type CleanupRig = Awaited<ReturnType<typeof openCleanupRig>>;
