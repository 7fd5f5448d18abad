import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { en } from '../../strings/en.ts';
import { lengthText } from '../../text/filterWords.ts';
import { without } from './chips.ts';

/** One of several values that a part of the filter can have. */
export interface FilterChoice {
  readonly id: string;
  readonly label: string;
  readonly part: MediaFilter;
}

const words = en.find;
const hour = 3_600_000;
const day = 24 * hour;
const mb = 1_000_000;

const any: FilterChoice = { id: 'any', label: words.any, part: {} };

export const directionChoices: readonly FilterChoice[] = [
  any,
  { id: 'inbound', label: en.library.inspector.inbound, part: { direction: 'inbound' } },
  { id: 'outbound', label: en.library.inspector.outbound, part: { direction: 'outbound' } },
];

export const dateChoices: readonly FilterChoice[] = [
  any,
  { id: 'day', label: words.dates.day, part: { storedWithinMs: day } },
  { id: 'week', label: words.dates.week, part: { storedWithinMs: 7 * day } },
  { id: 'month', label: words.dates.month, part: { storedWithinMs: 30 * day } },
  { id: 'year', label: words.dates.year, part: { storedWithinMs: 365 * day } },
  ...[30, 90, 365].map((days) => ({
    id: `over ${days}`,
    label: words.chip.over(lengthText(days * day)),
    part: { storedOverMs: days * day },
  })),
];

const { atLeast, atMost } = words.chip;
export const sizeChoices: readonly FilterChoice[] = [
  any,
  { id: 'small', label: atMost('500 kB'), part: { maxBytes: mb / 2 } },
  { id: 'one', label: atLeast('1 MB'), part: { minBytes: mb } },
  { id: 'five', label: atLeast('5 MB'), part: { minBytes: 5 * mb } },
  { id: 'fifty', label: atLeast('50 MB'), part: { minBytes: 50 * mb } },
];

export const lifeChoices: readonly FilterChoice[] = [
  any,
  { id: 'soon', label: words.lives.soon, part: { endsWithinMs: 2 * hour } },
  { id: 'day', label: words.lives.day, part: { endsWithinMs: day } },
  { id: 'week', label: words.lives.week, part: { endsWithinMs: 7 * day } },
  { id: 'month', label: words.lives.month, part: { endsWithinMs: 30 * day } },
];

export const useChoices: readonly FilterChoice[] = [
  any,
  { id: 'used', label: words.chip.used, part: { used: true } },
  { id: 'unused', label: words.chip.unused, part: { used: false } },
];

export const archiveChoices: readonly FilterChoice[] = [
  any,
  { id: 'archived', label: words.chip.archived, part: { archived: true } },
  { id: 'unarchived', label: words.chip.unarchived, part: { archived: false } },
];

export const goneChoices: readonly FilterChoice[] = [
  { id: 'hide', label: words.gone.hide, part: {} },
  { id: 'also', label: words.gone.also, part: { gone: 'also' } },
  { id: 'only', label: words.gone.only, part: { gone: 'only' } },
];

type Key = keyof MediaFilter;

/** Puts a part in the place of what the filter has of these. */
export const replacing = (filter: MediaFilter, keys: readonly Key[], part: MediaFilter) => ({
  ...without(filter, keys),
  ...part,
});

/** Which choice the filter is; null for a value that is none of them, such as one that was typed. */
export function choiceOf(
  filter: MediaFilter,
  keys: readonly Key[],
  choices: readonly FilterChoice[],
): FilterChoice | null {
  const fits = ({ part }: FilterChoice) => keys.every((key) => filter[key] === part[key]);
  return choices.find(fits) ?? null;
}
