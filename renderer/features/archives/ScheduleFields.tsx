import { useEffect, useState } from 'react';
import type { Schedule } from '../../../shared/archives/schedule.ts';
import type { Archive } from '../../../shared/contract/archives.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { nextMinute } from '../../text/nextMidnight.ts';
import { minuteOf, nextTimeText, timeField, weekdays } from '../../text/scheduleText.ts';
import { Choice } from '../../ui/form/Choice.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Archives.module.css';

const words = en.archives;

/** Early, when a computer that is on has little else to do. */
const usual = { atMinute: 8 * 60, weekday: 1 } as const;
const everies = ['off', 'day', 'week'] as const;

function keep(archiveId: string, schedule: Schedule | null): void {
  client.archives
    .setSchedule({ archiveId, schedule })
    .catch((error: unknown) => sayFailure(failureOf(error)));
}

interface ScheduleFieldsProps {
  archive: Archive;
  /** Something brings it up to date just now. */
  updating: boolean;
}

/** When an archive is brought up to date by itself: how often, on which day, at what time, and when that is next. */
export function ScheduleFields({ archive, updating }: ScheduleFieldsProps) {
  const { id, title, schedule, nextAt } = archive;
  const now = useNow(nextMinute);
  return (
    <>
      <div className={styles.acts}>
        <span className={styles.hint} aria-hidden>
          {words.schedule}
        </span>
        <Choice
          label={en.names.of(words.schedule, title)}
          value={schedule?.every ?? 'off'}
          options={everies.map((every) => ({ id: every, label: words.schedules[every] }))}
          onChange={(every) => keep(id, every === 'off' ? null : { ...usual, ...schedule, every })}
        />
        {schedule?.every === 'week' ? (
          <Choice
            label={en.names.of(words.weekday, title)}
            value={String(schedule.weekday)}
            options={weekdays().map(({ day, name }) => ({ id: String(day), label: name }))}
            onChange={(day) => keep(id, { ...schedule, weekday: Number(day) })}
          />
        ) : null}
        {schedule === null ? null : <TimeField archiveId={id} title={title} schedule={schedule} />}
      </div>
      {nextAt === null || updating ? null : (
        <p className={styles.hint} role="status">
          {nextAt <= now ? (
            words.dueNow
          ) : (
            <Exact at={nextAt} text={words.nextAt(nextTimeText(nextAt, now))} />
          )}{' '}
          {words.whenClosed}
        </p>
      )}
    </>
  );
}

interface TimeFieldProps {
  archiveId: string;
  title: string;
  schedule: Schedule;
}

/** Kept when it is left, or after Enter: what is typed meanwhile are times that nobody means. */
function TimeField({ archiveId, title, schedule }: TimeFieldProps) {
  const kept = timeField(schedule.atMinute);
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  const commit = () => {
    const atMinute = minuteOf(typed);
    if (atMinute === null) setTyped(kept);
    else if (atMinute !== schedule.atMinute) keep(archiveId, { ...schedule, atMinute });
  };
  return (
    <input
      type="time"
      className={styles.time}
      aria-label={en.names.of(words.time, title)}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit();
      }}
    />
  );
}
