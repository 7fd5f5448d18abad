import { CalendarPlus } from 'lucide-react';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { saveCalendarOf } from '../calendar.ts';
import type { ItemAction } from './itemAction.ts';
import { thoseOf } from './possible.ts';

/** Saves a calendar of when items expire; where the end of none is known there is nothing to put into one. */
export const calendarAction: ItemAction = {
  id: 'calendar',
  Icon: CalendarPlus,
  look: 'outlined',
  surfaces: ['menu'],
  label: ({ count }) => en.expiring.calendar(count, formatCount(count)),
  keys: null,
  possible: (chosen, { providerOf }) => ({
    ...thoseOf(chosen, (id) => chosen.soonestEndAt !== null && providerOf(id) !== undefined),
    living: chosen.living,
    blocked: false,
    linkLifeMs: null,
    why: [],
  }),
  run: saveCalendarOf,
};
