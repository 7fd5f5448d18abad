import { join } from 'node:path';
import { openDatabase } from '../../../electron/database/database.ts';
import { createKeepService } from '../../../electron/keepalive/keepService.ts';
import { mediaRowOf } from '../../../electron/library/mediaRow.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import type { RemoteItem } from '../../../electron/providers/provider.ts';
import type { KeptItem } from '../../../shared/contract/keepAlive.ts';
import type { SavedView } from '../../../shared/contract/window/views.ts';
import type { Failure } from '../../../shared/failure.ts';
import { accountId, type MediaId, type MediaRef, mediaId, mediaRef } from '../../../shared/ids.ts';
import {
  type KeepLimits,
  proposedLimits,
  usualCeiling,
} from '../../../shared/keepalive/keepLimits.ts';
import type { RetentionRule } from '../../../shared/retention.ts';
import { freshFolder } from '../../accounts/support/freshFolder.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';
import { createVirtualTime } from '../../simulate/virtualTime.ts';

export const minute = 60_000;
export const hour = 60 * minute;
/** What is not used lives so long. */
export const life = 6 * hour;

const shop = accountId.parse('shop');
const rule: RetentionRule = {
  unused: { kind: 'duration', ms: life },
  used: { kind: 'duration', ms: 365 * 24 * hour },
  certainty: 'documented',
};

/** A library on disk of which items are kept alive, in time that passes when a test says so. */
export function openKeepRig() {
  const time = createVirtualTime();
  const clock = time.clock(() => true);
  const database = openDatabase(join(freshFolder(), 'library.sqlite'));
  database.exec(
    "INSERT INTO accounts VALUES ('shop', 'plivo', 'Shop', 'MA', 0, 'session', '{}', 1, 0)",
  );
  const table = createMediaTable(database, () => rule);
  const became = new Map<MediaId, MediaId>();
  const failures = new Map<MediaId, Failure>();
  /** Every item that was begun to be uploaded again, in that order. */
  const begun: MediaId[] = [];
  let refusal: (id: MediaId) => Failure | null = () => null;
  let views: readonly SavedView[] = [];
  let added = 0;

  const itemOf = (ref: MediaRef, storedAt: number): RemoteItem => ({
    ref,
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
  /** Stored now, and not in use. */
  function add(): MediaId {
    added += 1;
    table.upsert(shop, [itemOf(mediaRef.parse(`item-${added}`), clock.now())], clock.now());
    return mediaId.parse(table.newestId());
  }

  const keeping = createKeepService({
    clock,
    database,
    bugs: silentBugs,
    rowOf: mediaRowOf,
    byIds: table.byIds,
    accountIds: () => [shop],
    serverNow: async () => clock.now(),
    aheadOf: () => 0,
    find: async ({ gone }) =>
      table
        .byIds(table.idsOf(shop))
        .flatMap(({ id, goneAt }) => (gone === 'also' || goneAt === null ? [id] : [])),
    views: async () => views,
    isKeepable: () => true,
    ruleOf: () => rule,
    deletable: () => true,
    ceiling: () => usualCeiling,
    removing: async () => new Set(),
    async check(_, rows) {
      // Each is there still.
      const items = rows.map(({ ref, storedAt }) => itemOf(ref, storedAt ?? 0));
      table.upsert(shop, items, clock.now());
    },
    renewals: {
      async begin(ids) {
        begun.push(...ids);
        for (const id of ids) {
          const why = refusal(id);
          if (why !== null) failures.set(id, why);
          else became.set(id, add());
        }
        return new Map();
      },
      becameOf: (id) => became.get(id) ?? null,
      underway: async () => new Set(),
      failureOf: (id) => failures.get(id) ?? null,
    },
    clipboardWrite() {},
    notify() {},
    awakeFrom: (at) => at,
    emit() {},
  });
  keeping.begin();
  const { service } = keeping;

  return {
    add,
    begun,
    service,
    /** What is refused from now on, and why. */
    refuse(why: (id: MediaId) => Failure | null): void {
      refusal = why;
    },
    /** What was renewed is gone at its provider. */
    lose(id: MediaId): void {
      table.markGone([id], clock.now());
    },
    limits: (): KeepLimits => proposedLimits(clock.now(), usualCeiling),
    async pass(ms: number): Promise<void> {
      let over = false;
      time.after(ms, () => {
        over = true;
      });
      await time.run(() => over, ms);
    },
    saveView(): { kind: 'view'; viewId: string } {
      const sort = { by: 'stored', descending: true } as const;
      views = [{ id: 'view', title: 'All', icon: 'star', filter: {}, sort }];
      return { kind: 'view', viewId: 'view' };
    },
    async keeps() {
      return (await service.list(undefined)).keeps;
    },
    items: (keepId: string): Promise<KeptItem[]> => service.items({ keepId, start: 0, count: 100 }),
    async close(): Promise<void> {
      await keeping.close();
      database.close();
    },
  };
}
export type KeepRig = ReturnType<typeof openKeepRig>;
