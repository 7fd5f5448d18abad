import {
  defaults,
  isDefault,
  type Section,
  type SettingKey,
  type Settings,
} from '../../../../shared/settings/settings.ts';
import { reset, set, settingsOf, useSettings } from '../../../stores/settings/settingsStore.ts';

/** A setting as it is now, what it is by default, and what sets it and puts it back. */
export function useSetting<S extends Section, K extends SettingKey<S>>(section: S, key: K) {
  const all = useSettings((state) => state.all);
  const value: Settings[S][K] = settingsOf(section)({ all })[key];
  return {
    value,
    usual: defaults[section][key] as Settings[S][K],
    isSet: !isDefault(all, section, key),
    put: (next: Settings[S][K]) =>
      void set(section, { [key]: next } as unknown as Partial<Settings[S]>),
    reset: () => void reset(section, key),
  };
}
