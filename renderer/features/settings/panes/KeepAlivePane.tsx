import { keepAliveSettings } from '../../../../shared/settings/keepAlive.ts';
import { en } from '../../../strings/en.ts';
import { formatCount } from '../../../text/format.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import { useSetting } from '../controls/useSetting.ts';

/** The limits within which Satchel uploads again what is kept alive. */
export function KeepAlivePane() {
  return (
    <>
      <SwitchRow section="keepAlive" name="enabled" />
      <Limit name="mostUploadsADay" />
      <Limit name="mostDays" />
      <Limit name="mostItems" />
    </>
  );
}

function Limit({ name }: { name: 'mostUploadsADay' | 'mostDays' | 'mostItems' }) {
  const { value, usual, isSet, put, reset } = useSetting('keepAlive', name);
  const { minValue, maxValue } = keepAliveSettings.shape[name];
  return (
    <SettingRow of={`keepAlive.${name}`} usual={{ value: formatCount(usual), isSet, reset }}>
      <NumberField
        label={en.settings.rows[`keepAlive.${name}`].label}
        value={value}
        least={minValue ?? 1}
        most={maxValue ?? Number.MAX_SAFE_INTEGER}
        onChange={put}
      />
    </SettingRow>
  );
}
