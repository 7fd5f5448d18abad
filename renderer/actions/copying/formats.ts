import {
  type BuiltInFormat,
  builtInFormats,
  formatOfTemplate,
  isBuiltIn,
  templateOf,
} from '../../../shared/links/formats/linkFormat.ts';
import {
  type SnippetLanguage,
  type SnippetProvider,
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

/** Letters for what is pasted, digits for what sends; a Mac's Option and everybody's Alt write nothing here. */
const keys: Readonly<Record<BuiltInFormat, string>> = {
  plain: 'l',
  markdown: 'm',
  html: 'h',
  bbcode: 'b',
  json: 'j',
  csv: 'v',
  curl: 'u',
  'plivo-curl': '1',
  'plivo-node': '2',
  'plivo-python': '3',
  'plivo-xml': '4',
  'twilio-curl': '5',
  'twilio-node': '6',
  'twilio-python': '7',
  'twilio-xml': '8',
  'signalwire-curl': '9',
  'signalwire-node': '0',
  'signalwire-python': '-',
  'signalwire-xml': '=',
};
/** Templates beyond these have no keys. */
const mostTemplateKeys = 9;

/** What snippets send with; names of companies, which are no words of a language. */
const providers: Readonly<Record<SnippetProvider, string>> = {
  plivo: 'Plivo',
  twilio: 'Twilio',
  signalwire: 'SignalWire',
};

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

const isSnippet = (
  format: BuiltInFormat,
): format is Exclude<BuiltInFormat, keyof typeof words.as> => format.includes('-');

const languageLabel = (provider: SnippetProvider, language: SnippetLanguage) =>
  provider === 'plivo' && language === 'xml' ? words.plivoXml : words.languages[language];

function builtIn(format: BuiltInFormat): CopyFormat {
  const chord = { key: keys[format], alt: true, shift: true };
  if (!isSnippet(format))
    return { format, label: words.formats[format], as: words.as[format], chord };
  const provider = snippetProviders.find((one) => format.startsWith(`${one}-`)) ?? 'plivo';
  const language = snippetLanguages.find((one) => format.endsWith(`-${one}`)) ?? 'curl';
  const label = words.snippet(providers[provider], languageLabel(provider, language));
  return { format, label, as: words.asTemplate(label), chord };
}

const brought = builtInFormats.map(builtIn);

/** What Satchel brings along that is pasted as it is, without snippets. */
export const plainFormats = brought.filter(({ format }) => isBuiltIn(format) && !isSnippet(format));

/** The snippets of each provider, each called by its language. */
export const snippetFormats = snippetProviders.map((provider) => ({
  provider,
  label: words.send(providers[provider]),
  formats: snippetLanguages.flatMap((language) => {
    const found = brought.find(({ format }) => format === `${provider}-${language}`);
    return found === undefined ? [] : [{ ...found, label: languageLabel(provider, language) }];
  }),
}));

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
