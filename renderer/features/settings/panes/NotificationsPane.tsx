import { set } from '../../../stores/settings/settingsStore.ts';
import { en } from '../../../strings/en.ts';
import { formatDuration } from '../../../text/format.ts';
import { Choice } from '../../../ui/form/Choice.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import { TimeField } from '../controls/TimeField.tsx';
import { useSetting } from '../controls/useSetting.ts';

const words = en.settings;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const aheads = [
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  3 * day,
  7 * day,
];
const morning = 9 * 60;
const evening = 22 * 60;

/** When a person is told of what expires, and when not. */
export function NotificationsPane() {
  return (
    <>
      <SwitchRow section="notifications" name="enabled" />
      <Ahead />
      <Digest />
      <Quiet />
    </>
  );
}

function Ahead() {
  const { value, usual, isSet, put, reset } = useSetting('notifications', 'aheadMs');
  // One that was imported may be any.
  const offered = [...new Set([...aheads, value])].sort((one, other) => one - other);
  return (
    <SettingRow of="notifications.aheadMs" usual={{ value: formatDuration(usual), isSet, reset }}>
      <Choice
        label={words.rows['notifications.aheadMs'].label}
        value={String(value)}
        options={offered.map((ms) => ({ id: String(ms), label: formatDuration(ms) }))}
        onChange={(ms) => put(Number(ms))}
      />
    </SettingRow>
  );
}

function Digest() {
  const { value, isSet, put, reset } = useSetting('notifications', 'digestAt');
  const { label } = words.rows['notifications.digestAt'];
  return (
    <SettingRow of="notifications.digestAt" usual={{ value: words.soon, isSet, reset }}>
      <Choice
        label={label}
        value={value === null ? 'soon' : 'daily'}
        options={[
          { id: 'soon', label: words.soon },
          { id: 'daily', label: words.daily },
        ]}
        onChange={(when) => put(when === 'soon' ? null : morning)}
      />
      {value === null ? null : (
        <TimeField label={en.names.of(words.at, label)} value={value} onChange={put} />
      )}
    </SettingRow>
  );
}

function Quiet() {
  const from = useSetting('notifications', 'quietFrom');
  const until = useSetting('notifications', 'quietUntil');
  const { label } = words.rows['notifications.quietFrom'];
  const put = (quietFrom: number | null, quietUntil: number | null) =>
    void set('notifications', { quietFrom, quietUntil });
  const reset = () => put(null, null);
  const span =
    from.value === null || until.value === null ? null : { from: from.value, until: until.value };
  const other = (one: number) => (time: number) => (time === one ? words.sameTimes : null);
  return (
    <SettingRow
      of="notifications.quietFrom"
      usual={{ value: words.never, isSet: from.isSet || until.isSet, reset }}
    >
      <Choice
        label={label}
        value={span === null ? 'never' : 'span'}
        options={[
          { id: 'never', label: words.never },
          { id: 'span', label: words.quietSpan },
        ]}
        onChange={(when) => (when === 'never' ? reset() : put(evening, morning))}
      />
      {span === null ? null : (
        <>
          <TimeField
            label={en.names.of(words.quietFrom, label)}
            value={span.from}
            refuse={other(span.until)}
            onChange={(time) => put(time, span.until)}
          />
          <TimeField
            label={en.names.of(words.quietUntil, label)}
            value={span.until}
            refuse={other(span.from)}
            onChange={(time) => put(span.from, time)}
          />
        </>
      )}
    </SettingRow>
  );
}
