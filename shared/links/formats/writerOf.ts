import type { CopyTemplate } from '../../settings/copying.ts';
import { bbcodeWriter } from './bbcode.ts';
import { curlWriter } from './curl.ts';
import { csvWriter, jsonWriter } from './data.ts';
import { htmlWriter } from './html.ts';
import { type BuiltInFormat, isBuiltIn, templateOf } from './linkFormat.ts';
import { markdownWriter } from './markdown.ts';
import type { LinkWriter } from './parts/linkWriter.ts';
import { plainWriter } from './plain.ts';
import { snippetLanguages, snippetProviders } from './snippets/senders.ts';
import { snippetWriter } from './snippets/snippetWriter.ts';
import { readTemplate } from './template/readTemplate.ts';
import { templateWriter } from './template/templateWriter.ts';

export interface CopyingFormats {
  readonly format: string;
  readonly templates: readonly CopyTemplate[];
}

function builtIn(format: BuiltInFormat): LinkWriter {
  switch (format) {
    case 'plain':
      return plainWriter;
    case 'markdown':
      return markdownWriter;
    case 'html':
      return htmlWriter;
    case 'bbcode':
      return bbcodeWriter;
    case 'json':
      return jsonWriter;
    case 'csv':
      return csvWriter;
    case 'curl':
      return curlWriter;
    default: {
      const [provider, language] = format.split('-');
      return snippetWriter(
        snippetProviders.find((known) => known === provider) ?? 'plivo',
        snippetLanguages.find((known) => known === language) ?? 'curl',
      );
    }
  }
}

/** What writes a format; null for a template that is not there or cannot be read, and for a format that nobody knows. */
export function writerOf(format: string, templates: readonly CopyTemplate[]): LinkWriter | null {
  if (isBuiltIn(format)) return builtIn(format);
  const template = templateOf(format, templates);
  const parts = template === undefined ? null : readTemplate(template.text).parts;
  return parts === null ? null : templateWriter(parts);
}

/** The format that is remembered, or plain links where that is one that is gone. */
export const rememberedFormat = ({ format, templates }: CopyingFormats): string =>
  writerOf(format, templates) === null ? 'plain' : format;
