import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../../electron/database/database.ts';
import { createExpiringService } from '../../../electron/expiring/expiringService.ts';
import { createServerTime } from '../../../electron/http/time/serverTime.ts';
import { createGathered } from '../../../electron/library/gathered.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createUntold } from '../../../electron/library/untold.ts';
import type { RemoteItem } from '../../../electron/providers/provider.ts';
import { createSaveDocument } from '../../../electron/saving/saveDocument.ts';
import { createSettingsService } from '../../../electron/settings/settingsService.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import { accountId, type MediaId, mediaRef } from '../../../shared/ids.ts';
import type { RetentionRule } from '../../../shared/retention.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { createHandClock } from '../../library/support/handClock.ts';

export const minute = 60_000;
export const hour = 60 * minute;
/** After rows were written it is looked at what they change. */
export const settled = 2_000;

export const shop = accountId.parse('shop');
/** What is not used lives so long. */
const life = 6 * hour;
const rule: RetentionRule = {
  unused: { kind: 'duration', ms: life },
  used: { kind: 'duration', ms: 365 * 24 * hour },
  certainty: 'documented',
};

const itemOf = (ref: string, storedAt: number): RemoteItem => ({
  ref: mediaRef.parse(ref),
  messageRef: null,
  direction: null,
  name: `${ref}.png`,
  contentType: 'image/png',
  sizeBytes: 1_000,
  storedAt,
  usedAt: null,
  fromAddress: null,
  toAddress: null,
  messageStatus: null,
  linkUrl: null,
});

/** Ends in time of a library on disk, over restarts and kills; its clock goes on when a test says so. */
export function openExpiringRig(startAt?: number) {
  const clock = createHandClock(startAt);
  const folder = freshFolder();
  const shown: { title: string; body: string; onClick: () => void }[] = [];
  const events: { event: string; payload: unknown }[] = [];
  const kept = new Set<MediaId>();
  const renewed = new Set<MediaId>();
  const chosen: { path: string | null } = { path: join(folder, 'saved.ics') };
  let onShow = () => {};

  function begin() {
    const database = openDatabase(join(folder, 'library.sqlite'));
    database
      .prepare(
        `INSERT OR IGNORE INTO accounts VALUES (?, 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)`,
      )
      .run(shop);
    const emit: Emit = (event, payload) => void events.push({ event, payload });
    const settings = createSettingsService({ database, emit, forget: async () => {} });
    const table = createMediaTable(database, () => rule);
    const serverTime = createServerTime(clock);
    const gathered = createGathered(serverTime.clock, randomUUID, database);
    const expiring = createExpiringService({
      database,
      untold: createUntold(database),
      serverTime,
      clock,
      settings: settings.reader,
      ruleOf: () => rule,
      kept: () => [...kept],
      isRenewed: (id) => renewed.has(id),
      notify(note) {
        shown.push(note);
        onShow();
      },
      emit,
      bugs: silentBugs,
      table,
      take: gathered.take,
      find: async () => table.idsOf(shop),
      accountOf: () => ({ label: 'Shop' }),
      saveDocument: createSaveDocument(database, {
        choose: async () => chosen.path,
        downloads: () => folder,
      }),
    });
    expiring.begin();
    return { database, table, settings, serverTime, expiring };
  }
  let now = begin();

  return {
    clock,
    folder,
    shown,
    events,
    kept,
    renewed,
    chosen,
    service: () => now.expiring.service,
    serverTime: () => now.serverTime,
    titles: () => shown.map(({ title }) => title),
    /** What happens as the next notification is shown. */
    whenShown(act: () => void): void {
      onShow = () => {
        onShow = () => {};
        act();
      };
    },
    set: (notifications: Partial<Settings['notifications']>) => {
      now.settings.put({ notifications });
    },
    /** Reads items that expire in so long; answers their ids in the same order. */
    add(...inMs: readonly number[]): MediaId[] {
      const before = now.table.newestId();
      const items = inMs.map((ms, n) => itemOf(`${before + n}-${ms}`, clock.now() + ms - life));
      now.table.upsert(shop, items, clock.now());
      now.expiring.hear();
      return now.table.idsOf(shop).filter((id) => id > before);
    },
    /** Their provider says that they are no more. */
    goes(...ids: readonly MediaId[]): void {
      now.table.markGone(ids, clock.now());
      now.expiring.hear();
    },
    /** As in a library of a Satchel that did not count what expired. */
    forgetCount: () =>
      void now.database.exec("DELETE FROM settings WHERE key = 'expired unnoticed'"),
    pass: (ms: number) => clock.advance(ms),
    /** Satchel was told that something changed. */
    hear: () => now.expiring.hear(),
    /** Satchel quits, and starts again after so long. */
    restart(afterMs = 0): void {
      now.expiring.close();
      now.database.close();
      clock.advance(afterMs);
      now = begin();
    },
    /** It ends at this instant without a word, and starts again. */
    kill(): void {
      const { expiring } = now;
      now = begin();
      expiring.close();
    },
    close(): void {
      now.expiring.close();
      now.database.close();
    },
  };
}
