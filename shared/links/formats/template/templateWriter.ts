import { csvCell } from '../../../text/csvLine.ts';
import { fieldOf } from '../fields.ts';
import { type LinkWriter, linkByLink } from '../linkWriter.ts';
import { escapeMarkdown } from '../markdown.ts';
import { escapeMarkup } from '../markup.ts';
import { oneLine } from '../oneLine.ts';
import { shellWord } from '../shellWord.ts';
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
