import type { CopyTemplate } from '../../settings/copying.ts';
import { bbcodeWriter } from './bbcode.ts';
import { curlWriter } from './curl.ts';
import { csvWriter, jsonWriter } from './data.ts';
import { htmlWriter } from './html.ts';
import { isPasted, type PastedFormat, templateOf } from './linkFormat.ts';
import { markdownWriter } from './markdown.ts';
import type { LinkWriter } from './parts/linkWriter.ts';
import { plainWriter } from './plain.ts';
import { snippetOf } from './snippets/senders.ts';
import { snippetWriter } from './snippets/snippetWriter.ts';
import { readTemplate } from './template/readTemplate.ts';
import { templateWriter } from './template/templateWriter.ts';

export interface CopyingFormats {
  readonly format: string;
  readonly templates: readonly CopyTemplate[];
}

const pasted: Readonly<Record<PastedFormat, LinkWriter>> = {
  plain: plainWriter,
  markdown: markdownWriter,
  html: htmlWriter,
  bbcode: bbcodeWriter,
  json: jsonWriter,
  csv: csvWriter,
  curl: curlWriter,
};

/** What writes a format; null for a template that is not there or cannot be read, and for a format that nobody knows. */
export function writerOf(format: string, templates: readonly CopyTemplate[]): LinkWriter | null {
  const snippet = snippetOf(format);
  if (snippet !== undefined) return snippetWriter(snippet.provider, snippet.language);
  if (isPasted(format)) return pasted[format];
  const template = templateOf(format, templates);
  const parts = template === undefined ? null : readTemplate(template.text).parts;
  return parts === null ? null : templateWriter(parts);
}

/** The format that is remembered, or plain links where that is one that is gone. */
export const rememberedFormat = ({ format, templates }: CopyingFormats): string =>
  writerOf(format, templates) === null ? 'plain' : format;
