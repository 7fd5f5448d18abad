import { csvCell } from '../../../text/csvLine.ts';
import { fieldOf } from '../parts/fields.ts';
import { type LinkWriter, linkByLink } from '../parts/linkWriter.ts';
import { escapeMarkdown, escapeMarkup } from '../parts/markup.ts';
import { oneLine } from '../parts/oneLine.ts';
import { shellWord } from '../parts/shellWord.ts';
import type { TemplateContext, TemplatePart } from './readTemplate.ts';

function inContext(value: string, context: TemplateContext | null): string {
  switch (context) {
    case null:
      return value;
    case 'html':
      return escapeMarkup(value);
    case 'markdown':
      return escapeMarkdown(value);
    case 'json':
      return JSON.stringify(value);
    case 'csv':
      return csvCell(value);
    case 'shell':
      return shellWord(value);
    case 'url':
      return encodeURIComponent(value);
    default:
      return context satisfies never;
  }
}

/** Fills a template once for each link: what a field holds is written and never read as a template again. */
export const templateWriter = (parts: readonly TemplatePart[]): LinkWriter =>
  linkByLink((link, number, count) =>
    parts
      .map((part) => {
        if (part.kind === 'text') return part.text;
        const value = fieldOf(part.field, link, number, count);
        return inContext(oneLine(String(value ?? '')), part.context);
      })
      .join(''),
  );
