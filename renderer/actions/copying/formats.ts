import {
  formatOfTemplate,
  type PastedFormat,
  pastedFormats,
  templateOf,
} from '../../../shared/links/formats/linkFormat.ts';
import {
  type SnippetFormat,
  type SnippetLanguage,
  type SnippetProvider,
  senders,
  snippetFormats,
  snippetLanguages,
  snippetProviders,
} from '../../../shared/links/formats/snippets/senders.ts';
import { readTemplate } from '../../../shared/links/formats/template/readTemplate.ts';
import { rememberedFormat } from '../../../shared/links/formats/writerOf.ts';
import type { CopyTemplate } from '../../../shared/settings/copying.ts';
import { useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { type Chord, fits, type KeyPress } from '../chord.ts';

const words = en.copying;

/** Letters for what is pasted; a Mac's Option and everybody's Alt write nothing here. */
const letters: Readonly<Record<PastedFormat, string>> = {
  plain: 'l',
  markdown: 'm',
  html: 'h',
  bbcode: 'b',
  json: 'j',
  csv: 'v',
  curl: 'u',
};
/** For what sends, in the order of the keyboard's upper row. */
const digits = '1234567890-=';
/** Templates beyond these have no keys. */
const mostTemplateKeys = 9;

/** A format as it is offered. */
export interface CopyFormat {
  /** As a call and the setting name it. */
  readonly format: string;
  /** Where it stands alone. */
  readonly label: string;
  /** Within a sentence, after “copied”; empty for plain links. */
  readonly as: string;
  readonly chord: Chord | null;
}

const languageLabel = (provider: SnippetProvider, language: SnippetLanguage) =>
  language === 'xml' && !senders[provider].xml.carriesMedia
    ? words.xmlAsText
    : words.languages[language];

/** What is pasted as it is. */
export const pastedOnes = pastedFormats.map((format): CopyFormat => {
  const chord = { key: letters[format], alt: true, shift: true };
  return { format, label: words.formats[format], as: words.as[format], chord };
});

const aloneOf = (provider: SnippetProvider, language: string) =>
  words.snippet(senders[provider].label, language);

/** The snippets of each provider, each called by its language. */
export const snippetGroups = snippetProviders.map((provider) => ({
  provider,
  label: words.send(senders[provider].label),
  formats: snippetLanguages.map((language): CopyFormat => {
    const format: SnippetFormat = `${provider}-${language}`;
    const label = languageLabel(provider, language);
    const key = digits[snippetFormats.indexOf(format)];
    const chord = key === undefined ? null : { key, alt: true, shift: true };
    return { format, label, as: words.asTemplate(aloneOf(provider, label)), chord };
  }),
}));

/** All that Satchel brings along, each as it is called where it stands alone. */
const brought: readonly CopyFormat[] = [
  ...pastedOnes,
  ...snippetGroups.flatMap(({ provider, formats }) =>
    formats.map((one) => ({ ...one, label: aloneOf(provider, one.label) })),
  ),
];

const isReadable = ({ text }: CopyTemplate) => readTemplate(text).fault === null;

/** A person's own, in their order; one that cannot be read is not offered. */
export const ownFormats = (templates: readonly CopyTemplate[]): CopyFormat[] =>
  templates.filter(isReadable).map((template, at) => ({
    format: formatOfTemplate(template),
    label: template.title,
    as: words.asTemplate(template.title),
    chord: at < mostTemplateKeys ? { key: String(at + 1), alt: true, shift: false } : null,
  }));

/** All there are. */
export const formatsWith = (templates: readonly CopyTemplate[]): readonly CopyFormat[] => [
  ...brought,
  ...ownFormats(templates),
];

/** How a format is called within a sentence. */
export function asOf(format: string, templates: readonly CopyTemplate[]): string {
  const known = brought.find((one) => one.format === format);
  const own = templateOf(format, templates);
  return known?.as ?? (own === undefined ? '' : words.asTemplate(own.title));
}

const settings = () => useSettings.getState().all.copying;

/** What links are copied as unless another format is chosen. */
export const formatNow = (): string => rememberedFormat(settings());

/** The same within a sentence. */
export const asNow = (): string => asOf(formatNow(), settings().templates);

/** The format that keys stand for; undefined where they stand for none. */
export function formatFor(press: KeyPress): CopyFormat | undefined {
  return formatsWith(settings().templates).find(
    ({ chord }) => chord !== null && fits(chord, press),
  );
}
