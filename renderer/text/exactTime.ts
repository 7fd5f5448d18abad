import { formatUtc } from './formatFacts.ts';

const formats = new Map<string | undefined, Intl.DateTimeFormat>();

function formatIn(locale: string | undefined): Intl.DateTimeFormat {
  const options = { dateStyle: 'full', timeStyle: 'long' } as const;
  const known = formats.get(locale) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(locale, known);
  return known;
}

export interface ExactTime {
  /** By the clock of this computer, to the second and with its time zone. */
  readonly local: string;
  readonly utc: string;
}

/** An instant as exactly as it is worth telling: here, and as everyone who compares it writes it. `at` is an instant. */
export function exactTime(at: number, locale?: string): ExactTime {
  return { local: formatIn(locale).format(at), utc: formatUtc(at) };
}

/** The same on two lines, for the title of what is drawn too often to have more. */
export function exactTitle(at: number, locale?: string): string {
  const { local, utc } = exactTime(at, locale);
  return `${local}\n${utc}`;
}
