import type { Section, SettingKey, Settings } from '../../../../shared/settings/settings.ts';
import { en } from '../../../strings/en.ts';
import type { RowId } from './catalogue.ts';
import { SettingRow } from './SettingRow.tsx';
import { Switch } from './Switch.tsx';
import { useSetting } from './useSetting.ts';

/** The settings of a section that are on or off. */
type SwitchKey<S extends Section> = {
  [K in SettingKey<S>]: Settings[S][K] extends boolean ? K : never;
}[SettingKey<S>];

interface SwitchRowProps<S extends Section> {
  section: S;
  name: SwitchKey<S>;
}

export function SwitchRow<S extends Section>({ section, name }: SwitchRowProps<S>) {
  const { value, usual, isSet, put, reset } = useSetting(section, name);
  const of = `${section}.${name}` as RowId;
  const { label } = en.settings.rows[of];
  return (
    <SettingRow of={of} usual={{ value: usual ? en.settings.on : en.settings.off, isSet, reset }}>
      <Switch
        label={label}
        on={value as boolean}
        onChange={(on) => put(on as Settings[S][SwitchKey<S>])}
      />
    </SettingRow>
  );
}
