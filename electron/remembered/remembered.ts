import type { HostServices } from '../../shared/contract/contract.ts';
import type { AccountId } from '../../shared/ids.ts';
import { type ShownView, usualView } from '../../shared/window/remembered.ts';
import type { Clock } from '../base/clock.ts';
import type { Events } from '../base/events.ts';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import {
  appearanceSetting,
  boundsSetting,
  placeSetting,
  viewSetting,
} from './rememberedSettings.ts';

export interface RememberedDeps {
  readonly database: Database;
  readonly events: Pick<Events, 'subscribe'>;
  /** Those that are connected now. */
  accounts(): readonly AccountId[];
  /** What a person wants to be remembered, as it is now; all unless given. */
  readonly remembers?: () => { readonly window: boolean; readonly views: boolean };
  readonly clock: Clock;
  readonly log: Log;
}

export interface Remembered {
  readonly service: HostServices['remembered'];
  readonly windowBounds: HostServices['windowBounds'];
  /** Forgets where the window was, or what was shown in it and where in that a person was: on the disk too. */
  forget(part: 'window' | 'views'): void;
  /** Writes what was not written yet. */
  close(): void;
}

/** A window that is dragged, or a list that is scrolled, tells of itself many times a second. */
const restMs = 400;
/** What never rests is written by then. */
const patienceMs = 5_000;

/** Keeps what the window looked like over a restart. */
export function createRemembered(deps: RememberedDeps): Remembered {
  const { clock, log, remembers = () => ({ window: true, views: true }) } = deps;
  const settings = createSettings(deps.database);
  const unwritten = new Map<string, () => void>();
  let cancel: (() => void) | null = null;
  let since = 0;

  function flush(): void {
    cancel?.();
    cancel = null;
    for (const [key, write] of [...unwritten]) {
      unwritten.delete(key);
      try {
        write();
      } catch {
        // A disk that is full says so where something could be lost; here it is where a window stood.
        log.error({ event: 'not-remembered', call: key });
      }
    }
  }

  /** A value at hand, which is written once it has rested. */
  function keep<T>(setting: Setting<T>) {
    let value = settings.get(setting);
    return {
      get: () => value,
      set(next: T) {
        if (JSON.stringify(next) === JSON.stringify(value)) return;
        value = next;
        if (unwritten.size === 0) since = clock.monotonic();
        unwritten.set(setting.key, () => settings.set(setting, value));
        cancel?.();
        const left = since + patienceMs - clock.monotonic();
        cancel = clock.after(Math.max(0, Math.min(restMs, left)), flush);
      },
    };
  }

  const view = keep(viewSetting);
  const appearance = keep(appearanceSetting);
  const place = keep(placeSetting);
  const bounds = keep(boundsSetting);

  /** Nothing names an account that is no more; the place may be among its items. */
  function keepTo(accounts: readonly AccountId[]): void {
    const kept = withinAccounts(view.get(), accounts);
    if (kept === view.get()) return;
    view.set(kept);
    place.set({ place: null });
  }

  deps.events.subscribe((event, payload) => {
    if (event !== 'accountRemoved') return;
    const { accountId } = payload as { accountId: AccountId };
    keepTo(deps.accounts().filter((id) => id !== accountId));
    place.set({ place: null });
    // Forgotten is forgotten on the disk too.
    flush();
  });

  return {
    service: {
      async all() {
        keepTo(deps.accounts());
        return { view: view.get(), appearance: appearance.get(), ...place.get() };
      },
      async put(parts) {
        const { views } = remembers();
        if (parts.view !== undefined && views) view.set(parts.view);
        if (parts.appearance !== undefined) appearance.set(parts.appearance);
        if (parts.place !== undefined && views) place.set({ place: parts.place });
        return undefined;
      },
    },
    windowBounds: {
      get: async () => bounds.get().bounds,
      async put(now) {
        if (remembers().window) bounds.set({ bounds: now });
        return undefined;
      },
    },
    forget(part) {
      if (part === 'window') bounds.set({ bounds: null });
      else {
        view.set(usualView);
        place.set({ place: null });
      }
      flush();
    },
    close: flush,
  };
}

/** The same view, of these accounts alone; the same value where nothing changes. */
function withinAccounts(view: ShownView, accounts: readonly AccountId[]): ShownView {
  const isThere = (id: AccountId) => accounts.includes(id);
  const named = view.filter.accountIds ?? [];
  const accountId = view.accountId !== null && isThere(view.accountId) ? view.accountId : null;
  if (accountId === view.accountId && named.every(isThere)) return view;
  const { accountIds: _named, ...filter } = view.filter;
  const left = named.filter(isThere);
  return {
    ...view,
    accountId,
    filter: left.length === 0 ? filter : { ...filter, accountIds: left },
  };
}
