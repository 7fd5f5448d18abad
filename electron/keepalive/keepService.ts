import { randomUUID } from 'node:crypto';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import { type KeepOf, mostKeeps } from '../../shared/contract/keepAlive.ts';
import type { SavedView } from '../../shared/contract/window/views.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { MediaId } from '../../shared/ids.ts';
import { forecastKeep } from '../../shared/keepalive/forecast.ts';
import { mostItemsAtAll, withinCeiling } from '../../shared/keepalive/keepLimits.ts';
import type { MediaRow } from '../../shared/media.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import { createAnnouncer } from '../base/announcer.ts';
import { createTaskPool } from '../base/taskPool.ts';
import type { Database } from '../database/database.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { createChangeNotes, type Note } from './changeNotes.ts';
import { createKeepTable, type Member, type StoredKeep } from './keepTable.ts';
import { type LookDeps, look } from './look.ts';
import { headOf } from './renewals.ts';
import { renewing } from './renewing.ts';
import { notLooked, shownItems, shownKeeps } from './shownKeeps.ts';
import { tellTime } from './time.ts';

const longestSleepMs = 5 * 60_000;
const shortestSleepMs = 1_000;
const lookEveryMs = 1_000;
/** A forecast of more says no more. */
const mostForecast = mostItemsAtAll;

export interface KeepDeps extends Omit<LookDeps, 'table'> {
  readonly database: Database;
  readonly rowOf: (item: StoredMedia) => MediaRow;
  readonly clipboardWrite: (text: string) => void;
  /** Tells a person who may not be looking at the window. */
  readonly notify: (note: Note) => void;
  /** When quiet hours that an instant is in are over, the instant itself outside them; null for never. */
  readonly awakeFrom: (at: number) => number | null;
  readonly emit: Emit;
}

/** The keep that something is kept by already: an item also where it follows another that is. */
function keepIn(
  keeps: readonly StoredKeep[],
  members: readonly Member[],
  one: KeepOf,
): StoredKeep | null {
  const isIt = ({ id, of }: StoredKeep) => {
    if (one.kind === 'view') return of.kind === 'view' && of.viewId === one.viewId;
    const isMember = ({ keepId, mediaId }: Member) => keepId === id && mediaId === one.mediaId;
    return of.kind === 'item' && (of.mediaId === one.mediaId || members.some(isMember));
  };
  return keeps.find(isIt) ?? null;
}

