import type { Emit, Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { unfitCall } from '../../shared/failures.ts';
import { wholeProblem } from '../../shared/settings/problems.ts';
import {
  defaults,
  type Section,
  type Settings,
  type SettingsPatch,
  sectionNames,
} from '../../shared/settings/settings.ts';
import { atomically } from '../database/atomically.ts';
import type { Database } from '../database/database.ts';
import { createSettings } from '../database/settings.ts';
import { type Chosen, sectionSetting } from './sectionSettings.ts';

export interface SettingsDeps {
  readonly database: Database;
  readonly emit: Emit;
  /** Forgets what is remembered of the window, at once and on the disk. */
  forget(part: 'window' | 'views' | 'searches'): Promise<void>;
}

/** What other services read of what a person set. */
export interface SettingsReader {
  /** As it is now. */
  get<S extends Section>(section: S): Settings[S];
  /** Told after each change of that section is on disk; what is answered ends it. */
  subscribe<S extends Section>(section: S, hear: (now: Settings[S]) => void): () => void;
}

type OwnCalls = Pick<Services['settings'], 'all' | 'put' | 'reset' | 'forget'>;
type AllChosen = { readonly [S in Section]: Chosen<S> };

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Keeps what a person set, and tells whoever goes by it. */
export function createSettingsService(deps: SettingsDeps) {
  const { database, emit } = deps;
  const table = createSettings(database);
  const hearers = new Map<Section, Set<(now: never) => void>>();

  const read = <S extends Section>(name: S) =>
    [name, table.get(sectionSetting(name)).chosen] as const;
  let chosen = Object.fromEntries(sectionNames.map(read)) as unknown as AllChosen;
  let all = wholeOf(chosen);

  /** Writes the sections that differ, all or none, and tells of them. */
  function keep(next: AllChosen): Settings {
    const whole = wholeOf(next);
    const problem = wholeProblem(whole);
    if (problem !== null) throw new SatchelError(unfitCall(problem));
    const changed = sectionNames.filter((name) => !isSame(next[name], chosen[name]));
    if (changed.length === 0) return all;
    atomically(database, () => {
      for (const name of changed) table.set(sectionSetting(name), { chosen: next[name] });
    });
    const before = all;
    chosen = next;
    all = whole;
    for (const name of changed) {
      if (isSame(before[name], whole[name])) continue;
      for (const hear of [...(hearers.get(name) ?? [])]) hear(whole[name] as never);
    }
    emit('settingsChanged', whole);
    return whole;
  }

  /** What is put back to its default by hand is as if it had never been set. */
  function put(patch: SettingsPatch): Settings {
    const next = sectionNames.map((name) => {
      const fields = Object.entries({ ...chosen[name], ...patch[name] });
      const usual: Readonly<Record<string, unknown>> = defaults[name];
      const set = fields.filter(
        ([key, value]) => value !== undefined && !isSame(value, usual[key]),
      );
      return [name, Object.fromEntries(set)];
    });
    return keep(Object.fromEntries(next) as AllChosen);
  }

  const reader: SettingsReader = {
    get: (name) => all[name],
    subscribe(name, hear) {
      const known = hearers.get(name) ?? new Set();
      hearers.set(name, known);
      known.add(hear as (now: never) => void);
      return () => void known.delete(hear as (now: never) => void);
    },
  };
  const service: OwnCalls = {
    all: async () => all,
    put: async (patch) => put(patch),
    async reset({ section, key }) {
      const { [key ?? '']: _gone, ...others } = chosen[section] as Record<string, unknown>;
      const left = key === undefined ? {} : others;
      return keep({ ...chosen, [section]: left });
    },
    async forget({ part }) {
      await deps.forget(part);
      return undefined;
    },
  };
  return { reader, service, put, all: () => all };
}

function wholeOf(chosen: AllChosen): Settings {
  return Object.fromEntries(
    sectionNames.map((name) => [name, { ...defaults[name], ...chosen[name] }]),
  ) as Settings;
}
