import { useState } from 'react';
import { Form } from 'react-aria-components';
import { aheadChoices, dayMs, type KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import type { DialogOf } from '../../stores/dialogs/dialog.ts';
import { keepThem, limitKeep } from '../../stores/keepAliveStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatDuration } from '../../text/format.ts';
import { forecastText } from '../../text/lasting/keepText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Times } from '../../ui/time/Times.tsx';
import styles from './Keep.module.css';
import { useForecast } from './useForecast.ts';

const words = en.keepAlive;
const dayChoices = [1, 2, 3, 7, 14, 30, 90, 180, 365];
const timesChoices = [1, 3, 10, 30];

interface KeepDialogProps extends Omit<DialogOf<'keep-alive'>, 'kind'> {
  onClose: () => void;
}

/** A figure as typed; null where it is none that may be. */
function figure(text: string, most: number): number | null {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}

/** What a person allows, and what that comes to, before anything is kept alive. */
export function KeepDialog({ of, title, limits: before, onClose }: KeepDialogProps) {
  const ceiling = useSettings(settingsOf('keepAlive'));
  const [openedAt] = useState(providerNow);
  const usualDays = Math.min(7, ceiling.mostDays);
  const [days, setDays] = useState<string>(before === null ? `${usualDays}` : 'same');
  const [aDay, setADay] = useState(`${before?.mostADay ?? Math.min(50, ceiling.mostUploadsADay)}`);
  const [most, setMost] = useState(`${before?.mostItems ?? Math.min(50, ceiling.mostItems)}`);
  const [times, setTimes] = useState(`${before?.mostTimes ?? 'any'}`);
  const [ahead, setAhead] = useState(`${before?.aheadMs ?? 30 * 60_000}`);
  const [afterEnd, setAfterEnd] = useState(before?.afterEnd ?? true);
  const [begun, setBegun] = useState(false);
  const ofView = of.some(({ kind }) => kind === 'view');

  const mostADay = figure(aDay, ceiling.mostUploadsADay);
  const mostItems = figure(most, ceiling.mostItems);
  const untilAt =
    days === 'same' && before !== null ? before.untilAt : openedAt + Number(days) * dayMs;
  const limits: KeepLimits | null =
    mostADay === null || mostItems === null
      ? null
      : {
          untilAt,
          mostADay,
          mostItems,
          mostTimes: times === 'any' ? null : Number(times),
          aheadMs: Number(ahead),
          afterEnd,
        };
  const forecast = useForecast(of, limits);
  const said =
    forecast === null || limits === null ? null : forecastText(forecast, limits, openedAt);

  async function save(): Promise<void> {
    if (limits === null || begun) return;
    setBegun(true);
    if (await (before === null ? keepThem : limitKeep)(of, limits)) {
      const started =
        of.length === 1 ? words.started(title) : words.startedSome(formatCount(of.length));
      say(before === null ? started : words.saved);
      onClose();
    } else setBegun(false);
  }

  const known = dayChoices.filter((count) => count <= ceiling.mostDays);
  // What is proposed is among the choices, whatever the settings allow.
  const offered = [...new Set([...known, usualDays])].sort((a, b) => a - b);
  const dayOptions = [
    ...(before === null ? [] : [{ id: 'same', label: words.untilSame }]),
    ...offered.map((count) => ({
      id: `${count}`,
      label: words.untilDays(count),
    })),
  ];
  const timesOptions = [
    { id: 'any', label: words.timesAny },
    ...[...new Set([...timesChoices, ...(before?.mostTimes ? [before.mostTimes] : [])])]
      .sort((a, b) => a - b)
      .map((count) => ({ id: `${count}`, label: words.timesOf(count) })),
  ];
  const aheadOptions = [...new Set([...aheadChoices, Number(ahead)])]
    .sort((a, b) => a - b)
    .map((ms) => ({ id: `${ms}`, label: formatDuration(ms) }));
  const heading = of.length === 1 ? words.title(title) : words.titleSome(formatCount(of.length));
  return (
    <Dialog title={<bdi>{heading}</bdi>} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={styles.lead}>{words.lead}</p>
        <div className={styles.pair}>
          <Choice block label={words.until} value={days} options={dayOptions} onChange={setDays} />
          <Choice
            block
            label={words.ahead}
            value={ahead}
            options={aheadOptions}
            onChange={setAhead}
          />
          <Field
            required
            name="aDay"
            label={words.mostADay}
            value={aDay}
            maxLength={6}
            onChange={setADay}
            validate={(value) =>
              figure(value, ceiling.mostUploadsADay) === null
                ? words.number(formatCount(ceiling.mostUploadsADay))
                : null
            }
          />
          {ofView ? (
            <Field
              required
              name="most"
              label={words.mostItems}
              value={most}
              maxLength={6}
              onChange={setMost}
              validate={(value) =>
                figure(value, ceiling.mostItems) === null
                  ? words.number(formatCount(ceiling.mostItems))
                  : null
              }
            />
          ) : null}
          <Choice
            block
            label={words.mostTimes}
            value={times}
            options={timesOptions}
            onChange={setTimes}
          />
        </div>
        <div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={afterEnd}
              onChange={({ currentTarget }) => setAfterEnd(currentTarget.checked)}
            />
            {words.afterEnd}
          </label>
          <p className={styles.hint}>{words.afterEndHint}</p>
        </div>
        <section className={styles.forecast} aria-label={words.forecast.label} aria-live="polite">
          {said === null ? (
            <p className={styles.hint}>{words.forecast.asking}</p>
          ) : (
            <>
              <p className={styles.main}>
                <Times of={said.main} />
              </p>
              {said.warning === null ? null : <p className={styles.warning}>{said.warning}</p>}
              {said.unable === null ? null : <p>{said.unable}</p>}
            </>
          )}
          {ceiling.enabled ? null : <p className={styles.warning}>{words.forecast.switchedOff}</p>}
        </section>
        <DialogActions>
          <Button slot="close">{words.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={begun}>
            {before === null ? words.submit : words.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
