import { bbcodeWriter } from './bbcode.ts';
import { curlWriter } from './curl.ts';
import { csvWriter, jsonWriter } from './data.ts';
import { htmlWriter } from './html.ts';
import type { LinkFormat, LinkTemplate } from './linkFormat.ts';
import { type BuiltInFormat, builtInFormat, formatOfTemplate } from './linkFormat.ts';
import { markdownWriter } from './markdown.ts';
import type { LinkWriter } from './parts/linkWriter.ts';
import { plainWriter } from './plain.ts';
import { snippetLanguages, snippetProviders } from './snippets/senders.ts';
import { snippetWriter } from './snippets/snippetWriter.ts';
import { readTemplate } from './template/readTemplate.ts';
import { templateWriter } from './template/templateWriter.ts';

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

/** What writes a format; null for a template that is not there or cannot be read. */
export function writerOf(
  format: LinkFormat,
  templates: readonly LinkTemplate[],
): LinkWriter | null {
  const known = builtInFormat.safeParse(format);
  if (known.success) return builtIn(known.data);
  const template = templates.find((one) => formatOfTemplate(one) === format);
  const parts = template === undefined ? null : readTemplate(template.text).parts;
  return parts === null ? null : templateWriter(parts);
}
