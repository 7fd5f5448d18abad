import { create } from 'zustand';
import {
  defaults,
  type Section,
  type SettingKey,
  type Settings,
  type SettingsPatch,
} from '../../../shared/settings/settings.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { report } from '../../bridge/report.ts';
import { sayFailure } from '../notices/sayFailure.ts';

interface SettingsState {
  readonly all: Settings;
}

export const useSettings = create<SettingsState>(() => ({ all: defaults }));

/** A section of what a person set. */
export const settingsOf =
  <S extends Section>(section: S) =>
  ({ all }: SettingsState): Settings[S] =>
    all[section];

/** A section that says the same stays the same value, so that nothing that goes by it is drawn or made anew. */
export function putSettings(next: Settings): void {
  const { all } = useSettings.getState();
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const sections = Object.entries(next).map(([name, value]) => {
    const before = all[name as Section];
    return [name, isSame(before, value) ? before : value];
  });
  useSettings.setState({ all: Object.fromEntries(sections) as Settings });
}

export async function loadSettings(): Promise<void> {
  try {
    putSettings(await client.settings.all(undefined));
  } catch (error) {
    report(error, 'work');
  }
}

/** Shows what is answered; where it cannot be kept, what was before stays, and it is said why. */
async function keep(asked: Promise<Settings>): Promise<boolean> {
  try {
    putSettings(await asked);
    return true;
  } catch (error) {
    sayFailure(failureOf(error));
    return false;
  }
}

/** Sets some of a section's settings, at once. */
export function set<S extends Section>(section: S, patch: Partial<Settings[S]>): Promise<boolean> {
  return keep(client.settings.put({ [section]: patch } as SettingsPatch));
}

/** Back to the default: one setting, or a whole section. */
export function reset<S extends Section>(section: S, key?: SettingKey<S>): Promise<boolean> {
  return keep(client.settings.reset({ section, key }));
}
