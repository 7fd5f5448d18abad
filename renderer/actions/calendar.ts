import type { CalendarOf } from '../../shared/contract/expiring.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import { client, failureOf } from '../bridge/client.ts';
import { nameOf, type Target } from '../stores/library/target.ts';
import { sayFailure } from '../stores/notices/sayFailure.ts';
import { say } from '../stores/notices/statusStore.ts';
import { queryOf, useView } from '../stores/view/viewStore.ts';
import { en } from '../strings/en.ts';
import { titleOfView } from './titleOfView.ts';

const words = en.expiring;

async function save(asked: Promise<CalendarOf>): Promise<void> {
  try {
    const saved = await client.expiring.saveCalendar({ of: await asked });
    if (saved === null) return;
    if (saved === 'none') say(words.calendarEmpty);
    else say(words.calendarSaved(saved.name), 'good');
  } catch (error) {
    sayFailure(failureOf(error), { what: words.calendarFailed });
  }
}

/** Lets a person save a calendar of when items expire. */
export function saveCalendarOf(target: Target): void {
  void save(nameOf(target).then((items) => ({ items })));
}

/** The same of all that the shown view has. */
export function saveCalendarOfView(): void {
  const filter = presentPart(queryOf(useView.getState()).filter);
  void save(Promise.resolve({ filter, title: titleOfView() }));
}
