import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import type { Database } from '../database/database.ts';
import type { ServerTime } from '../http/time/serverTime.ts';
import type { Untold } from '../library/untold.ts';
import type { SettingsReader } from '../settings/settingsService.ts';
import { createDigests } from './digests.ts';
import { createLost } from './lost.ts';
import { type CalendarDeps, createSaveCalendar } from './saveCalendar.ts';

/** Rows are written many at a time while an account is read. */
const settledMs = 2_000;

export interface ExpiringDeps extends Omit<CalendarDeps, 'now' | 'aheadMs'> {
  readonly database: Database;
  readonly untold: Untold;
  readonly serverTime: ServerTime;
  readonly clock: Clock;
  readonly settings: SettingsReader;
  readonly ruleOf: (id: AccountId) => RetentionRule | null;
  /** What is renewed by itself, or was renewed. */
  readonly kept: () => readonly MediaId[];
  /** Another took its place: that it expired lost nothing. */
  readonly isRenewed: (id: MediaId) => boolean;
  /** Tells a person who may not be looking at the window. */
  readonly notify?:
    | ((note: { title: string; body: string; onClick: () => void }) => void)
    | undefined;
  readonly emit: Emit;
  readonly bugs: Bugs;
}

/** Answers the contract's part of ends in time, and tells of them. */
export function createExpiringService(deps: ExpiringDeps) {
  const { database, untold, serverTime, clock, settings, emit, bugs } = deps;
  const closing = new AbortController();
  const lost = createLost(database, deps);
  let opened = false;
  let cancelLook = () => {};
  const onFailure = (error: unknown) => void bugs.failureOf(error, 'expiring');

  const digests = createDigests({
    database,
    untold,
    clock: serverTime.clock,
    settings: () => settings.get('notifications'),
    kept: deps.kept,
    say: (note) =>
      deps.notify?.({
        ...note,
        onClick() {
          opened = true;
          emit('expiringOpened', null);
        },
      }),
    onFailure,
  });
  const saveCalendar = createSaveCalendar({
    ...deps,
    now: serverTime.clock.now,
    aheadMs: () => settings.get('notifications').aheadMs,
  });

  function look(): void {
    try {
      if (lost.look(serverTime.clock.now())) emit('lostItemsChanged', lost.now());
    } catch (error) {
      onFailure(error);
    }
  }
  function hear(): void {
    digests.wake();
    cancelLook();
    cancelLook = clock.after(settledMs, look);
  }
  const stopSettings = settings.subscribe('notifications', digests.wake);
  const stopTime = serverTime.subscribe(() => {
    emit('providerTimeChanged', { aheadMs: serverTime.aheadMs() });
    digests.wake();
  });

  const service: Services['expiring'] = {
    time: async () => ({ aheadMs: serverTime.aheadMs() }),
    lost: async () => lost.now(),
    async dismissLost() {
      lost.dismiss();
      emit('lostItemsChanged', null);
    },
    async takeOpened() {
      const was = opened;
      opened = false;
      return was;
    },
    saveCalendar: ({ of }) => saveCalendar(of, closing.signal),
  };
  return {
    service,
    /** Rows of the library were written. */
    hear,
    begin(): void {
      look();
      digests.wake();
    },
    close(): void {
      closing.abort();
      cancelLook();
      stopSettings();
      stopTime();
      digests.close();
    },
  };
}