/** Keeps items and views alive: looks, renews what is due, and says what changed. */
export function createKeepService(given: KeepDeps) {
  const { clock, emit, bugs, database } = given;
  const table = createKeepTable(database);
  const deps: LookDeps = { ...given, table };
  const notes = createChangeNotes(clock, given.notify, given.awakeFrom);
  /** One look at a time, and nothing is changed while one decides. */
  const turn = createTaskPool(1);
  let looked = notLooked;
  let stopTimer = () => {};
  let [began, closed] = [false, false];
  let told = '';

  async function tell(): Promise<void> {
    const time = await tellTime(deps);
    const shown = shownKeeps(table, looked, time.now(), given.ceiling());
    const text = JSON.stringify(shown);
    if (text === told || closed) return;
    told = text;
    emit('keepAliveChanged', shown);
  }

  async function lookNow(): Promise<void> {
    if (closed || !began) return;
    // Nothing costs anything while nothing is kept alive.
    if (table.keeps().length === 0) {
      looked = notLooked;
      return tell();
    }
    const found = await look(deps);
    if (closed) return;
    looked = found.looked;
    notes.hear(found.news);
    await tell();
    arm(looked.againInMs);
  }

  function arm(inMs: number | null): void {
    stopTimer();
    const ms = Math.max(shortestSleepMs, Math.min(longestSleepMs, inMs ?? longestSleepMs));
    stopTimer = clock.after(ms, () => wakes.say([true]));
  }

  const wakes = createAnnouncer<true>(clock, lookEveryMs, () => {
    turn.run(lookNow).catch((error: unknown) => {
      bugs.failureOf(error, 'keepalive.look');
      if (!closed) arm(60_000);
    });
  });
  const wake = () => {
    if (!closed && began) wakes.say([true]);
  };

  function keepOf(id: string): StoredKeep {
    const found = table.keeps().find((one) => one.id === id);
    if (found === undefined) throw new SatchelError(notFound);
    return found;
  }
  const change = (work: () => void | Promise<void>): Promise<undefined> =>
    turn.run(async () => {
      await work();
      await tell();
      wake();
      return undefined;
    });

  async function titleOf(of: KeepOf, views: readonly SavedView[]): Promise<string> {
    if (of.kind === 'view') {
      const view = views.find(({ id }) => id === of.viewId);
      if (view === undefined) throw new SatchelError(notFound);
      return view.title;
    }
    const [row] = given.byIds([of.mediaId]);
    if (row === undefined || row.goneAt !== null) throw new SatchelError(notFound);
    if (!given.isKeepable(row.accountId)) throw new SatchelError(invalidInput('no-upload'));
    return row.name ?? '';
  }

  async function rowsOf(of: readonly KeepOf[]): Promise<StoredMedia[]> {
    const views = await given.views();
    const ids = new Set<MediaId>();
    for (const one of of) {
      // What follows an item is kept in its place.
      if (one.kind === 'item') ids.add(headOf(given.renewals, one.mediaId).head);
      const view = one.kind === 'view' ? views.find(({ id }) => id === one.viewId) : undefined;
      if (view === undefined) continue;
      const found = await given.find(presentPart(view.filter), { by: 'end', descending: false });
      for (const id of Array.from(found).slice(0, mostForecast)) ids.add(id as MediaId);
    }
    return given.byIds([...ids]).filter(({ goneAt }) => goneAt === null);
  }

  const service: Services['keepAlive'] = {
    list: async () => shownKeeps(table, looked, (await tellTime(deps)).now(), given.ceiling()),
    async forecast({ of, limits }) {
      const rows = await rowsOf(of);
      const able = rows.filter(({ accountId }) => given.isKeepable(accountId));
      const ceiling = given.ceiling();
      const items = able.flatMap((row) => {
        const rule = given.ruleOf(row.accountId);
        return rule === null ? [] : [{ life: row, rule, sizeBytes: row.sizeBytes }];
      });
      const now = (await tellTime(deps)).now();
      const within = withinCeiling(limits, now, ceiling);
      const forecast = forecastKeep(items, within, ceiling, now);
      return { ...forecast, items: rows.length, unable: rows.length - able.length };
    },
    keep: ({ of, limits, pausedStay = false }) =>
      change(async () => {
        const views = await given.views();
        const live = table.keeps().filter(({ state }) => state !== 'over');
        const members = table.members();
        const wanted: { before: StoredKeep | null; one: KeepOf; title: string }[] = [];
        for (const one of of) {
          const before = keepIn(live, members, one);
          wanted.push({ before, one, title: before?.title ?? (await titleOf(one, views)) });
        }
        const fresh = wanted.filter(({ before }) => before === null).length;
        if (live.length + fresh > mostKeeps) throw new SatchelError(invalidInput('too-many'));
        const now = (await tellTime(deps)).now();
        const setAt = Math.round(now);
        const within = withinCeiling(limits, now, given.ceiling());
        table.atomically(() => {
          for (const { before, one, title } of wanted) {
            const id = before?.id ?? randomUUID();
            const made = { id, madeAt: before?.madeAt ?? setAt, title };
            const paused = pausedStay && before?.state === 'paused' ? before : null;
            const how = { state: paused?.state ?? 'on', failure: paused?.failure ?? null } as const;
            const { of: kept = one } = before ?? {};
            const since = { end: null, limitSaidAt: null, setAt };
            table.put({ ...made, of: kept, limits: within, ...how, ...since });
            if (before === null && one.kind === 'item') table.addMember(id, one.mediaId, 0);
            // Somebody wants it kept: what was given up may be what these limits allow.
            if (paused === null) table.forgive(id);
          }
        });
      }),
    pause: ({ keepId }) =>
      change(() => {
        const keep = keepOf(keepId);
        // What is over by now stays so: resumed, it would go on beyond its end.
        if (keep.state === 'on') table.put({ ...keep, state: 'paused', failure: null });
      }),
    resume: ({ keepId }) =>
      change(() => {
        const keep = keepOf(keepId);
        if (keep.state !== 'paused') return;
        // What was refused is tried once more: somebody may have mended what was wrong.
        table.forgive(keepId);
        table.put({ ...keep, state: 'on', failure: null });
      }),
    stop: ({ keepId }) => change(() => table.remove(keepOf(keepId).id)),
    async items({ keepId, ...portion }) {
      return shownItems(keepOf(keepId), table, looked, portion, {
        byIds: given.byIds,
        rowOf: given.rowOf,
        ruleOf: ({ accountId }) => given.ruleOf(accountId),
      });
    },
    answer: ({ keepId, mediaId, renew }) =>
      change(() => {
        const asked = table
          .members()
          .find((one) => one.keepId === keepId && one.mediaId === mediaId && one.state === 'asks');
        if (asked === undefined) throw new SatchelError(notFound);
        table.setMember(keepId, mediaId, renew ? 'kept' : 'deleted', renew);
      }),
    changes: async ({ keepId, start, count }) =>
      table
        .changes(keepId, start, count)
        .flatMap(({ mediaId, newId, at, name, oldLink, ...one }) =>
          newId === null
            ? []
            : [
                {
                  oldId: mediaId,
                  newId,
                  keepId: one.keepId,
                  at,
                  name,
                  hasOldLink: oldLink !== null,
                },
              ],
        ),
    async copyOldLink({ oldId }) {
      const link = table.renewal(oldId)?.oldLink ?? null;
      if (link === null) throw new SatchelError(notFound);
      given.clipboardWrite(link);
    },
  };

  return {
    service,
    /** Something changed by which an item may be due, renewed or gone. */
    wake,
    /** What is renewed before it expires: nobody is told of these ends. */
    renewing: () => renewing(table, looked, given.ceiling()),
    /** These were deleted in Satchel: none of them ever comes back. */
    hearRemoved(ids: readonly MediaId[]): void {
      const removed = new Set(ids);
      const kept = table.members().filter(({ mediaId }) => removed.has(mediaId));
      for (const { keepId, mediaId } of kept) table.setMember(keepId, mediaId, 'deleted', false);
      if (kept.length > 0) wake();
    },
    begin(): void {
      began = true;
      wake();
    },
    async close(): Promise<void> {
      closed = true;
      stopTimer();
      wakes.close();
      notes.close();
      await turn.run(async () => {});
    },
  };
}
export type KeepService = ReturnType<typeof createKeepService>;
