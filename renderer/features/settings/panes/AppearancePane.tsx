import type { Theme } from '../../../../shared/settings/appearance.ts';
import {
  type Appearance,
  appear,
  useAppearance,
  usualAppearance,
} from '../../../stores/view/appearanceStore.ts';
import { en } from '../../../strings/en.ts';
import { Choice } from '../../../ui/form/Choice.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { Switch } from '../controls/Switch.tsx';
import { useSetting } from '../controls/useSetting.ts';

const words = en.settings;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** How the window and its items are drawn; what the menus of the library set as well is one setting with them. */
export function AppearancePane() {
  return (
    <>
      <ThemeRow />
      <Drawn name="layout" labels={words.layouts} />
      <Drawn name="fit" labels={en.library.fits} />
      <Drawn name="density" labels={words.densities} />
      <ByDay />
    </>
  );
}

function ThemeRow() {
  const { value, usual, isSet, put, reset } = useSetting('appearance', 'theme');
  return (
    <SettingRow of="appearance.theme" usual={{ value: words.themes[usual], isSet, reset }}>
      <Choice
        label={words.rows['appearance.theme'].label}
        value={value}
        options={themes.map((id) => ({ id, label: words.themes[id] }))}
        onChange={put}
      />
    </SettingRow>
  );
}

interface DrawnProps<K extends 'layout' | 'fit' | 'density'> {
  name: K;
  labels: Readonly<Record<Appearance[K], string>>;
}

function Drawn<K extends 'layout' | 'fit' | 'density'>({ name, labels }: DrawnProps<K>) {
  const value = useAppearance((appearance) => appearance[name]);
  const usual = usualAppearance[name];
  const put = (next: Appearance[K]) => appear({ [name]: next });
  const options = (Object.keys(labels) as Appearance[K][]).map((id) => ({ id, label: labels[id] }));
  return (
    <SettingRow
      of={`appearance.${name}`}
      usual={{ value: labels[usual], isSet: value !== usual, reset: () => put(usual) }}
    >
      <Choice<Appearance[K]>
        label={words.rows[`appearance.${name}`].label}
        value={value}
        options={options}
        onChange={put}
      />
    </SettingRow>
  );
}

function ByDay() {
  const byDay = useAppearance((appearance) => appearance.byDay);
  const usual = usualAppearance.byDay;
  return (
    <SettingRow
      of="appearance.byDay"
      usual={{
        value: usual ? words.on : words.off,
        isSet: byDay !== usual,
        reset: () => appear({ byDay: usual }),
      }}
    >
      <Switch
        label={words.rows['appearance.byDay'].label}
        on={byDay}
        onChange={(on) => appear({ byDay: on })}
      />
    </SettingRow>
  );
}
